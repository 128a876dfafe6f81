"""How a case stands: who decided what by which definition, whether somebody is helped, what others think of it."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance.actions import give_due
from samakki.assistance.queries import dues_of_case
from samakki.assistance.words import DueKind
from samakki.cases import actions
from samakki.cases.words import FourWays, Question, SectionShown, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_at_work, names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import changed
from samakki.doors.web.identification import panels
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId

_SAVED: Final = "decide"


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show how a case stands; a POST writes a decision, asks for a second opinion, or writes the answer to one."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, case)
    try:
        words = _write(by, case, request.POST)
    except WordsRefusedError as refused:
        return _page(request, case, refused)
    messages.success(request, words)
    return redirect("identification", case)


def _write(by: By, case: FileId, said: QueryDict) -> str:
    asked = said.get("do", _SAVED)
    if asked == "ask":
        colleague = _colleague(by, said.get("colleague", ""))
        named = names_at_work(by)[colleague] if colleague else said.get("of_whom", "")
        row = actions.ask_opinion(by, case, Question(said.get("question", ""), named, said.get("due", "")))
        asked_of = [due.id for due in dues_of_case(by, case) if due.kind is DueKind.SECOND_OPINION and due.row == row]
        if colleague and asked_of:
            give_due(by, asked_of, colleague)
        return gettext("Asked. The answer is wanted by the day you wrote, and stands among what is due.")
    if asked == "answer":
        own = names_for(by).get(by.member, "") if by.member else ""
        answered_by = said.get("answered_by", "").strip() or own
        actions.answer_opinion(by, case, said.get("row", ""), said.get("answer", ""), answered_by)
        return gettext("Saved.")
    told = changed(panels.DECISION, said)
    helped = changed(panels.HELP, said)
    actions.identify(by, case, told, helped)
    return gettext("Saved.") if told or helped else gettext("Nothing was changed.")


def _staff(by: By) -> list[tuple[str, str]]:
    return sorted(((str(member), name) for member, name in names_at_work(by).items()), key=lambda one: one[1])


def _colleague(by: By, chosen: str) -> MemberId | None:
    """Give the colleague who was chosen; None for nobody, or for somebody who does not work here."""
    return next((member for member in names_at_work(by) if str(member) == chosen), None)


def _page(request: HttpRequest, case: FileId, refused: WordsRefusedError | None = None) -> HttpResponse:
    by, posted = by_of(request), request.POST
    opened = actions.read_identification(by, case)
    names, words = names_for(by), refusal_words(refused) if refused else ""
    if refused and refused.code == "empty":
        words = panels.needed_words(refused.about)
    typed = posted if refused and posted.get("do", _SAVED) == _SAVED else None
    told = _panels(by, opened, typed, {refused.about: words} if refused else {})
    told |= {
        "case": case,
        "teams": panels.teams(names, opened[1]),
        "staff": [("", gettext("Nobody of ours")), *_staff(by)],
        "said": posted if refused else {},
        "errors": {refused.about: words} if refused else {},
        "wrong": [(panels.id_of(refused.about), words)] if refused else [],
    }
    return render(request, "identification/page.html", told, status=422 if refused else 200)


def _panels(
    by: By, opened: tuple[FourWays, SectionShown, SectionShown], typed: QueryDict | None, errors: dict[str, str]
) -> dict[str, Any]:
    ways, experience, administration = opened
    return {
        "ways": ways,
        "table": panels.table(ways),
        "decision": panels.decision(experience, typed, errors),
        "law": panels.law(by, experience, typed, errors),
        "help": panels.help_inputs(administration, typed, errors),
        "torn": panels.torn(experience, administration),
        "opinions": panels.opinions(experience),
    }
