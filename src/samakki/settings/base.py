"""What is the same everywhere: rooms, stores, languages, headers. A place adds its own in `demo` or `production`."""

import os
from pathlib import Path
from typing import Final

from samakki.kernel.languages import LANGUAGES as TONGUES
from samakki.settings import stores

HERE: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = Path(os.environ.get("SAMAKKI_FOLDER", "samakki-node")).resolve()

DEBUG = False
SECRET_KEY = ""
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "samakki.settings.urls"
WSGI_APPLICATION = "samakki.settings.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "samakki.vault",
    "samakki.journal",
    "samakki.access",
    "samakki.instruments",
    "samakki.cases",
    "samakki.doors.web",
    "samakki.settings.apps.SettingsConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "doors" / "web"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = stores.databases(FOLDER, os.environ)
DATABASE_ROUTERS = ["samakki.settings.stores.StoreRouter"]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [(tongue.tag, tongue.own_name) for tongue in TONGUES]
LOCALE_PATHS = [HERE / "locale"]
STATIC_URL = "static/"
STATIC_ROOT = FOLDER / "static"
