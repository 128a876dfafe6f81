"""A node with real people in it: secrets from the service manager, nothing but TLS, hosts named."""

import os

from samakki.settings.base import *  # noqa: F403 -- a place is the base and what differs
from samakki.settings.base import SILENCED_SYSTEM_CHECKS as SILENCED_EVERYWHERE
from samakki.settings.credentials import SIGNS_COOKIES, credential

SECRET_KEY = credential(SIGNS_COOKIES, os.environ, shortest=50)
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("SAMAKKI_HOSTS", "").split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if os.environ.get("SAMAKKI_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-samakki"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-samakki-form"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = "__Host-samakki-language"
LANGUAGE_COOKIE_SECURE = True

SILENCED_SYSTEM_CHECKS = [
    *SILENCED_EVERYWHERE,
    "security.W002",  # the policy of HeadersMiddleware forbids to be framed
    "security.W022",  # HeadersMiddleware says what becomes of the referrer
]
