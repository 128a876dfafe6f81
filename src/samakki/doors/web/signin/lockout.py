"""Too many wrong tries: axes counts them, in the data, for all workers; of a login and an address, and of each alone.

Only a keyed hash of the login is handed over: people type passphrases into the wrong field.
"""

import logging
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import folded
from samakki.doors.web.front.session import asker

_log: Final = logging.getLogger(__name__)
Credentials = dict[str, str]
_HOUSEHOLD: Final = 64
"""Whoever has one IPv6 address has all of its /64: they count as one."""


def is_locked_out(request: HttpRequest, login: str) -> bool:
    """Tell whether this address has tried this login too often, or somebody guesses at one of them alone."""
    name = _hidden(login)["username"]
    allowed = AxesProxyHandler.is_allowed(request, _hidden(login))
    closed = not allowed or about_access.is_closed(asker(request).by, name, address_of(request), _place(request, login))
    if closed:
        _log.warning("too many tries at the door: a login or an address is closed for a while")
    return closed


def note_failure(request: HttpRequest, login: str) -> None:
    """Count a wrong try."""
    user_login_failed.send(sender="samakki", credentials=_hidden(login), request=request)


def note_success(request: HttpRequest, login: str) -> None:
    """Forget the wrong tries for this login: its owner is in; and remember from where."""
    AxesProxyHandler.update_request(request)
    AxesProxyHandler.reset_attempts(username=_hidden(login)["username"])
    access.remember_place(asker(request).by, _place(request, login))


def address_of(request: HttpRequest) -> str:
    """Give the address that asks: behind a proxy of ours, the one that the proxy has seen, which is the last."""
    seen = request.headers.get("X-Forwarded-For", "") if settings.SAMAKKI_BEHIND_PROXY else ""
    told = seen.rpartition(",")[2].strip() or str(request.META["REMOTE_ADDR"])
    try:
        address = ip_address(told)
    except ValueError:
        return told
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, _HOUSEHOLD), strict=False).network_address)


def _place(request: HttpRequest, login: str) -> bytes:
    return salted_hmac("samakki place", f"{folded(login)}\n{address_of(request)}", algorithm="sha256").digest()


def _hidden(login: str) -> Credentials:
    return {"username": salted_hmac("samakki lock-out", folded(login), algorithm="sha256").hexdigest()}
