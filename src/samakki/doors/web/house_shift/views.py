"""A shift: both sign, each for themselves; what must be told stands on the page before anybody takes over."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.houses import house_id, house_of, house_page, pressed, wrong
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.house_log.lines import MATTERS, told
from samakki.doors.web.house_watch.panels import watch_lines
from samakki.kernel.deeds import By
from samakki.shelter import actions, queries
from samakki.shelter.words import HouseId, ShiftId

Act = Callable[[By, HouseId, ShiftId, str], object]
_DONE: Final[dict[str, tuple[Act, Promise]]] = {
    "begin": (
        lambda by, house, _shift, _words: actions.begin_shift(by, house),
        _("The shift has begun. You are on duty."),
    ),
    "hand": (actions.hand_over, _("You have signed for handing over. The next signs for having read it.")),
    "take-back": (
        lambda by, house, shift, _words: actions.take_back_hand_over(by, house, shift),
        _("Your signature is taken back."),
    ),
    "take": (actions.take_over, _("You have taken over. You are on duty.")),
    "join": (lambda by, house, _shift, _words: actions.join_duty(by, house), _("You are on duty.")),
    "go": (lambda by, house, _shift, _words: actions.leave_duty(by, house), _("You are off duty.")),
}


@require_http_methods(["GET", "POST"])
@house_page
def show(request: HttpRequest, house: UUID) -> HttpResponse:
    """Show the shift that runs and what must be told; a POST signs, joins or goes."""
    by, which, refused = by_of(request), HouseId(house), None
    if request.method == "POST":
        shift_shown = ShiftId(house_id(request.POST.get("shift", "")) or house)
        refused = pressed(request, _DONE, by, which, shift_shown, request.POST.get("words", ""))
        if refused is None:
            return redirect("shift", house)
    names, shift = names_for(by), queries.shift_now(by, which)
    page = actions.read_log(by, which, shift.first_line) if shift else actions.read_log(by, which)
    duty = queries.on_duty(by, which)
    parts = {
        "house": house_of(by, house),
        "shift": shift,
        "taken_by": who(names, shift.taken_by) if shift else "",
        "handed_by": who(names, shift.handed_by) if shift and shift.handed_by else "",
        "own": bool(shift and by.member in {shift.handed_by, None}),
        "mine": bool(shift and shift.taken_by == by.member),
        "on_duty": [who(names, member) for member in duty],
        "me_on_duty": by.member in duty,
        "lines": told(by, [line for line in page.lines if line.kind in MATTERS and not line.taken_back])
        if shift
        else [],
        "watches": watch_lines(by, [stay.case for stay in queries.house_plan(by, which).stays]),
        "standing": page.standing,
        "words": request.POST.get("words", ""),
        **wrong(by, refused),
    }
    return render(request, "house_shift/page.html", parts, status=422 if refused else 200)
