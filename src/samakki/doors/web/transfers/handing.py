"""Cases are chosen and handed on: read some at a time, then fetched once, sealed under words shown on the page."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samakki.cases import queries as cases
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.transfers.bringing import found_or_404
from samakki.sections.words import ALL_FIELDS, RECORD, Section
from samakki.transfers import actions, queries
from samakki.transfers.words import REASON_WORDS, ExportId, Format, NoRoomError, Reason, Wanted

_FORMATS: Final = [(Format.CSV.value, "CSV"), (Format.XLSX.value, "Excel (XLSX)"), (Format.JSON.value, "JSON")]


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Ask which cases go out, in which format, what for; a POST begins to read them."""
    given, reasons = request.POST, queries.reasons(by_of(request))
    wrong: list[tuple[str, str]] = []
    if request.method == "POST":
        if given.get("purpose") not in set(reasons):
            wrong.append(("id_purpose", _("Say what for: every file will show it.")))
        since, until = _day(given, "since", wrong), _day(given, "until", wrong)
        found = () if wrong else cases.cases_of_agency(by_of(request), since, until)
        if not wrong and not found:
            wrong.append(("id_since", _("No case of the agency was opened in this time.")))
        if not wrong:
            wanted = Wanted(
                found, _format(given.get("format", "")), Reason(given["purpose"]), _sections(given), _closed(given)
            )
            return redirect("export-of", actions.begin_export(by_of(request), wanted))
    return _page(request, wrong)


@require_GET
@found_or_404
def show(request: HttpRequest, export: UUID) -> HttpResponse:
    """Show how far an export is, and in the end the words that open its file."""
    return _export_page(request, export)


@require_POST
@found_or_404
def go_on(request: HttpRequest, export: UUID) -> HttpResponse:
    """Read the next cases; the page asks again until all are read."""
    by = by_of(request)
    actions.read_on(by, ExportId(export))
    state = actions.export_state(by, ExportId(export))
    if not request.headers.get("HX-Request"):
        return redirect("export-of", export)
    if state.works:
        return render(request, "transfers/export_progress.html", {"state": state})
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["HX-Refresh"] = "true"
    return response


@require_POST
@found_or_404
def fetch(request: HttpRequest, export: UUID) -> HttpResponse:
    """Hand the sealed file out, once; where it has no room in a workbook, offer the other formats."""
    instead = request.POST.get("format", "")
    try:
        made = actions.make_file(by_of(request), ExportId(export), _format(instead) if instead else None)
    except NoRoomError as refused:
        return _export_page(request, export, str(refused))
    response = HttpResponse(made.content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


@require_POST
@found_or_404
def forget(request: HttpRequest, export: UUID) -> HttpResponse:
    """Give an export up."""
    actions.forget_export(by_of(request), ExportId(export))
    return redirect("transfers")


def _export_page(request: HttpRequest, export: UUID, wrong: str = "") -> HttpResponse:
    told = {
        "state": actions.export_state(by_of(request), ExportId(export)),
        "wrong": [("", wrong)] if wrong else [],
        "others": [(value, words) for value, words in _FORMATS if value != Format.XLSX.value] if wrong else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "transfers/export.html", told, status=status)


def _page(request: HttpRequest, wrong: list[tuple[str, str]]) -> HttpResponse:
    given = request.POST
    told: dict[str, Any] = {
        "wrong": wrong,
        "errors": dict(wrong),
        "purposes": [("", ""), *((reason.value, str(words)) for reason, words in REASON_WORDS.items())],
        "formats": _FORMATS,
        "format": given.get("format", Format.CSV.value),
        "purpose": given.get("purpose", ""),
        "since": given.get("since", ""),
        "until": given.get("until", ""),
        "sections": [(section.value, _(words.label)) for section, words in RECORD.items()],
        "chosen_sections": given.getlist("sections") or [section.value for section in Section],
        "closed": list(_closed_fields()),
        "chosen_closed": given.getlist("closed"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "transfers/handing.html", told, status=status)


def _closed_fields() -> Iterator[tuple[str, str]]:
    for field in ALL_FIELDS:
        if field.closed:
            yield f"{field.section}.{field.name}", f"{_(RECORD[field.section].label)}: {_(field.label)}"


def _day(given: QueryDict, name: str, wrong: list[tuple[str, str]]) -> date | None:
    text = given.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        wrong.append((f"id_{name}", _("Write the day as 2026-03-31.")))
        return None


def _format(text: str) -> Format:
    return Format(text) if text in set(Format) else Format.CSV


def _sections(given: QueryDict) -> tuple[Section, ...]:
    return tuple(section for section in Section if section.value in given.getlist("sections")) or tuple(Section)


def _closed(given: QueryDict) -> tuple[tuple[Section, str], ...]:
    named = set(given.getlist("closed"))
    return tuple((field.section, field.name) for field in ALL_FIELDS if f"{field.section}.{field.name}" in named)
