"""Leads away to a neutral page; the session is locked on the way."""

from typing import Final

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from samakki.access import actions as access
from samakki.access.words import Stage
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.seat import HouseRequest

HEADERS: Final = {"Referrer-Policy": "no-referrer", "Clear-Site-Data": '"cache"'}


@open_to()
@require_safe
def leave(request: HouseRequest) -> HttpResponse:
    """Go to the neutral page; works as a plain link, without script."""
    seat = request.seat
    from_here = request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}
    if seat.sitting is not None and seat.stage is Stage.OPEN and from_here:
        access.lock(seat.by, seat.sitting)
    return HttpResponseRedirect(settings.EXIT_ADDRESS, headers=HEADERS)
