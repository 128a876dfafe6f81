"""The rows of a field as an ordered list, and each row on a page of its own; all of it without script too."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import FieldShown, Heads, RowShown, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page, section_named
from samakki.doors.web.desk.inputs import input_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.panels import section_words
from samakki.doors.web.desk.rows import rows_of
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import changed, teller
from samakki.doors.web.plan import line
from samakki.doors.web.plan import views as plan
from samakki.doors.web.section.sheet import lists_of
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldType, FieldUnknownError, Section

_STEPS: Final = {"earlier": -1, "later": 1}
_PLAN: Final = ("administration", "plan")


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId, section: str, field: str) -> HttpResponse:
    """Show all rows of a field; a POST moves one, takes it away or puts it back."""
    by, named = by_of(request), section_named(section)
    if request.method == "POST":
        _do(request, by, case, named, field)
        return redirect("rows", case, section, field)
    shown = _shown(by, case, named, field)
    told = {"case": case, "section_label": section_words(named), "rows": rows_of(names_for(by), shown)}
    return render(request, "rows/page.html", told)


@require_http_methods(["GET", "POST"])
@case_page
def write(request: HttpRequest, case: FileId, section: str, field: str, row: str = "") -> HttpResponse:
    """Show one row's parts as inputs; a POST writes those that were changed, or adds the row.

    The plan has a page of its own that asks more: its lines are written there.
    """
    if (section, field) == _PLAN:
        return _in_the_plan(request, case, row)
    by, named = by_of(request), section_named(section)
    shown = _shown(by, case, named, field)
    found = next((each for each in shown.rows if each.row == row), None)
    if row and found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, case, shown, found)
    told = changed([part for part in shown.field.parts if part.type is not FieldType.LINK], request.POST)
    if told or not row:
        try:
            actions.write_row(by, case, named, field, row, told, **teller(request.POST))
        except WordsRefusedError as refused:
            return _page(request, case, shown, found, refused)
    messages.success(request, gettext("Saved.") if told else gettext("Nothing was changed."))
    if request.POST.get("then") == "another":
        return redirect("row-new", case, section, field)
    return redirect("rows", case, section, field)


def _in_the_plan(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Write a line of the plan where the plan asks its questions."""
    if request.method == "POST":
        return line.write(request, case, row) if row else plan.add(request, case)
    return redirect("plan-line", case, row) if row else redirect(f"{reverse('plan', args=[case])}#add")


def _do(request: HttpRequest, by: By, case: FileId, section: Section, field: str) -> None:
    asked, row = request.POST.get("do", ""), request.POST.get("row", "")
    try:
        if asked in _STEPS:
            actions.move_row(by, case, section, field, row, _STEPS[asked])
        elif asked == "take-away":
            actions.take_row_away(by, case, section, field, row)
            messages.success(request, gettext("Taken away. It stands below, where it can be put back."))
        elif asked == "put-back":
            actions.put_row_back(by, case, section, field, row)
            messages.success(request, gettext("It stands again."))
        else:
            raise BadRequest(asked)
    except WordsRefusedError as gone:  # it was taken away meanwhile
        raise Http404 from gone


def _shown(by: By, case: FileId, section: Section, field: str) -> FieldShown:
    shown = actions.read_section(by, case, section).field(field)
    if shown is None or shown.field.type is not FieldType.ROWS:
        raise FieldUnknownError(field)
    return shown


def _page(
    request: HttpRequest,
    case: FileId,
    shown: FieldShown,
    row: RowShown | None,
    refused: WordsRefusedError | None = None,
) -> HttpResponse:
    posted = request.POST if refused else None
    parts = row.parts if row else tuple(FieldShown(part, Heads()) for part in shown.field.parts)
    words = refusal_words(refused) if refused else ""
    written = [part for part in parts if part.field.type is not FieldType.LINK]
    inputs = [
        input_of(part, posted, words if refused and refused.about == part.field.name else "")
        for part in written
        if not part.heads.in_conflict
    ]
    first = inputs[0].name if inputs else ""
    about = refused.about if refused and refused.about != shown.field.name else first
    standing = [each.row for each in shown.standing]
    told: dict[str, Any] = {
        "case": case,
        "section": shown.field.section.value,
        "name": shown.field.name,
        "label": gettext(shown.field.label),
        "row": row.row if row else "",
        "number": standing.index(row.row) + 1 if row and row.row in standing else 0,
        "gone": row is not None and not row.stands,
        "inputs": inputs,
        "torn": [
            {"name": part.field.name, "label": gettext(part.field.label)} for part in parts if part.heads.in_conflict
        ],
        "lists": lists_of(inputs),
        **teller(posted or QueryDict()),
        "wrong": [(f"id_f-{about}", words)] if refused else [],
    }
    return render(request, "rows/row.html", told, status=422 if refused else 200)
