"""What is the same everywhere: rooms, stores, languages, headers. A place adds its own in `demo` or `production`."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf.locale import LANG_INFO

from samakki.kernel.languages import BY_TAG
from samakki.kernel.languages import LANGUAGES as TONGUES
from samakki.settings import stores
from samakki.settings.days import time_zone
from samakki.settings.logs import logging_of
from samakki.settings.scanner import scanner
from samakki.settings.spark import spark

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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "samakki.vault",
    "samakki.facts",
    "samakki.journal",
    "samakki.access",
    "samakki.instruments",
    "samakki.consent",
    "samakki.cases",
    "samakki.assistance",
    "samakki.shelter",
    "samakki.transfers",
    "samakki.watch",
    "samakki.keeping",
    "samakki.databook",
    "samakki.surveys",
    "samakki.duties",
    "samakki.doors.web",
    "samakki.settings.apps.SettingsConfig",
]
MIDDLEWARE = [
    "samakki.doors.web.front.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samakki.doors.web.front.headers.SmallMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "samakki.doors.web.front.seat.SeatMiddleware",
    "samakki.doors.web.front.answers.AnswersMiddleware",
    "samakki.doors.web.front.parking.ParkingMiddleware",
    "samakki.doors.web.front.upload.TurnAwayMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samakki.doors.web.front.in_place.InPlaceMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samakki.doors.web.front.refusals.RefusalsMiddleware",
    "samakki.doors.web.front.pace.PaceMiddleware",
    "samakki.doors.web.front.gate.GateMiddleware",
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

MESSAGE_STORAGE = "samakki.doors.web.front.cookies.Told"
AUTH_USER_MODEL = "access.Member"
AUTHENTICATION_BACKENDS: list[str] = []
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SAMAKKI_SECOND_FACTOR = True
"""Whether nobody gets further than the passphrase without a second factor: everywhere but in the demonstration."""
SAMAKKI_DRAFT_TEXTS = False
"""Whether texts that no native reader has signed are read with people: only in the demonstration, under a banner."""
SAMAKKI_ADDRESS = os.environ.get("SAMAKKI_ADDRESS", "")
"""The address at which people reach this node, as links are written with; without it, that of the request."""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_ADAPTER = "allauth.account.adapter.DefaultAccountAdapter"
MFA_ADAPTER = "samakki.access.gateways.boxes.SealingAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_PASSKEY_SIGNUP_ENABLED = False

SAMAKKI_BEHIND_PROXY = os.environ.get("SAMAKKI_BEHIND_PROXY") == "1"
AXES_CLIENT_IP_CALLABLE = "samakki.doors.web.signin.lockout.address_of"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_SENSITIVE_PARAMETERS = ["login", "passphrase", "code", "next", "csrfmiddlewaretoken"]
AXES_PASSWORD_FORM_FIELD = "passphrase"  # noqa: S105 -- the name of a field, which axes leaves out
SILENCED_SYSTEM_CHECKS = [
    "axes.W002",  # the sign-in page asks axes itself: no middleware answers in its place
    "axes.W003",  # there is no password for a backend to check: the passphrase opens the member's key
]

SAMAKKI_BACKUP_KEYS = [Path(place) for place in os.environ.get("SAMAKKI_BACKUP_KEYS", "").split(os.pathsep) if place]
"""The folders in which the keys of the copies of the keystore lie; one in the node's own folder where none is named."""
SAMAKKI_BACKUP_GRACE = os.environ.get("SAMAKKI_BACKUP_GRACE", "30")
"""So many days such a key stands after the next one was made: at most 30."""
SAMAKKI_BACKUP = os.environ.get("SAMAKKI_BACKUP", "")
"""Where copies of this node are made while it serves; none are made by themselves where it is empty."""
SAMAKKI_BACKUP_KEYSTORE = os.environ.get("SAMAKKI_BACKUP_KEYSTORE", "")
"""Where the copies of the keystore go, when not below the same place."""
SAMAKKI_BACKUP_EVERY = os.environ.get("SAMAKKI_BACKUP_EVERY", "24")
"""So many hours lie between two copies."""
SAMAKKI_BACKUP_KEEP = os.environ.get("SAMAKKI_BACKUP_KEEP", "30")
"""So many copies of the data stay of those that are made while the node serves."""
SAMAKKI_BALLAST = os.environ.get("SAMAKKI_BALLAST", "64")
"""So many MB lie beside each SQLite store, to be thrown off when an erasure finds the disk full."""
SAMAKKI_SCANNER = scanner(os.environ)
SAMAKKI_SPARK = spark(os.environ)
"""The address of the Spark that counts for the data book; empty where DuckDB does."""
"""Where the operator's scanner listens on this machine; None where there is none."""
DATABASES = stores.databases(FOLDER, os.environ)
LOGGING = logging_of(
    os.environ.get("SAMAKKI_LOG", "WARNING"),
    os.environ.get("SAMAKKI_LOG_TO", ""),
    os.environ.get("SAMAKKI_LOG_AUTHORITY", ""),
)
DATABASE_ROUTERS = ["samakki.settings.stores.StoreRouter"]

USE_TZ = True
TIME_ZONE = time_zone(os.environ)
"""By which clock it is today here: what is due, which night it is, and every moment that is shown, go by it."""
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [(tongue.tag, tongue.own_name) for tongue in TONGUES]
LANG_INFO.setdefault("lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": BY_TAG["lo"].own_name})
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_NAME = "samakki_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = Path(os.environ.get("SAMAKKI_STATIC", FOLDER / "static"))
STATICFILES_DIRS = [HERE / "doors" / "web" / "static"]
FILE_UPLOAD_HANDLERS = ["samakki.doors.web.front.upload.MemoryOnly"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a page of a long form: refusing it would lose what was typed
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "samakki.doors.web.front.parking.forged"
SESSION_COOKIE_SECURE = False
SAMAKKI_PACE = int(os.environ.get("SAMAKKI_PACE", "600"))
EXIT_ADDRESS = os.environ.get("SAMAKKI_EXIT_ADDRESS", "https://duckduckgo.com/?q=weather")
