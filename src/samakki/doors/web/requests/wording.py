"""Requests in words."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samakki.doors.web.desk.dues import today_here
from samakki.doors.web.desk.names import Names, who
from samakki.duties.words import KIND_TEXTS, STATE_TEXTS, Request, RequestState
from samakki.kernel.deeds import By

COLOURS: Final[Mapping[RequestState, str]] = {
    RequestState.ASKED: "yellow",
    RequestState.GRANTED: "teal",
    RequestState.PARTLY: "teal",
    RequestState.REFUSED: "grey",
    RequestState.TAKEN_BACK: "grey",
}
REFUSED: Final[Mapping[str, tuple[str, Promise]]] = {
    "not_yet": ("asked_on", _("This day has not come yet.")),
    "not_here": ("member", _("Nobody of that name works here. Choose from the list.")),
    "no_longer": ("longer", _("No more time can be taken.")),
    "no_answer": ("state", _("Choose one of the answers of the list.")),
    "answered": ("state", _("Somebody has answered it meanwhile.")),
}


def line(names: Names, request: Request, by: By, name: str = "") -> dict[str, Any]:
    """Give a request as a line; of the person only where their case was opened."""
    left = request.days_left(today_here(by))
    return {
        "request": request.id,
        "case": request.case,
        "name": name,
        "mark": str(request.case)[-6:],
        "kind": KIND_TEXTS[request.kind],
        "code": request.kind.value,
        "state": STATE_TEXTS[request.state],
        "colour": COLOURS[request.state],
        "waits": request.waits,
        "left": _left(left) if request.waits else "",
        "late": request.waits and left < 0,
        "asked_on": request.asked_on.isoformat(),
        "due_on": request.due_on.isoformat(),
        "longer": request.longer,
        "asked_in": request.asked_in,
        "said_in": request.said_in,
        "taken_by": who(names, request.taken_by),
        "answers": who(names, request.answers) if request.answers else "",
        "answered_by": who(names, request.answered_by) if request.answered_by else "",
        "answered_at": request.answered_at,
    }


def _left(days: int) -> str:
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
    if days == 0:
        return gettext("today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
