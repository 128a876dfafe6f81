"""How good the data are: of whom how much is known, what is missing and why, and what cannot both be true."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samakki.databook import queries
from samakki.databook.words import WITHOUT_VALUE, Period, Quality
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures import telling
from samakki.doors.web.figures.asked import Asked, asked, kinds_of_years, words_of
from samakki.doors.web.figures.dimensions import label_of, said
from samakki.kernel.actors import agency_of

GROUP_TEXTS: Final[dict[str, Promise]] = {
    "everybody": _("everybody who is known"),
    "identified": _("persons identified as trafficked"),
    "reintegrated": _("persons who are being reintegrated, or were"),
}
CHECK_TEXTS: Final[dict[str, Promise]] = {
    "assisted and why not": _("Assisted, and a reason why there is no assistance"),
    "closed before the closing": _("The case is closed, and stands at an earlier step"),
    "at the closing and open": _("The case stands at its closing, and is open"),
    "open with a reason to close": _("The case is open, and a reason for closing it is told"),
    "reintegrated and not assisted": _("How a reintegration went is told, and that nobody assists"),
    "closed and still in a house": _("The case is closed, and a stay in a house has not ended"),
}
_ALL: Final = "everybody"
_FEBRUARY: Final = 2


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is asked, and the answer: now, and a year before, of the year before where a year is asked for."""

    group: str
    ask: Asked
    now: Quality
    before: Quality
    earlier: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show how good the data of a group are on a day, field by field, beside how they were a year before."""
    judged = _judged(request)
    before = {one.dimension: _percent(one.known, judged.before.persons) for one in judged.before.filled}
    told = {
        "asked": judged.ask,
        "period": words_of(judged.ask.period),
        "kinds_of_years": kinds_of_years(),
        "groups": [(name, str(words)) for name, words in GROUP_TEXTS.items()],
        "group": judged.group,
        "group_words": GROUP_TEXTS[judged.group],
        "persons": judged.now.persons,
        "earlier": judged.before.day,
        "earlier_period": judged.earlier,
        "sound": _percent(judged.now.sound, judged.now.persons),
        "sound_before": _percent(judged.before.sound, judged.before.persons),
        "unsound": judged.now.persons - judged.now.sound,
        "rows": [_row(judged.now, place, before) for place in range(len(judged.now.filled))],
        "checks": [(CHECK_TEXTS[name], number) for name, number in judged.now.contradicting],
        "wrong": judged.ask.wrong,
        "errors": {box.replace("-", "_"): why for box, why in judged.ask.wrong},
    }
    return render(request, "figures/quality.html", told, status=422 if judged.ask.wrong else 200)


@require_safe
def fetch(request: HttpRequest) -> HttpResponse:
    """Give it as a table of counts, one line a field, as a data book takes it in."""
    judged = _judged(request)
    if judged.ask.wrong:
        raise Http404
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(["field", "persons", "known", *WITHOUT_VALUE])
    for one in judged.now.filled:
        none = dict(one.none)
        lines.writerow([one.dimension, judged.now.persons, one.known, *(none.get(code, 0) for code in WITHOUT_VALUE)])
    name = f"quality-{judged.group}-{judged.ask.day.isoformat()}.csv"
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _judged(request: HttpRequest) -> _Judged:
    by = by_of(request)
    owner = agency_of(by, "databook.figures")
    ask, group = asked(request, by), request.GET.get("group", _ALL)
    if group not in GROUP_TEXTS:
        raise Http404
    now = queries.quality(by, owner, group, ask.day, ask.period)
    earlier = Period(ask.period.kind, ask.period.year - 1) if ask.period and ask.period.year > 1 else None
    before = queries.quality(by, owner, group, _a_year_before(ask.day), earlier)
    return _Judged(group, ask, now, before, words_of(earlier))


def _a_year_before(day: date) -> date:
    """Give the same day of the year before; 28 February for 29."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == _FEBRUARY else day.day)


def _row(now: Quality, place: int, before: dict[str, int | None]) -> dict[str, Any]:
    one = now.filled[place]
    return {
        "label": label_of(one.dimension),
        "known": one.known,
        "percent": _percent(one.known, now.persons),
        "before": before[one.dimension],
        "none": [(said(one.dimension, code), number) for code, number in one.none],
        "missing": False,
    } | telling.drawn(one.known, now.persons or 1)


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
