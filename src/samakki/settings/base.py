"""What is the same everywhere: rooms, stores, languages, headers. A place adds its own in `demo` or `production`."""

import os
from pathlib import Path
from typing import Final

from django.conf.locale import LANG_INFO

from samakki.kernel.languages import BY_TAG
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
    "samakki.doors.web.front.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samakki.doors.web.front.headers.SmallMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samakki.doors.web.front.in_place.InPlaceMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "samakki.doors.web.front.refusals.RefusalsMiddleware",
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
                "samakki.doors.web.front.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "samakki.doors.web.templatetags.look",
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
LANG_INFO.setdefault("lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": BY_TAG["lo"].own_name})
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_NAME = "samakki_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
STATIC_URL = "/static/"
STATIC_ROOT = FOLDER / "static"
STATICFILES_DIRS = [HERE / "doors" / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "samakki.doors.web.errors.views.forged"
SESSION_COOKIE_SECURE = False
EXIT_ADDRESS = os.environ.get("SAMAKKI_EXIT_ADDRESS", "https://duckduckgo.com/?q=weather")
