"""A note: typed, saved, done; into one case or several."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import CaseRow, CaseUnknownError, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id, last_case
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.note.forms import NoteSaid, note_parts, note_said
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import FileId

_OFFERED = 12


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Show the note's page, with the case that was open last ticked; a POST saves, or looks for more people."""
    by = by_of(request)
    if request.method != "POST":
        asked = case_id(request.GET.get("case", "")) or last_case(request)
        return _page(request, by, None, (asked,) if asked else ())
    said = note_said(request.POST)
    if "find" in request.POST:
        return _page(request, by, said, said.cases)
    try:
        actions.write_note(
            by,
            said.cases,
            said.text,
            said.section,
            pinned=said.pinned,
            closed=said.closed,
            third_party=said.third_party,
        )
    except WordsRefusedError as refused:
        return _page(request, by, said, said.cases, refused)
    except (CaseUnknownError, RefusedError):
        return _page(request, by, said, (), WordsRefusedError("cases", "empty"))
    number = len(set(said.cases))
    messages.success(
        request, ngettext("The note is saved.", "The note is saved in %(number)s cases.", number) % {"number": number}
    )
    return redirect("case", said.cases[0]) if number == 1 else redirect("caseload")


def _page(
    request: HttpRequest,
    by: By,
    said: NoteSaid | None,
    chosen: tuple[FileId, ...],
    refused: WordsRefusedError | None = None,
) -> HttpResponse:
    wanted = request.POST.get("wanted", "").strip()
    offered = (actions.find_in_caseload(by, wanted) if wanted else actions.caseload(by)).rows
    at_hand = {row.case: row for row in offered}
    beside = [case for case in chosen if case not in at_hand]
    at_hand |= {row.case: row for row in actions.name_cases(by, beside)} if beside else {}
    ticked = [at_hand[case] for case in dict.fromkeys(chosen) if case in at_hand]
    words = _words(refused) if refused else ""
    about = {"note": "id_text", "cases": "id_others"}
    told = {
        "note": note_parts(said, words if refused and refused.about == "note" else ""),
        "chosen": [_person(row) for row in ticked],
        "people": [_person(row) for row in offered[:_OFFERED] if row not in ticked],
        "ticked": [str(row.case) for row in ticked] or [""],
        "unfold": not ticked or "find" in request.POST,
        "wanted": wanted,
        "case_error": words if refused and refused.about == "cases" else "",
        "wrong": [(about[refused.about], words)] if refused else [],
    }
    return render(request, "note/page.html", told, status=422 if request.method == "POST" else 200)


def _person(row: CaseRow) -> tuple[str, str, str]:
    told = head(row)
    return told["case"], told["name"], " · ".join(filter(None, (told["pseudonym"], told["mark"])))


def _words(refused: WordsRefusedError) -> str:
    if (refused.about, refused.code) == ("cases", "empty"):
        return gettext("Choose whose note this is.")
    return refusal_words(refused)
