"""Which printed tables an agency keeps, and one version of one: its cells, what does not add up, where it is from."""

import csv
import io
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.databook import queries
from samakki.databook.words import BookRefusedError, Kept, Listed, words_of_unit, words_of_years
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.figures.wording import BOOKING
from samakki.doors.web.printed import judging
from samakki.kernel.actors import agency_of

_ROWS: Final = 100


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List the tables, each with its newest version."""
    by = by_of(request)
    owner = agency_of(by, "databook.tables")
    told = {"tables": [_line(one) for one in queries.tables(by, owner)], "books": by.role in BOOKING}
    return render(request, "printed/list.html", told)


@require_safe
def one(request: HttpRequest, version: int, name: str) -> HttpResponse:
    """Show one version of a table; `?file=csv` gives its cells as they were printed."""
    by = by_of(request)
    owner = agency_of(by, "databook.tables")
    try:
        kept = queries.table(by, owner, name, version)
    except BookRefusedError:
        raise Http404 from None
    if request.GET.get("file") == "csv":
        return _file(kept)
    newest = next(each.version for each in queries.tables(by, owner) if each.name == name)
    judged = judging.judge(kept.table)
    page = Paginator(judged.rows, _ROWS).get_page(request.GET.get("page"))
    told: dict[str, Any] = {
        **_line(Listed(name, version, kept.table.unit, kept.table.period, kept.table.as_of)),
        "kept": kept,
        "who": names_for(by).get(kept.brought_by, gettext("somebody who has left")),
        "headings": judged.headings,
        "titles": judged.titles,
        "page": page,
        "faults": judged.faults,
        "versions": range(1, newest + 1),
        "newest": newest,
        "books": by.role in BOOKING,
    }
    return render(request, "printed/page.html", told)


def _line(one: Listed) -> dict[str, Any]:
    return {
        "name": one.name,
        "version": one.version,
        "unit": words_of_unit(one.unit),
        "years": words_of_years(one.period.kind),
        "year": str(one.period.year),
        "until": one.period.until,
        "provisional": one.period.is_provisional(one.as_of),
        "as_of": one.as_of,
    }


def _file(kept: Kept) -> HttpResponse:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(kept.table.grid)
    name = f"{slugify(kept.table.name, allow_unicode=False) or 'table'}-{kept.version}.csv"
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
