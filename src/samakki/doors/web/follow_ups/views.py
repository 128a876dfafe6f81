"""The follow-ups of a case: what is due with the safe way in sight, what came of those held, the next by the rules."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance import actions, queries
from samakki.assistance.words import DueKind, DueLine
from samakki.cases import actions as cases
from samakki.cases.words import CaseFile, FieldShown, RowSet, WordsRefusedError, standing_of
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import entries_of, shown, today_here, undo_told, with_undo, written_token
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.rows import rows_of
from samakki.doors.web.desk.telling import date_words, refusal_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

BEFORE: Final = (Section.IDENTITY, Section.CONTACT, Section.SAFETY, Section.ADMINISTRATION)
_FIELD: Final = "follow_ups"
_NONE: Final = 1  # the timeline stays shut: no entry lies before the first


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show what is due and what was held; a POST plans one follow-up, or those that the rules want."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, by, case)
    if request.POST.get("do") == "usual":
        planned = actions.schedule_follow_ups(by, case)
        messages.success(request, gettext("Planned: %(number)s.") % {"number": len(planned)})
        return redirect(with_undo(reverse("follow-ups", args=[case]), written_token(case, planned)))
    told = {part: [request.POST.get(part, "")] for part in ("due", "why")}
    try:
        if not told["due"][0].strip():
            raise WordsRefusedError("due", "empty")  # noqa: EM101, TRY301 -- a code; the page says it as any other
        kept = cases.set_rows(by, [RowSet(case, Section.ADMINISTRATION, _FIELD, "", told)])
    except WordsRefusedError as refused:
        return _page(request, by, case, refused)
    messages.success(request, gettext("Saved."))
    return redirect(with_undo(reverse("follow-ups", args=[case]), written_token(case, entries_of(kept))))


def field_of(read: CaseFile, name: str) -> FieldShown | None:
    """Give a field of administration as it was read."""
    section = next((one for one in read.sections if one.words.section is Section.ADMINISTRATION), None)
    return section.field(name) if section else None


def lines_in(by: By, read: CaseFile, case: FileId, kind: DueKind, name: str) -> list[DueLine]:
    """Give what is due of one kind, with the rows that were read already."""
    field = field_of(read, name)
    rows = {row.row: standing_of(row) for row in field.standing} if field else {}
    found = (due for due in queries.dues_of_case(by, case) if due.kind is kind)
    return [DueLine(due, read.row, rows.get(due.row)) for due in found]


def _page(request: HttpRequest, by: By, case: FileId, refused: WordsRefusedError | None = None) -> HttpResponse:
    read = cases.read_case(by, case, before=_NONE, sections=BEFORE)
    names, today = names_for(by), today_here(by)
    found = lines_in(by, read, case, DueKind.FOLLOW_UP, _FIELD)
    lines = [shown(names, line, today) for line in found]
    field, waits = field_of(read, _FIELD), {line.due.ref for line in found if line.due.is_open}
    told: dict[str, Any] = {
        "case": case,
        "head": panels.head(read.row) | {"facts": panels.before_contact(read)},
        "due": [line for line in lines if line.open],
        "held": [line for line in reversed(rows_of(names, field).lines) if line.row not in waits] if field else [],
        "usual": [date_words(day.isoformat()) for day in queries.follow_up_days(by, case)],
        "said": {part: request.POST.get(part, "") for part in ("due", "why")},
        "wrong": [(f"id_{refused.about}", refusal_words(refused))] if refused else [],
        "due_error": refusal_words(refused) if refused and refused.about == "due" else "",
        **undo_told(request),
        "here": reverse("follow-ups", args=[case]),
    }
    return render(request, "follow_ups/page.html", told, status=422 if refused else 200)
