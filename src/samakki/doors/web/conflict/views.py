"""Two people wrote different things about one field: both are shown, a person decides."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import FieldShown, WordsRefusedError
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page, section_named
from samakki.doors.web.desk.inputs import input_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.rows import cell_shown, cell_words
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import raw, stamps, typed
from samakki.doors.web.section.sheet import lists_of
from samakki.kernel.ids import FileId
from samakki.sections.words import Cell, FieldType, field_named

_SEVERAL = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CODES}


@require_http_methods(["GET", "POST"])
@case_page
def decide(  # noqa: PLR0913, PLR0917 -- the parts of the address
    request: HttpRequest, case: FileId, section: str, field: str, row: str = "", part: str = ""
) -> HttpResponse:
    """Show all values with their authors; a POST keeps one of them, or what is written instead."""
    by, named = by_of(request), section_named(section)
    described = field_named(named, field)
    whole = next(one for one in actions.read_section(by, case, named).fields if one.field == described)
    lies_in = Cell(field, row, part) if row else None
    shown = cell_shown(whole, lies_in) if lies_in else whole
    if shown is None:
        raise Http404
    if not shown.heads.in_conflict:
        messages.info(request, gettext("This is decided already."))
        return redirect("case", case)
    label = cell_words(whole, described, lies_in) if lies_in else gettext(described.label)
    if request.method != "POST":
        return _page(request, case, shown, label)
    try:
        actions.resolve_conflict(by, case, named, str(lies_in or field), _told(request, shown))
    except WordsRefusedError as refused:
        return _page(request, case, shown, label, refused)
    messages.success(request, gettext("Decided. The other values stay in the history."))
    return redirect("case", case)


def _told(request: HttpRequest, shown: FieldShown) -> Told:
    base = stamps(request.POST.get("base", ""))
    name = shown.field.name
    chosen = request.POST.get("stands", "")
    if chosen == "other":
        return Told(typed(shown.field, request.POST), request.POST.get(f"missing-{name}", ""), base)
    head = next((one for one in shown.heads.heads if str(one.stamp) == chosen), None)
    if head is None:
        message = "not one of the values"
        raise BadRequest(message)
    said, missing = raw(head.value)
    return Told(said, missing, base)


def _page(
    request: HttpRequest, case: FileId, shown: FieldShown, label: str, refused: WordsRefusedError | None = None
) -> HttpResponse:
    names = names_for(by_of(request))
    words = refusal_words(refused) if refused else ""
    inputs = [_both(shown, request, words)]
    told: dict[str, Any] = {
        "case": case,
        "label": label,
        "values": [panels.said(names, shown, head) for head in shown.heads.heads],
        "base": ",".join(str(stamp) for stamp in shown.heads.base),
        "inputs": inputs,
        "lists": lists_of(inputs),
        "wrong": [(f"id_f-{shown.field.name}", words)] if refused else [],
    }
    return render(request, "conflict/page.html", told, status=422 if refused else 200)


def _both(shown: FieldShown, request: HttpRequest, error: str) -> Any:
    """Offer an input in which all values stand together, for "both are true" and for "neither"."""
    if error:
        return input_of(shown, request.POST, error)
    told = [part for head in shown.heads.heads for part in raw(head.value)[0]]
    distinct = list(dict.fromkeys(told))
    if shown.field.type not in _SEVERAL:
        return input_of(shown)
    joined = {FieldType.TEXT: " / ", FieldType.LONG_TEXT: "\n\n"}.get(shown.field.type)
    return input_of(shown, said=[joined.join(distinct)] if joined else distinct)
