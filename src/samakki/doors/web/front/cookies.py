"""How cookies are named: over TLS so that no other host of the domain can set them, nor a page without TLS."""

from typing import Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage

_TOLD: Final = "samakki_told"


def cookie_named(name: str) -> str:
    """Name a cookie of the house: `samakki_seat`, over TLS `__Host-samakki-seat`."""
    return f"__Host-{name.replace('_', '-')}" if settings.SESSION_COOKIE_SECURE else name


class _OwnCookie(CookieStorage):
    @property
    def cookie_name(self) -> str:  # type: ignore[override]  # a name that depends on the place
        """Name the cookie in which the next page is told what was done."""
        return cookie_named(_TOLD)


class Told(FallbackStorage):
    """Keeps what the next page shows once above its content: in a cookie of ours, or in the session when it is long."""

    storage_classes = (_OwnCookie, SessionStorage)
