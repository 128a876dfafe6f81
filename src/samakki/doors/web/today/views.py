"""Today: what is late, what is due, what waits, what came back, and one's people, on one page."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samakki.assistance import actions
from samakki.assistance.words import LATE_A_SLICE, DayLine, Today
from samakki.cases.words import PEOPLE_A_DAY
from samakki.doors.web.breaches.wording import clocks
from samakki.doors.web.desk.alarms import unanswered
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import Names, names_for
from samakki.doors.web.desk.telling import date_words
from samakki.doors.web.stories.wording import waits_line
from samakki.doors.web.today import panels
from samakki.doors.web.today.wording import near
from samakki.kernel.deeds import By

_LONGEST: Final = 6
_FARTHEST: Final = 100_000
_NOBODY: Final = UUID(int=0)
_LABELS: Final[Mapping[str, Promise]] = {
    "step_label": _("Step"),
    "no_step": _("No step yet"),
    "next_label": _("next"),
    "contact_label": _("last contact"),
    "no_contact": _("no contact yet"),
    "alarm_label": _("Alarm"),
    "child_label": _("Under 18"),
    "case_label": _("Open the case"),
}


class Just(NamedTuple):
    """What was just done with many: in words, and what has to be sent to undo it."""

    said: str
    done: str = ""
    wrong: bool = False


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the day; asked by the page itself, only the slice of one's people that was chosen."""
    return draw(request)


def draw(request: HttpRequest, just: Just | None = None, text: str = "") -> HttpResponse:
    """Draw the page, with what was just done and how it is undone; `text` is a note that could not be kept."""
    by = by_of(request)
    sieve, page = panels.sieve_of(request.GET), _number(request.GET.get("page", ""), 1)
    day, names = actions.read_day(by, sieve, page), names_for(by)
    told = people_told(request, by, names, day)
    if request.headers.get("HX-Target") == "people":
        return render(request, "today/people.html", told)
    told |= {
        "just": just,
        "text": text,
        "late": panels.folded([panels.due_line(names, line, by.member) for line in day.late], day.late_all),
        "late_next": len(day.late) if day.late_all > len(day.late) else 0,
        "coming": panels.folded([panels.due_line(names, line, by.member) for line in day.coming], day.coming_all),
        "coming_more": len(day.coming) if day.coming_all > len(day.coming) else 0,
        "waiting": panels.folded(panels.waiting(day)),
        "answers": panels.folded(panels.answers(names, day)),
        "stories": panels.folded([waits_line(names, by, each) for each in day.stories]),
        "unfollowed": panels.folded(panels.unfollowed(day), day.unfollowed_all),
        "quiet": day.is_quiet,
        "next_at_all": near(day.next_at_all, day.today),
        "covers": [(names.get(member, ""), date_words(str(until))) for member, until in day.covers.items()],
        "today": day.today,
        "open_alarms": unanswered(by, names),
        "breaches": clocks(by, names),
        "now": by.clock.now(),
        "evening": sum(1 for line in (*day.late, *day.coming) if movable(line)),
    }
    return render(request, "today/page.html", told, status=422 if just and just.wrong else 200)


@require_safe
def late(request: HttpRequest, start: int) -> HttpResponse:
    """Show one more slice of what is late; from so far on that no page of ours leads there, there is none."""
    if start > _FARTHEST:
        raise Http404
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
        "drawer_at": _before_id("today-drawer"),
        "case_at": _before_id("case"),
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


def _before_id(name: str) -> str:
    """Give what stands in an address before the id of a case: made once, not once for each line."""
    return reverse(name, args=[_NOBODY]).partition(str(_NOBODY))[0]


def movable(line: DayLine) -> bool:
    """Tell whether it can wait for another day, or go to a colleague."""
    return line.due.kind in panels.MOVABLE


def _number(text: str, usual: int) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONGEST and int(text) else usual
