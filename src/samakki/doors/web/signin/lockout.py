"""Too many wrong tries from one address for one login: axes counts them, in the data, for all workers.

Only a keyed hash of the login is handed over: people type passphrases into the wrong field.
"""

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from samakki.access.words import folded

Credentials = dict[str, str]


def is_locked_out(request: HttpRequest, login: str) -> bool:
    """Tell whether this address has tried this login too often in the last quarter of an hour."""
    return not AxesProxyHandler.is_allowed(request, _hidden(login))


def note_failure(request: HttpRequest, login: str) -> None:
    """Count a wrong try."""
    user_login_failed.send(sender="samakki", credentials=_hidden(login), request=request)


def note_success(request: HttpRequest, login: str) -> None:
    """Forget the wrong tries for this login: its owner is in."""
    AxesProxyHandler.update_request(request)
    AxesProxyHandler.reset_attempts(username=_hidden(login)["username"])


def address_of(request: HttpRequest) -> str:
    """Give the address that asks: behind a proxy of ours, the one that the proxy has seen, which is the last."""
    seen = request.headers.get("X-Forwarded-For", "") if settings.SAMAKKI_BEHIND_PROXY else ""
    return seen.rpartition(",")[2].strip() or str(request.META["REMOTE_ADDR"])


def _hidden(login: str) -> Credentials:
    return {"username": salted_hmac("samakki lock-out", folded(login), algorithm="sha256").hexdigest()}
