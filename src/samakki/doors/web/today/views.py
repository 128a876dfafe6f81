"""Today: what is late, what is due, what waits, what came back, and one's people, on one page."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samakki.assistance import actions
from samakki.assistance.words import LATE_A_SLICE, Today
from samakki.cases.words import PEOPLE_A_DAY
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import Names, names_for
from samakki.doors.web.desk.telling import date_words
from samakki.doors.web.today import panels
from samakki.doors.web.today.wording import near
from samakki.kernel.deeds import By

_LONGEST = 6
_LABELS: Final[Mapping[str, Promise]] = {
    "step_label": _("Step"),
    "no_step": _("No step yet"),
    "next_label": _("next"),
    "contact_label": _("last contact"),
    "no_contact": _("no contact yet"),
    "alarm_label": _("Alarm"),
    "child_label": _("Child"),
    "case_label": _("Open the case"),
    "note_label": _("Note"),
}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the day; asked by the page itself, only the slice of one's people that was chosen."""
    by = by_of(request)
    sieve, page = panels.sieve_of(request.GET), _number(request.GET.get("page", ""), 1)
    day, names = actions.read_day(by, sieve, page), names_for(by)
    told = people_told(request, by, names, day)
    if request.headers.get("HX-Target") == "people":
        return render(request, "today/people.html", told)
    told |= {
        "late": [panels.due_line(names, line, by.member) for line in day.late],
        "late_all": day.late_all,
        "late_next": len(day.late) if day.late_all > len(day.late) else 0,
        "coming": [panels.due_line(names, line, by.member) for line in day.coming],
        "coming_all": day.coming_all,
        "waiting": panels.waiting(day),
        "answers": panels.answers(names, day),
        "quiet": day.is_quiet,
        "next_at_all": near(day.next_at_all, day.today),
        "covers": [(names.get(member, ""), date_words(str(until))) for member, until in day.covers.items()],
        "today": day.today,
        "now": by.clock.now(),
    }
    return render(request, "today/page.html", told)


@require_safe
def late(request: HttpRequest, start: int) -> HttpResponse:
    """Show one more slice of what is late."""
    by = by_of(request)
    lines, names = actions.read_late(by, start), names_for(by)
    told = {
        "late": [panels.due_line(names, line, by.member) for line in lines],
        "late_next": start + LATE_A_SLICE if len(lines) == LATE_A_SLICE else 0,
    }
    return render(request, "today/late.html", told)


def people_told(request: HttpRequest, by: By, names: Names, day: Today) -> dict[str, Any]:
    """Give what the list of one's people is drawn from."""
    sieve, page = panels.sieve_of(request.GET), _number(request.GET.get("page", ""), 1)
    query = panels.query_of(sieve)
    return {
        "people": panels.people(names, day, by.member),
        "people_all": day.desk.tally.all,
        "chips": panels.chips(day, sieve),
        "query": query,
        "sifted": sieve.holds_back,
        "page": page,
        "earlier": page - 1,
        "later": page + 1 if day.desk.more else 0,
        "a_slice": PEOPLE_A_DAY,
    } | {name: str(words) for name, words in _LABELS.items()}


def _number(text: str, usual: int) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONGEST and int(text) else usual
