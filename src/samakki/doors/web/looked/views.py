"""Who looked at the file, as it is shown to the person whose it is: in plain words, and in their language."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.access.words import ROLE_TEXTS
from samakki.cases.words import Reading
from samakki.doors.web.consent.wording import KINDS
from samakki.doors.web.desk.asking import by_of, case_page, opens_nothing
from samakki.doors.web.desk.panels import section_words
from samakki.doors.web.print.paper import Paper, language_asked, on_paper
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.watch import queries
from samakki.watch.words import WHY_TOLD, Looked


@require_safe
@case_page
@opens_nothing
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show to the person who read about them: which agency, as what, why, what, when; a name only where agreed."""
    by = by_of(request)
    looked = queries.who_looked(by, case)

    def told() -> dict[str, Any]:
        return {"days": _days(looked), "now": by.clock.now()}

    care = gettext("Look at it together. Who finds this paper sees that there is a file: ask where it can be kept.")
    paper = Paper("looked/sheet.html", reverse("readers", args=[case]), told, care=care, named=False)
    return on_paper(request, paper, language_asked(request))


def _days(looked: Looked) -> list[tuple[datetime, list[dict[str, Any]]]]:
    """Put the readings of each day into lines, one for each reader with all that they opened on that day."""
    by_day = [list(readings) for _day, readings in groupby(looked.readings, key=lambda one: _on(one.moment))]
    return [(readings[0].moment, _lines(looked, readings)) for readings in by_day]


def _on(moment: datetime) -> date:
    return timezone.localdate(moment)


def _lines(looked: Looked, readings: Iterable[Reading]) -> list[dict[str, Any]]:
    found: dict[Any, list[Reading]] = {}
    for one in readings:
        found.setdefault((one.member, one.why, one.ground), []).append(one)
    return [_line(looked, together) for together in found.values()]


def _line(looked: Looked, readings: list[Reading]) -> dict[str, Any]:
    first = readings[-1]
    reader, ground = looked.readers.get(first.member), looked.grounds.get(first.ground) if first.ground else None
    opened = {section for one in readings for section in one.sections}
    return {
        "name": reader.name if reader else "",
        "role": ROLE_TEXTS[reader.role] if reader else gettext("Somebody"),
        "agency": reader.agency_name if reader else "",
        "why": WHY_TOLD.get(first.why, "") if first.why else "",
        "ground": KINDS[ground.kind] if ground else "",
        "sections": [section_words(section) for section in Section if section in opened],
    }
