"""Which workbooks are filled, what is bound in one, and one filled for a month."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.databook import actions, queries
from samakki.databook.words import Area, BookRefusedError, BookWrong, Form, Way
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures import telling
from samakki.doors.web.figures.dimensions import label_of
from samakki.doors.web.figures.wording import BOOKING, REFUSED
from samakki.doors.web.workbooks.wording import WAY_TEXTS
from samakki.kernel.actors import agency_of
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId
from samakki.tables.forms import Sheet, sheets_of

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN_ROWS: Final = 60
_SHOWN_COLUMNS: Final = 26


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """List the workbooks; a POST keeps another one."""
    by = by_of(request)
    owner = agency_of(by, "databook.forms")
    if request.method == "POST":
        file = request.FILES.get("file")
        name = " ".join(request.POST.get("name", "").split())
        try:
            which = actions.bring_form(by, owner, name, file.read() if file is not None else b"")
        except BookRefusedError as refused:
            at = "file" if refused.why is BookWrong.NO_WORKBOOK else "name"
            return _list(request, by, owner, [(f"id_{at}", str(REFUSED[refused.why]))])
        messages.success(request, gettext("Kept. Now say what its cells count."))
        return redirect("workbook", which)
    return _list(request, by, owner, [])


def _list(request: HttpRequest, by: By, owner: AgencyId, wrong: list[tuple[str, str]]) -> HttpResponse:
    told = {
        "forms": queries.forms(by, owner),
        "books": by.role in BOOKING,
        "wrong": wrong,
        "errors": {box.removeprefix("id_"): words for box, words in wrong},
        "name": request.POST.get("name", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "workbooks/list.html", told, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show a workbook and what is bound in it; a POST frees an area, or lets go of the workbook."""
    by = by_of(request)
    owner = agency_of(by, "databook.form")
    form = form_of(by, owner, which)
    if request.method == "POST":
        return _changed(request, by, owner, form)
    return page(request, by, form, [])


def _changed(request: HttpRequest, by: By, owner: AgencyId, form: Form) -> HttpResponse:
    if request.POST.get("do") == "drop":
        actions.drop_form(by, owner, form.id)
        messages.success(request, gettext("The workbook is gone. Bring it in again whenever it is needed."))
        return redirect("workbooks")
    place = request.POST.get("area", "")
    if not (place.isascii() and place.isdecimal() and int(place) < len(form.areas)):
        raise BadRequest
    actions.free_area(by, owner, form.id, int(place))
    messages.success(request, gettext("Its cells are no longer filled."))
    return redirect("workbook", form.id)


@require_safe
def fill(request: HttpRequest, which: UUID) -> HttpResponse:
    """Give the workbook filled for a month."""
    by = by_of(request)
    owner = agency_of(by, "databook.fill_form")
    form = form_of(by, owner, which)
    month = telling.month_of(request.GET.get("month", ""))
    if month is None:
        raise BadRequest
    try:
        made = queries.fill_form(by, owner, which, month)
    except BookRefusedError as refused:
        return page(request, by, form, [("id_month", str(REFUSED[refused.why]))])
    state = "" if made.closed else "-open"
    name = f"{slugify(form.name) or 'workbook'}-{month:%Y-%m}{state}.xlsx"
    return HttpResponse(made.content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def form_of(by: By, owner: AgencyId, which: UUID, asked: Callable[[By, AgencyId, UUID], Form] = queries.form) -> Form:
    """Give a workbook, or nowhere."""
    try:
        return asked(by, owner, which)
    except BookRefusedError:
        raise Http404 from None


def page(request: HttpRequest, by: By, form: Form, wrong: list[tuple[str, str]]) -> HttpResponse:
    """Show a workbook with what is wrong with what was asked of it."""
    sheets = sheets_of(form.content)
    owner = agency_of(by, "databook.figures")
    countable = [one.definition for one in queries.figures(by, owner) if not one.definition.lacks]
    titles = {one.name: telling.title(one) for one in countable}
    dimensions = dict.fromkeys(name for one in countable for name in one.by)
    months = telling.months(queries.months(by, owner), by, {})
    told: dict[str, Any] = {
        "form": form,
        "areas": [_area_line(area, titles) for area in form.areas],
        "sheets": [_seen(sheet, form.areas) for sheet in sheets],
        "sheet_names": [(sheet.name, sheet.name) for sheet in sheets],
        "measures": [(one.name, telling.title(one)) for one in countable],
        "dimensions": [("", gettext("nothing: everybody")), *((one, label_of(one)) for one in dimensions)],
        "ways": [(way.value, str(words)) for way, words in WAY_TEXTS.items()],
        "months": [(one["month"], _month_words(one)) for one in months],
        "typed": request.GET,
        "books": by.role in BOOKING,
        "wrong": wrong,
        "errors": {box.removeprefix("id_"): words for box, words in wrong},
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "workbooks/page.html", told, status=status)


def _month_words(one: dict[str, Any]) -> str:
    return str(one["words"]) if one["is_closed"] else gettext("%(month)s (not closed yet)") % {"month": one["words"]}


def _area_line(area: Area, titles: Mapping[str, str]) -> dict[str, Any]:
    squares = [cell for _sheet, cell in area.squares]
    return {
        "sheet": area.sheet,
        "cells": squares[0] if len(squares) == 1 else f"{squares[0]}:{squares[-1]}",
        "number": len(squares),
        "measure": titles.get(area.measure, area.measure),
        "way": str(WAY_TEXTS[Way(area.way)]),
        "by": [label_of(name) for name in (area.down, area.across) if name],
    }


def _seen(sheet: Sheet, areas: tuple[Area, ...]) -> dict[str, Any]:
    bound = {cell for area in areas for name, cell in area.squares if name == sheet.name}
    rows: list[list[dict[str, Any]]] = [
        [{"square": one, "bound": one.name in bound} for one in row if _reach(one.name) <= _SHOWN_COLUMNS]
        for row in sheet.rows[:_SHOWN_ROWS]
    ]
    wide = max((sum(each["square"].across for each in row) for row in rows), default=0)
    return {
        "name": sheet.name,
        "letters": [chr(ord("A") + place) for place in range(min(wide, _SHOWN_COLUMNS))],
        "rows": rows,
        "cut": len(sheet.rows) > _SHOWN_ROWS,
    }


def _reach(name: str) -> int:
    letters = name.rstrip("0123456789")
    return ord(letters) - ord("A") + 1 if len(letters) == 1 else _SHOWN_COLUMNS + 1
