"""These two are one person: found by POST, looked at side by side, joined with a reason, parted again."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.cases import actions
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id, case_page
from samakki.doors.web.desk.finding import choice, found
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.same_person.beside import compared
from samakki.kernel.ids import FileId


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Look for another file, show both, and say that they are of one person, may be, or are of two."""
    by, asked = by_of(request), request.POST.get("do", "")
    other = case_id(request.POST.get("other", ""))
    if asked in WAYS and other is not None:
        return WAYS[asked](request, case, other)
    mine = actions.name_joined(by, [case])
    if not mine:
        raise CaseUnknownError
    wanted = request.POST.get("wanted", "").strip()
    told = {"case": case, "wanted": wanted, "people": found(by, wanted, {case}), "head": head(mine[0])}
    return render(request, "same_person/find.html", told)


@require_POST
@case_page
def part(request: HttpRequest, case: FileId) -> HttpResponse:
    """Undo a joining, from either of the two files."""
    by, other = by_of(request), case_id(request.POST.get("other", ""))
    if other is None:
        raise Http404
    try:
        actions.part_cases(by, case, other)
    except WordsRefusedError:
        messages.info(request, gettext("This is undone already."))
        return redirect("case", case)
    messages.success(request, gettext("They are two people again. What was decided since stays as it is."))
    return redirect("case", case)


def _joined(request: HttpRequest, case: FileId, other: FileId) -> HttpResponse:
    kept, gone = (other, case) if request.POST.get("keep") == str(other) else (case, other)
    try:
        actions.join_cases(by_of(request), kept, gone, request.POST.get("reason", ""))
    except WordsRefusedError as refused:
        return _beside(request, case, other, refused)
    messages.success(request, gettext("They are one person now. What differs waits for somebody who knows."))
    return redirect("case", kept)


def _alike(request: HttpRequest, case: FileId, other: FileId) -> HttpResponse:
    try:
        actions.say_alike(by_of(request), case, other, request.POST.get("reason", ""))
    except WordsRefusedError as refused:
        return _beside(request, case, other, refused)
    messages.success(request, gettext("Noted: they may be one person. Counts tell so, and both files go on."))
    return redirect("case", case)


def _unlike(request: HttpRequest, case: FileId, other: FileId) -> HttpResponse:
    try:
        actions.say_unlike(by_of(request), case, other)
    except WordsRefusedError:
        messages.info(request, gettext("This is undone already."))
        return redirect("case", case)
    messages.success(request, gettext("Noted: they are two people."))
    return redirect("case", case)


def _beside(
    request: HttpRequest, case: FileId, other: FileId, refused: WordsRefusedError | None = None
) -> HttpResponse:
    try:
        both = actions.read_beside(by_of(request), case, other)
    except WordsRefusedError as never:  # one and the same, or joined already
        raise Http404 from never
    words = refusal_words(refused) if refused else ""
    told: dict[str, Any] = {
        "case": case,
        "other": other,
        "files": [head(both.kept), head(both.other)],
        "sections": compared(both),
        "are_alike": both.alike,
        "choices": [choice(both.kept), choice(both.other)],
        "keep": request.POST.get("keep") or str(case),
        "reason": request.POST.get("reason", ""),
        "reason_error": words,
        "wrong": [("id_reason", words)] if refused else [],
    }
    return render(request, "same_person/page.html", told, status=422 if refused else 200)


WAYS: Final = {"look": _beside, "join": _joined, "alike": _alike, "unlike": _unlike}
