"""A figure as it would be published: which of its cells would be hidden, why, and what then stays possible."""

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samakki.databook import queries
from samakki.databook.words import BookRefusedError, Counted
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures import telling
from samakki.doors.web.figures.asked import asked, words_of
from samakki.doors.web.figures.dimensions import said
from samakki.doors.web.figures.finding import defined_as
from samakki.kernel.actors import agency_of

if TYPE_CHECKING:
    from samakki.disclosure.trial import Tried

USUAL: Final = 5
LEAST: Final = 2
MOST: Final = 100
_WHY: Final[dict[str, Promise]] = {
    "small": _("few persons stand there"),
    "beside": _("others could be worked out from it"),
}


@require_safe
def show(request: HttpRequest, measure: str) -> HttpResponse:
    """Show what would be hidden of a figure; nothing is published by it."""
    by = by_of(request)
    owner = agency_of(by, "databook.figures")
    definition, ask = defined_as(by, owner, measure), asked(request, by)
    if ask.wrong or definition.lacks or not definition.by:
        raise Http404
    try:
        counted = queries.count_persons(by, owner, definition.name, ask.day, ask.period)
    except BookRefusedError as refused:
        raise Http404 from refused
    typed = request.GET.get("threshold", str(USUAL)).strip()
    wrong = _wrong(typed)
    cells, why_none = ([], "") if wrong else _tried(counted, int(typed))
    told = {
        "definition": telling.defined(definition),
        "slug": measure,
        "asked": ask,
        "period": words_of(ask.period),
        "threshold": typed,
        "least": LEAST,
        "most": MOST,
        "cells": cells,
        "hidden": sum(bool(cell["why"]) for cell in cells),
        "why_none": why_none,
        "wrong": [("threshold", wrong)] if wrong else [],
        "error": wrong,
    }
    return render(request, "figures/protection.html", told, status=422 if wrong else 200)


def _wrong(typed: str) -> str:
    fits = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST)) and LEAST <= int(typed) <= MOST
    return "" if fits else gettext("A whole number from {least} to {most}.").format(least=LEAST, most=MOST)


def _tried(counted: Counted, threshold: int) -> tuple[list[dict[str, Any]], str]:
    """Try a figure; gives its cells as a page shows them, or why it could not be tried."""
    from samakki.disclosure.hiding import CannotProtectError  # noqa: PLC0415 -- it loads a solver, for who tries
    from samakki.disclosure.trial import TooManyToTryError, tried  # noqa: PLC0415 -- it loads a solver, for who tries

    if not counted.rows:
        return [], gettext("On that day nothing was known of anybody.")
    try:
        found = tried(counted.by, dict(counted.rows), threshold)
    except TooManyToTryError:
        return [], gettext("It has too many cells to be tried while you wait. Publishing it at the terminal tries it.")
    except CannotProtectError:
        return [], gettext("Nothing that could be hidden protects it. Publish it by less, or in larger groups.")
    return [_cell(counted.by, one) for one in found], ""


def _cell(by: tuple[str, ...], one: "Tried") -> dict[str, Any]:
    words = [
        gettext("all together") if code is None else said(name, code) for name, code in zip(by, one.codes, strict=True)
    ]
    return {
        "words": words,
        "sum": None in one.codes,
        "number": one.number,
        "why": _WHY.get(one.verdict.value, ""),
        "low": one.low,
        "high": one.high,
    }
