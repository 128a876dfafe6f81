"""One cell of a figure: what it counts, and of whom it consists, as far as that describes nobody."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.databook import queries
from samakki.databook.words import FEWEST_IN_PARTS, About, BookRefusedError, Cells, Definition, Parts
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.figures import offices, telling
from samakki.doors.web.figures.asked import asked, words_of
from samakki.doors.web.figures.dimensions import is_known, label_of, said
from samakki.doors.web.figures.finding import defined_as
from samakki.doors.web.figures.wording import BOOKING
from samakki.kernel.actors import agency_of


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, measure: str) -> HttpResponse:
    """Show what a cell counts, its parts, and what offices were asked about it; a POST asks one, or notes its answer.

    The codes of the cell stand in the address, and nobody's name.
    """
    by = by_of(request)
    owner = agency_of(by, "databook.figures")
    definition, ask = defined_as(by, owner, measure), asked(request, by)
    codes, wrong = tuple(request.GET.getlist("of")), list[tuple[str, str]]()
    if ask.wrong or not _names(definition, codes):
        raise Http404
    try:
        parts = queries.parts_of_cell(by, owner, definition.name, codes, ask.day, ask.period)
    except BookRefusedError as refused:
        raise Http404 from refused
    if request.method == "POST":
        wrong = offices.pressed(request, by, owner, About(definition.name, codes, ask.day, ask.period))
        if not wrong:
            messages.success(request, gettext("Written down."))
            return redirect(request.get_full_path())
    told_of = offices.of_figure(by, owner, definition, names_for(by))
    told = {
        "definition": telling.defined(definition),
        "slug": measure,
        "asked": ask,
        "period": words_of(ask.period),
        "codes": [(label_of(name), said(name, code)) for name, code in zip(definition.by, codes, strict=True)],
        "persons": parts.persons,
        "parts": _told(parts),
        "fewest": FEWEST_IN_PARTS,
        "questions": offices.about_cell(told_of, codes, dict(wrong)),
        "books": by.role in BOOKING,
        "typed": request.POST,
        "wrong": wrong,
        "errors": dict(wrong),
    }
    return render(request, "figures/cell.html", told, status=422 if wrong else 200)


def _names(definition: Definition, codes: tuple[str, ...]) -> bool:
    """Tell whether these can be the codes of a cell."""
    fits = len(codes) == len(definition.by) and bool(codes) and not definition.lacks
    return fits and all(is_known(name, code) for name, code in zip(definition.by, codes, strict=True))


def _told(parts: Parts) -> list[dict[str, Any]]:
    return [{"label": label_of(name), "rows": _rows(name, cells, parts.persons)} for name, cells in parts.by]


def _rows(dimension: str, cells: Cells, persons: int) -> list[dict[str, Any]]:
    found = [
        {"words": said(dimension, code), "number": number} | telling.drawn(number, persons, code)
        for (code,), number in cells
    ]
    return sorted(found, key=lambda row: (row["missing"], -row["number"], row["words"]))
