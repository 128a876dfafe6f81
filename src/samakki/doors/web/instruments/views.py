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
from samakki.doors.web.instruments.standing import KEEPERS, Standing
from samakki.instruments import queries
from samakki.instruments.words import (
    MANY_QUESTIONS,
    InstrumentId,
    InstrumentUnknownError,
    VersionId,
    VersionLine,
    VersionState,
)

VERSIONS_SHOWN = 6
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """List all forms."""
    by = by_of(request)
    told = {"instruments": queries.instruments(by), "keeps": by.role in KEEPERS}
    return render(request, "instruments/page.html", told)


@require_safe
def instrument(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show one form with its versions and what the newest asks."""
    by = by_of(request)
    try:
        shown = queries.instrument(by, InstrumentId(which))
        offered = next((one for one in shown.versions if one.state is VersionState.PUBLISHED), shown.versions[0])
        asks = queries.version(by, offered.id)
    except InstrumentUnknownError:
        raise Http404 from None
    versions = panels.versions(by, shown)
    told: dict[str, Any] = {
        "shown": shown,
        "asks": asks.line,
        "newer": versions[:VERSIONS_SHOWN],
        "older": versions[VERSIONS_SHOWN:],
        "most": MANY_QUESTIONS,
        "lines": panels.outline(asks.definition),
        "section": panels.section_words(shown.section),
    }
    return render(request, "instruments/instrument.html", told)


@require_safe
def version(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show what one version asks."""
    by = by_of(request)
    try:
        shown = queries.version(by, VersionId(which))
        versions = queries.instrument(by, shown.line.instrument).versions
    except InstrumentUnknownError:
        raise Http404 from None
    told = {
        "shown": shown,
        "line": shown.line,
        "stands": Standing(shown.line, by, names_for(by)),
        "before": panels.before(versions, shown.line),
        "most": MANY_QUESTIONS,
        "lines": panels.outline(shown.definition),
    }
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
    before = panels.before(shown.versions, shown.versions[0]) or shown.versions[0]
    older = _numbered(shown.versions, request.GET.get("a", ""), before.number)
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
