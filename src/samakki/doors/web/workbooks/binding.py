"""Binding an area of a workbook: which codes its rows and columns stand for, as far as they are printed guessed."""

import re
from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods
from openpyxl.utils import column_index_from_string, get_column_letter

from samakki.databook import actions, queries
from samakki.databook.words import Area, BookRefusedError, Way
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures import headings
from samakki.doors.web.figures.dimensions import label_of
from samakki.doors.web.figures.finding import titles_of
from samakki.doors.web.figures.wording import REFUSED
from samakki.doors.web.workbooks.views import form_of, page
from samakki.doors.web.workbooks.wording import WAY_TEXTS
from samakki.kernel.actors import agency_of
from samakki.tables.forms import MOST_COLUMNS, MOST_ROWS, Sheet, sheets_of

_CELLS: Final = re.compile(r"\s*([A-Za-z]{1,2})([0-9]{1,4})\s*(?:[:\u2013-]\s*([A-Za-z]{1,2})([0-9]{1,4})\s*)?")


class _Box(StrEnum):
    """The boxes at which something can be wrong with an area."""

    MEASURE = "id_measure"
    CELLS = "id_cells"


class _AskedAgainError(Exception):
    """What was said of the area cannot be: at which box, and why."""


@require_http_methods(["GET", "HEAD", "POST"])
def bind(request: HttpRequest, which: UUID) -> HttpResponse:
    """Ask what each row and column of an area counts; a POST binds it."""
    by = by_of(request)
    owner = agency_of(by, "databook.bind_area")
    form = form_of(by, owner, which, queries.form_to_bind)
    try:
        asked = _Asked(request.GET, sheets_of(form.content), titles_of(by, owner))
    except _AskedAgainError as again:
        return page(request, by, form, [(again.args[0], again.args[1])])
    if request.method != "POST":
        return _page(request, form.name, asked, {}, [])
    typed = {name: words for name, words in request.POST.items() if isinstance(words, str)}
    area, wrong = asked.area(typed)
    if not wrong:
        try:
            actions.bind_area(by, owner, which, area)
        except BookRefusedError as refused:
            wrong = [("headings", str(REFUSED[refused.why]))]
    if wrong:
        return _page(request, form.name, asked, typed, wrong)
    messages.success(request, gettext("Bound. These cells are filled from now on."))
    return redirect("workbook", which)


class _Asked:
    """An area of which it is known where it lies and what is counted, and not yet what its headings mean."""

    def __init__(self, told: QueryDict, sheets: tuple[Sheet, ...], titles: Mapping[str, str]) -> None:
        """Read what was said; raises _AskedAgainError."""
        self.sheet = next((one for one in sheets if one.name == told.get("sheet", "")), None) or sheets[0]
        self.measure = told.get("measure", "")
        self.down, self.across = told.get("down", ""), told.get("across", "")
        self.title = titles.get(self.measure, "")
        if not self.title:
            raise _AskedAgainError(_Box.MEASURE, gettext("Choose what is counted."))
        self.way = Way.NEW if told.get("way") == Way.NEW.value else Way.KNOWN
        found = _CELLS.fullmatch(told.get("cells", ""))
        if found is None:
            raise _AskedAgainError(_Box.CELLS, gettext("Write the first and the last cell, as B4:D9."))
        columns = [column_index_from_string((letters or found[1]).upper()) for letters in (found[1], found[3])]
        rows = [int(row or found[2]) for row in (found[2], found[4])]
        if not (1 <= rows[0] <= rows[1] <= MOST_ROWS and columns[0] <= columns[1] <= MOST_COLUMNS):
            raise _AskedAgainError(_Box.CELLS, gettext("These cells do not lie in the part of the sheet that is seen."))
        self.rows, self.columns = range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1)

    def row_label(self, row: int) -> str:
        """Give what is printed before a row."""
        words = [self.sheet.words_at(row, column) for column in range(1, self.columns[0])]
        return " ".join(dict.fromkeys(filter(None, words)))

    def column_label(self, column: int) -> str:
        """Give what is printed right above a column."""
        above = (self.sheet.words_at(row, column) for row in range(self.rows[0] - 1, 0, -1))
        return next(filter(None, above), "")

    def lines(self, typed: dict[str, str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Give the boxes of rows and columns: what is printed there, and what was typed or is guessed."""
        rows = [(f"row-{row}", str(row), self.row_label(row), self.down) for row in self.rows]
        letters = [(get_column_letter(column), self.column_label(column)) for column in self.columns]
        columns = [(f"column-{letter}", letter, label, self.across) for letter, label in letters]
        return [_box(*one, typed) for one in rows], [_box(*one, typed) for one in columns]

    def area(self, typed: dict[str, str]) -> tuple[Area, list[tuple[str, str]]]:
        """Read the headings; gives the area and what is wrong with which box."""
        wrong, down, across = [], {}, {}
        for row in self.rows:
            if (code := headings.code_of(self.down, typed.get(f"row-{row}", ""))) is None:
                wrong.append((f"row-{row}", gettext("Choose one of the list, or leave it empty.")))
            elif code:
                down[row] = code
        for letters in map(get_column_letter, self.columns):
            if (code := headings.code_of(self.across, typed.get(f"column-{letters}", ""))) is None:
                wrong.append((f"column-{letters}", gettext("Choose one of the list, or leave it empty.")))
            elif code:
                across[letters] = code
        return Area(self.sheet.name, self.measure, self.way, self.down, down, self.across, across), wrong


def _box(name: str, place: str, label: str, dimension: str, typed: dict[str, str]) -> dict[str, Any]:
    value = typed[name] if name in typed else headings.guessed(dimension, label)
    return {"name": name, "place": place, "label": label, "value": value}


def _page(
    request: HttpRequest, name: str, asked: _Asked, typed: dict[str, str], wrong: list[tuple[str, str]]
) -> HttpResponse:
    rows, columns = asked.lines(typed)
    errors = dict(wrong)
    for box in (*rows, *columns):
        box["error"] = errors.get(box["name"], "")
    told = {
        "name": name,
        "sheet": asked.sheet.name,
        "measure": asked.title,
        "way": str(WAY_TEXTS[asked.way]),
        "sides": [
            {
                "id": side,
                "boxes": boxes,
                "label": label_of(dimension) if dimension else gettext("everybody"),
                "offered": headings.offered(dimension),
            }
            for side, boxes, dimension in (("rows", rows, asked.down), ("columns", columns, asked.across))
        ],
        "wrong": wrong,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "workbooks/bind.html", told, status=status)
