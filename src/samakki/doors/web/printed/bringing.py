"""Bringing a printed table in: from a file or pasted, with its unit, year, source and what its signs mean."""

import io
from contextlib import suppress
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.databook import actions, queries
from samakki.databook.words import (
    BookRefusedError,
    BookWrong,
    Brought,
    Grid,
    Period,
    PeriodWrongError,
    Unit,
    words_of_unit,
    words_of_years,
)
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures.wording import REFUSED
from samakki.doors.web.printed.wording import UNREADABLE_TEXTS
from samakki.kernel.actors import agency_of
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId
from samakki.tables.printed import UnreadableTableError
from samakki.tables.reading import read_table
from samakki.tables.units import Year

_YEAR_DIGITS: Final = 4


class _Box(StrEnum):
    """The boxes of the page at which something can be wrong."""

    NAME = "name"
    FILE = "file"
    PASTED = "pasted"
    UNIT = "unit"
    YEAR = "year"
    YEARS = "years"
    UNTIL = "until"
    AS_OF = "as_of"
    SOURCE = "source"
    CODEBOOK = "codebook"
    WHY = "why"


_AT: Final = {
    BookWrong.NO_NAME: _Box.NAME,
    BookWrong.NO_SOURCE: _Box.SOURCE,
    BookWrong.NO_WHY: _Box.WHY,
    BookWrong.NO_CELLS: _Box.FILE,
    BookWrong.TOO_MANY_CELLS: _Box.FILE,
}
"""At which box a refusal stands; every other one at the first."""


class _AskedAgainError(Exception):
    """A box holds what cannot be read: which, and why."""


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Ask for a table; a POST keeps it, as it is, and shows what does not add up."""
    by = by_of(request)
    owner = agency_of(by, "databook.bring_table")
    if request.method != "POST":
        return _page(request, by, owner, [])
    try:
        brought = _brought(request)
        version = actions.bring_table(by, owner, brought)
    except _AskedAgainError as asked:
        box, words = asked.args
        return _page(request, by, owner, [(box, words)])
    except BookRefusedError as refused:
        return _page(request, by, owner, [(_AT.get(refused.why, _Box.NAME), str(REFUSED[refused.why]))])
    messages.success(request, gettext("Kept as it is printed. What does not add up stands under it."))
    return redirect("table", version, brought.name)


def _brought(request: HttpRequest) -> Brought:
    typed = request.POST
    return Brought(
        name=_one_line(typed.get("name", "")),
        grid=_grid(request),
        unit=_unit(typed),
        period=_period(typed),
        as_of=_day(typed, _Box.AS_OF),
        source=_one_line(typed.get("source", "")),
        footnotes=_lines(typed.get("footnotes", "")),
        codebook=_codebook(typed.get("codebook", "")),
        why=_one_line(typed.get("why", "")),
    )


def _grid(request: HttpRequest) -> Grid:
    file, pasted = request.FILES.get("file"), request.POST.get("pasted", "")
    if file is None and not pasted.strip():
        raise _AskedAgainError(_Box.FILE, gettext("Choose a file, or paste the table."))
    source = io.BytesIO(file.read() if file is not None else pasted.encode(errors="replace"))
    try:
        return read_table(source, file.name or "" if file is not None else "").rows
    except UnreadableTableError as unreadable:
        box = _Box.PASTED if file is None else _Box.FILE
        raise _AskedAgainError(box, str(UNREADABLE_TEXTS[unreadable.why])) from unreadable


def _unit(typed: QueryDict) -> Unit:
    with suppress(ValueError):
        return Unit(typed.get("unit", ""))
    raise _AskedAgainError(_Box.UNIT, gettext("Say what is counted."))


def _period(typed: QueryDict) -> Period:
    year, kind = typed.get("year", "").strip(), typed.get("years", "")
    if not (year.isascii() and year.isdecimal() and len(year) == _YEAR_DIGITS and int(year)):
        raise _AskedAgainError(_Box.YEAR, gettext("Write the year with four figures."))
    try:
        return Period(Year(kind), int(year), _day(typed, _Box.UNTIL) if typed.get(_Box.UNTIL, "").strip() else None)
    except PeriodWrongError as wrong:
        raise _AskedAgainError(_Box.UNTIL, gettext("This day does not lie in that year.")) from wrong
    except ValueError as wrong:
        raise _AskedAgainError(_Box.YEARS, gettext("Say how the year runs.")) from wrong


def _day(typed: QueryDict, box: _Box) -> date:
    with suppress(ValueError):
        return date.fromisoformat(typed.get(box, "").strip())
    raise _AskedAgainError(box, gettext("Write the day as 2004-07-19."))


def _codebook(text: str) -> dict[str, str]:
    """Read lines like `- = not counted`."""
    found = {}
    for line in _lines(text):
        sign, apart, meaning = line.partition("=")
        if not apart or not sign.strip() or not meaning.strip():
            raise _AskedAgainError(_Box.CODEBOOK, gettext("Write each sign, = and its meaning, on a line of its own."))
        found[sign.strip()] = meaning.strip()
    return found


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_one_line, text.splitlines())))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _page(request: HttpRequest, by: By, owner: AgencyId, wrong: list[tuple[_Box, str]]) -> HttpResponse:
    typed = request.POST if request.method == "POST" else request.GET
    told: dict[str, Any] = {
        "typed": typed,
        "wrong": [(f"id_{box}", words) for box, words in wrong],
        "errors": dict(wrong),
        "names": queries.names_of_tables(by, owner),
        "units": [("", ""), *((unit.value, words_of_unit(unit)) for unit in Unit)],
        "kinds": [(kind.value, words_of_years(kind)) for kind in (Year.CALENDAR, Year.JAPAN_FISCAL)],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "printed/bringing.html", told, status=status)
