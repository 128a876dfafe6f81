"""The appointments of a case: the next first, who goes along and how to get there; a new one on the same page."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance.words import DueKind
from samakki.cases import actions as cases
from samakki.cases.words import RowSet, WordsRefusedError
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import entries_of, shown, today_here, undo_told, with_undo, written_token
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.follow_ups.views import BEFORE, lines_in
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section, field_named

_FIELD: Final = field_named(Section.ADMINISTRATION, "appointments")
_PARTS: Final = ("what", "day", "time", "place", "with_whom", "transport", "told_person")


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the appointments; a POST adds one."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, by, case)
    told = {part: [request.POST.get(part, "")] for part in _PARTS}
    try:
        for needed in ("what", "day"):
            if not told[needed][0].strip():
                raise WordsRefusedError(needed, "empty")  # noqa: TRY301 -- the page says it as any other
        kept = cases.set_rows(by, [RowSet(case, Section.ADMINISTRATION, _FIELD.name, "", told)])
    except WordsRefusedError as refused:
        return _page(request, by, case, refused)
    messages.success(request, gettext("Saved."))
    return redirect(with_undo(reverse("appointments", args=[case]), written_token(case, entries_of(kept))))


def _page(request: HttpRequest, by: By, case: FileId, refused: WordsRefusedError | None = None) -> HttpResponse:
    read = cases.read_case(by, case, before=1, sections=BEFORE)
    names, words = names_for(by), refusal_words(refused) if refused else ""
    found = lines_in(by, read, case, DueKind.APPOINTMENT, _FIELD.name)
    lines = [shown(names, line, today_here(by)) for line in found]
    part = _FIELD.part("told_person")
    told: dict[str, Any] = {
        "case": case,
        "head": panels.head(read.row) | {"facts": panels.before_contact(read)},
        "due": [line for line in lines if line.open],
        "past": [line for line in reversed(lines) if not line.open],
        "told_options": [(code, gettext(label)) for code, label in part.codes] if part else [],
        "said": {each: request.POST.get(each, "") for each in _PARTS},
        "errors": {refused.about: words} if refused else {},
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
        **undo_told(request),
        "here": reverse("appointments", args=[case]),
    }
    return render(request, "appointments/page.html", told, status=422 if refused else 200)
