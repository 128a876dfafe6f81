"""A figure as a picture: its chart, what the chart says in words, and its data below."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from samakki.databook import queries
from samakki.databook.words import BookRefusedError, Counted, Year
from samakki.doors.book.wording import wording
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures import telling
from samakki.doors.web.figures.asked import asked, words_of
from samakki.doors.web.figures.dimensions import said
from samakki.doors.web.figures.finding import defined_as
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.actors import agency_of

if TYPE_CHECKING:
    from samakki.tables.editions.words import Figure

MOST_DRAWN: Final = 2
"""By so many things at most a picture is drawn: by a third it says nothing any more."""
_MOST_BARS: Final = 60


@require_safe
def show(request: HttpRequest, measure: str) -> HttpResponse:
    """Show the chart of a figure as known on a day."""
    return render(request, "figures/chart.html", _drawn(request, measure))


@require_safe
def fetch(request: HttpRequest, measure: str) -> HttpResponse:
    """Give the chart as a picture that stays sharp at any size (SVG)."""
    told = _drawn(request, measure)
    if not told["picture"]:
        raise Http404
    head = {"Content-Disposition": f'attachment; filename="{measure}-{told["asked"].day.isoformat()}.svg"'}
    return HttpResponse(told["picture"], content_type="image/svg+xml; charset=utf-8", headers=head)


def _drawn(request: HttpRequest, measure: str) -> dict[str, Any]:
    by = by_of(request)
    owner = agency_of(by, "databook.figures")
    definition, ask = defined_as(by, owner, measure), asked(request, by)
    if ask.wrong or definition.lacks or not definition.by:
        raise Http404
    try:
        counted = queries.count_persons(by, owner, definition.name, ask.day, ask.period)
    except BookRefusedError as refused:
        raise Http404 from refused
    too_many = len(counted.by) > MOST_DRAWN or len(counted.rows) > _MOST_BARS
    picture, words = ("", "") if too_many or not counted.rows else _picture(counted, telling.title(definition))
    return {
        "definition": telling.defined(definition),
        "slug": measure,
        "asked": ask,
        "period": words_of(ask.period),
        "counted": counted,
        "rows": telling.rows(counted),
        "picture": mark_safe(picture),  # noqa: S308 -- made by Vega, with our own words escaped
        "words": words,
        "too_many": too_many,
    }


def _picture(counted: Counted, title: str) -> tuple[str, str]:
    from samakki.doors.book.charts import drawn  # noqa: PLC0415 -- loads what draws, for who looks

    words, figure = wording(language_in_use().tag), _as_figure(counted, title)
    return drawn(figure, words), words.told(figure)


def _as_figure(counted: Counted, title: str) -> "Figure":
    """Give the cells as a table of a book: lines by the first thing counted by, columns by the second."""
    from samakki.tables.editions.words import Cell, Drawn, Figure, Row, Shown  # noqa: PLC0415 -- as above

    tag = language_in_use().tag
    lines = list(dict.fromkeys(said(counted.by[0], codes[0]) for codes, _number in counted.rows))
    across = counted.by[1] if len(counted.by) == MOST_DRAWN else ""
    names = {codes: (said(across, codes[1]) if across else title) for codes, _number in counted.rows}
    columns = tuple(dict.fromkeys(names.values()))
    numbers = {(said(counted.by[0], codes[0]), names[codes]): number for codes, number in counted.rows}
    rows = tuple(
        Row(
            line,
            tuple(Cell(str(n), Shown.NUMBER, Decimal(n)) for n in (numbers.get((line, one), 0) for one in columns)),
        )
        for line in lines
    )
    texts = {"en": title, tag: title}
    return Figure("chart", texts, counted.unit, Year.CALENDAR, counted.as_of, {}, "", columns, rows, drawn=Drawn.BARS)
