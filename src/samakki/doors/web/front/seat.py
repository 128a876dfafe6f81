"""Recognises who asks: the cookie holds a ticket, `access` says who that is and how their session stands."""

import base64
import binascii
from typing import Final, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import Seat, SittingId, Stage, Ticket, stranger
from samakki.doors.web.front import calendars
from samakki.doors.web.front.cookies import cookie_named
from samakki.doors.web.front.headers import Next
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By

COOKIE: Final = "samakki_seat"
_ID: Final = 16


class HouseRequest(HttpRequest):
    """A request whose sender was recognised: `by` acts, `seat` tells how the session stands.

    `fresh` is the ticket that the session was given while the request was answered.
    """

    by: By
    seat: Seat
    fresh: Ticket | None


class SeatMiddleware:
    """Puts `by` and `seat` on every request; who shows no ticket is a visitor. Hands the browser a fresh ticket."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Recognise the one who asks, and speak their language unless the browser has chosen another."""
        known = cast("HouseRequest", request)
        known.seat = recognised(ticket_of(request))
        known.by = known.seat.by
        known.fresh = None
        calendars.choose(known.seat.calendar)
        if known.seat.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(known.seat.language)
        response = self.get_response(request)
        if known.fresh is not None:
            keep_ticket(response, known.fresh)
        return response


def recognised(ticket: Ticket | None) -> Seat:
    """Tell whose ticket this is, at this node and this moment."""
    visitor = about_access.at_home(stranger(WallClock(), SystemChance()))
    return Seat(visitor, Stage.ENDED) if ticket is None else access.resume(visitor, ticket)


def ticket_of(request: HttpRequest) -> Ticket | None:
    """Read the ticket from the cookie; nothing when there is none or it is damaged."""
    try:
        raw = base64.urlsafe_b64decode(request.COOKIES.get(cookie_name(), ""))
    except (binascii.Error, ValueError):
        return None
    return Ticket(SittingId(UUID(bytes=raw[:_ID])), raw[_ID:]) if len(raw) > _ID else None


def keep_ticket(response: HttpResponseBase, ticket: Ticket) -> None:
    """Give the browser its ticket; it ends with the browser's session, no script and no other site can use it."""
    value = base64.urlsafe_b64encode(ticket.sitting.bytes + ticket.secret).decode()
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(cookie_name(), value, httponly=True, samesite="Strict", secure=secure)


def forget_ticket(response: HttpResponseBase) -> None:
    """Take the ticket back; a name that begins with `__Host-` is only taken back as it was given."""
    response.set_cookie(
        cookie_name(), "", max_age=0, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )


def cookie_name() -> str:
    """Name the cookie of the ticket."""
    return cookie_named(COOKIE)
