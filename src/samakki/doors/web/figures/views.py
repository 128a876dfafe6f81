"""Figures: the list of what is counted and its months, and one figure as known on a day with all its releases."""

import csv
import io
from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.databook import actions, queries
from samakki.databook.words import Around, BookRefusedError, Counted, Definition, Figure
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.figures import offices, residents, telling
from samakki.doors.web.figures.asked import Asked, asked, kinds_of_years, words_of
from samakki.doors.web.figures.finding import defined_as
from samakki.doors.web.figures.wording import BOOKING, REFUSED
from samakki.kernel.actors import agency_of
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId

_MOST_OFFICES: Final = 100_000


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show what is counted, what was told of it last, and which months are closed; a POST is one name under a month."""
    by, error = by_of(request), ""
    owner = agency_of(by, "databook.figures")
    if request.method == "POST":
        error = _refused(_month(request, by, owner))
        if not error:
            messages.success(request, gettext("Written down."))
            return redirect("figures")
    names = names_for(by)
    told = {
        "figures": [_line(one) for one in queries.figures(by, owner)],
        "months": telling.months(queries.months(by, owner), by, names),
        "books": by.role in BOOKING,
        "error": error,
        "wrong": [("months", error)] if error else [],
    }
    return render(request, "figures/list.html", told, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, measure: str) -> HttpResponse:
    """Show a figure as known on a day, with its definition and all releases; a POST releases it."""
    by, wrong = by_of(request), list[tuple[str, str]]()
    owner = agency_of(by, "databook.figures")
    definition, ask = defined_as(by, owner, measure), asked(request, by)
    if request.method == "POST" and not ask.wrong:
        error = _refused(lambda: _release(request, by, owner, definition, ask))
        if not error:
            messages.success(request, gettext("Released. It stays as it was told, also when more comes."))
            return redirect(f"{reverse('figure', args=[measure])}?{ask.address}" if ask.period else request.path)
        wrong = [("release", error)]
    counted, uncounted = _counted(by, owner, definition, ask)
    if ask.wrong or uncounted:
        wrong = [*ask.wrong] or [("as-of", uncounted)]
    told = _told(by, owner, definition, counted, ask) | _against(request, by, owner, counted)
    told |= {
        "slug": measure,
        "typed": request.POST,
        "wrong": wrong,
        "errors": {box.replace("-", "_"): why for box, why in wrong},
    }
    return render(request, "figures/page.html", told, status=422 if wrong else 200)


@require_safe
def fetch(request: HttpRequest, measure: str) -> HttpResponse:
    """Give the cells of a figure as a file: codes, as machines read them."""
    by = by_of(request)
    owner = agency_of(by, "databook.figures")
    definition, ask = defined_as(by, owner, measure), asked(request, by)
    counted, _why = _counted(by, owner, definition, ask)
    if ask.wrong or counted is None:
        raise Http404
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    came = [ask.period.first.isoformat(), ask.period.last.isoformat()] if ask.period else ["", ""]
    told = [ask.day.isoformat(), counted.definition, *came]
    lines.writerow([*counted.by, "persons", "as_of", "definition", "came_from", "came_until"])
    lines.writerows([*codes, number, *told] for codes, number in counted.rows)
    name = f"{measure}{f'-{ask.period.kind}-{ask.period.year}' if ask.period else ''}-{ask.day.isoformat()}.csv"
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _counted(by: By, owner: AgencyId, definition: Definition, ask: Asked) -> tuple[Counted | None, str]:
    """Count a figure, or say why it cannot be counted on that day; one that no fact tells of is no fault of the day."""
    if definition.lacks:
        return None, ""
    try:
        return queries.count_persons(by, owner, definition.name, ask.day, ask.period), ""
    except BookRefusedError as refused:
        return None, str(REFUSED[refused.why])


def _against(request: HttpRequest, by: By, owner: AgencyId, counted: Counted | None) -> dict[str, Any]:
    """Give the lines of a figure, beside a table of residents where one was chosen that says how many there are."""
    if counted is None:
        return {"rows": [], "sum": 0}
    offered, chosen = residents.offered(by, owner, counted), request.GET.get("per", "")
    beside = residents.beside(by, owner, counted, offered[chosen]) if chosen in offered else None
    lines = telling.rows(counted, beside)
    return {
        "rows": lines,
        "sum": sum(line["number"] for line in lines),
        "single": len(counted.by) == 1,
        "beside": beside,
        "tables": [("", gettext("none")), *((name, name) for name in offered)] if offered else [],
        "chosen": chosen if beside else "",
        "no_such": bool(chosen) and beside is None,
    }


def _told(by: By, owner: AgencyId, definition: Definition, counted: Counted | None, ask: Asked) -> dict[str, Any]:
    names = names_for(by)
    released = queries.releases(by, owner, definition.name)
    return {
        "definition": telling.defined(definition),
        "asked": ask,
        "day": ask.day,
        "period": words_of(ask.period),
        "kinds_of_years": kinds_of_years(),
        "counted": counted,
        "missing": telling.missing(counted) if counted else [],
        "questions": offices.of_figure(by, owner, definition, names),
        "releases": [telling.release(each, names) for each in reversed(released)],
        "last": next((each for each in reversed(released) if each.counted.period == ask.period), None),
        "books": by.role in BOOKING and counted is not None,
        "workbooks": [
            one for one in queries.forms(by, owner) if definition.name in {area.measure for area in one.areas}
        ],
    }


def _line(figure: Figure) -> dict[str, Any]:
    told = telling.defined(figure.definition)
    period = words_of(figure.last.counted.period) if figure.last else ""
    return told | {"slug": slugify(figure.definition.name), "last": figure.last, "period": period}


def _month(request: HttpRequest, by: By, owner: AgencyId) -> Callable[[], None]:
    month, said = telling.month_of(request.POST.get("month", "")), request.POST.get("do", "")
    ways = {"whole": actions.say_month_whole, "close": actions.close_month}
    if month is None or said not in ways:
        raise BadRequest
    return lambda: ways[said](by, owner, month)


def _release(request: HttpRequest, by: By, owner: AgencyId, definition: Definition, ask: Asked) -> None:
    typed = request.POST
    around = Around(
        tuple(filter(None, map(_one_line, typed.get("footnotes", "").splitlines()))),
        _number(typed.get("offices", "")),
        _number(typed.get("reported", "")),
        _one_line(typed.get("missing", "")),
        _one_line(typed.get("why", "")),
    )
    actions.release_figure(by, owner, definition.name, ask.day, around, ask.period)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _number(text: str) -> int:
    """Read a whole number; -1, which no rule takes, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(_MOST_OFFICES)) else -1


def _refused(way: Callable[[], None]) -> str:
    try:
        way()
    except BookRefusedError as refused:
        return str(REFUSED[refused.why])
    return ""
