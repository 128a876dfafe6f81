"""Tonight: the page that stands open on the desk of a house."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from samakki.cases import actions as cases
from samakki.cases.words import LineKind, WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.houses import house_page, refused_words
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.house_log.lines import WRITTEN, told
from samakki.doors.web.house_log.views import people_of
from samakki.doors.web.house_watch.panels import watch_lines
from samakki.doors.web.tonight import panels
from samakki.doors.web.tonight.words import NO_PLACE, NOT_KEPT
from samakki.kernel.deeds import By
from samakki.shelter import actions, queries
from samakki.shelter.words import House, HouseId, NoPlaceWhy

_EVENING: Final = time(18)


@require_safe
@house_page
def show(request: HttpRequest, house: UUID | None = None) -> HttpResponse:
    """Show a house tonight: the one that is named, else the first."""
    by = by_of(request)
    houses = queries.houses(by)
    found = next((each for each in houses if house in {None, each.id}), None)
    if found is None:
        if house is not None:
            raise Http404
        return render(request, "tonight/none.html", {})
    now = by.clock.now().astimezone(get_current_timezone())
    evening = _evening(by, found.id, now.date())
    parts: dict[str, Any] = {
        "house": found,
        "houses": houses,
        "now": now,
        "counted": panels.counted(evening.plan),
        "rooms": panels.rooms(evening),
        "people": panels.people(evening),
        "watches": watch_lines(by, list(evening.people)),
        "appointments": panels.appointments(evening),
        "languages": panels.languages(evening),
        "interpreters": panels.interpreters(evening),
        "outside": panels.outside(by, houses, evening),
        "long_stays": panels.long_stays(evening),
        "duty": evening.on_duty,
        "month": queries.month_of(by, found.id, now.date().replace(day=1), now.date()),
        "not_kept": NOT_KEPT,
        "reasons": [(why.value, words) for why, words in NO_PLACE.items()],
        "no_places": panels.no_places(queries.no_places(by, found.id, _midnight(now))),
        **_night(by, found, now),
    }
    return render(request, "tonight/page.html", parts)


@require_POST
@house_page
def no_place(request: HttpRequest, house: UUID) -> HttpResponse:
    """Keep that the house could not take somebody in."""
    by, asked = by_of(request), request.POST.get("why", "")
    if asked not in set(NoPlaceWhy):
        raise Http404
    try:
        actions.refuse_place(by, HouseId(house), NoPlaceWhy(asked), request.POST.get("words", ""))
    except WordsRefusedError as refused:
        messages.error(request, refused_words(by, refused))
    else:
        messages.success(request, gettext("Kept, without a name: it is counted as what is missing."))
    return redirect("tonight-house", house)


def _evening(by: By, house: HouseId, today: date) -> panels.Evening:
    plan = queries.house_plan(by, house)
    people = [stay.case for stay in plan.stays]
    return panels.Evening(
        plan,
        cases.overlook(by, people, panels.OPENED, "tonight"),
        {watch.case: state for watch, state in queries.watches(by, people)},
        today,
        by.member in queries.on_duty(by, house),
    )


def _night(by: By, house: House, now: datetime) -> dict[str, Any]:
    """Give who is on duty, what goes for every night, and what happened since six in the evening."""
    names, shift = names_for(by), queries.shift_now(by, house.id)
    page = actions.read_log(by, house.id, since=_six(now))
    lines = [line for line in page.lines if line.kind in {LineKind.INCIDENT, LineKind.ALARM} and not line.taken_back]
    return {
        "shift": shift,
        "taken_by": who(names, shift.taken_by) if shift else "",
        "handed": bool(shift and shift.handed_at),
        "on_duty": [who(names, member) for member in queries.on_duty(by, house.id)],
        "standing": page.standing,
        "lines": told(by, lines),
        "since": _six(now),
        "kinds": WRITTEN,
        "kind": LineKind.LINE.value,
        "choices": people_of(by, house.id),
    }


def _six(now: datetime) -> datetime:
    """Give the last six in the evening."""
    day = now.date() - timedelta(days=int(now.time() < _EVENING))
    return datetime.combine(day, _EVENING, now.tzinfo)


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.date(), time(0), now.tzinfo)
