"""Which forms there are, what each asks, and its versions side by side."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.instruments import panels
from samakki.instruments import queries
from samakki.instruments.words import InstrumentId, InstrumentUnknownError, VersionId, VersionLine

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """List all forms."""
    return render(request, "instruments/page.html", {"instruments": queries.instruments(by_of(request))})


@require_safe
def instrument(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show one form with its versions and what the newest asks."""
    by = by_of(request)
    try:
        shown = queries.instrument(by, InstrumentId(which))
        newest = queries.version(by, shown.versions[0].id)
    except InstrumentUnknownError:
        raise Http404 from None
    told: dict[str, Any] = {
        "shown": shown,
        "versions": panels.versions(names_for(by), shown),
        "lines": panels.outline(newest.definition),
        "section": panels.section_words(shown.section),
    }
    return render(request, "instruments/instrument.html", told)


@require_safe
def version(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show what one version asks."""
    try:
        shown = queries.version(by_of(request), VersionId(which))
    except InstrumentUnknownError:
        raise Http404 from None
    told = {"shown": shown, "line": shown.line, "lines": panels.outline(shown.definition)}
    return render(request, "instruments/version.html", told)


@require_safe
def workbook(request: HttpRequest, which: UUID) -> HttpResponse:
    """Give the workbook of a version back, exactly as it came."""
    by = by_of(request)
    try:
        shown, content = queries.version(by, VersionId(which)), queries.source(by, VersionId(which))
    except InstrumentUnknownError:
        raise Http404 from None
    name = f"{slugify(shown.name) or 'form'}-{shown.line.number}.xlsx"
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_safe
def compare(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show what one version asks otherwise than another: `a` the older, `b` the newer, by their numbers."""
    by = by_of(request)
    try:
        shown = queries.instrument(by, InstrumentId(which))
    except InstrumentUnknownError:
        raise Http404 from None
    newest = shown.versions[0].number
    older = _numbered(shown.versions, request.GET.get("a", ""), max(1, newest - 1))
    newer = _numbered(shown.versions, request.GET.get("b", ""), newest)
    told = {
        "shown": shown,
        "older": older,
        "newer": newer,
        "numbers": [(str(line.number), str(line.number)) for line in shown.versions],
        "found": panels.comparison(by, older.id, newer.id),
    }
    return render(request, "instruments/comparing.html", told)


def _numbered(versions: tuple[VersionLine, ...], said: str, otherwise: int) -> VersionLine:
    wanted = int(said) if said.isdecimal() and len(said) < 7 else otherwise  # noqa: PLR2004 -- no form has a million versions
    found = next((line for line in versions if line.number == wanted), None)
    if found is None:
        raise Http404
    return found
