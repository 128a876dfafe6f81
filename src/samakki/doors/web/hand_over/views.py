"""Handing cases over for good; for the days of a leave nobody hands anything over, a colleague stands in."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.assistance import actions
from samakki.assistance.words import HandedOver
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.away.views import chosen_from, member_named
from samakki.doors.web.desk.asking import by_of, case_id, case_page
from samakki.doors.web.desk.names import names_at_work, names_for, who
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import ago, refusal_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId

NOBODY: Final = "nobody"


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest) -> HttpResponse:
    """Show the cases on a list, of oneself where nobody is named; a POST hands some of them over."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, by, _list_named(by, request.GET.get("from", "")))
    seen, to = _list_named(by, request.POST.get("from", "")), request.POST.get("to", "")
    try:
        if not to:
            about = "worker"
            raise WordsRefusedError(about, "not_a_choice")  # noqa: TRY301 -- refused as the action does
        chosen = _cases(request.POST.getlist("all_cases" if request.POST.get("all") else "case"))
        handed = actions.hand_cases(by, chosen, _worker(to), seen, request.POST.get("words", ""))
    except WordsRefusedError as refused:
        return _page(request, by, seen, refused)
    return render(request, "hand_over/done.html", _done(by, handed, len(set(chosen)), seen, _worker(to)))


@require_POST
@case_page
def undo(request: HttpRequest) -> HttpResponse:
    """Give the cases back to whose list they were on."""
    by, posted = by_of(request), request.POST
    was, now = _list_named(by, posted.get("from", "")), _worker(posted.get("to", ""))
    try:
        back = actions.hand_back(by, [HandedOver(case, was, now) for case in _cases(posted.getlist("case"))])
    except WordsRefusedError:
        message = "too many cases"
        raise BadRequest(message) from None
    words = ngettext("%(number)s case is back where it was.", "%(number)s cases are back where they were.", back)
    messages.success(request, words % {"number": back})
    return redirect(f"{reverse('hand-over')}?from={was or NOBODY}")


def _done(
    by: By, handed: tuple[HandedOver, ...], chosen: int, was: MemberId | None, now: MemberId | None
) -> dict[str, Any]:
    names = names_for(by)
    return {
        "cases": [str(each.case) for each in handed],
        "number": len(handed),
        "stayed": chosen - len(handed),
        "was": str(was or NOBODY),
        "now": str(now or NOBODY),
        "whose": who(names, was) if was else gettext("Nobody for now"),
        "to": who(names, now) if now else gettext("Nobody for now"),
    }


def _page(
    request: HttpRequest, by: By, whose: MemberId | None, refused: WordsRefusedError | None = None
) -> HttpResponse:
    hands, names, now, posted = actions.read_hands(by, whose), names_for(by), by.clock.now(), request.POST
    at_work, words = names_at_work(by), refusal_words(refused) if refused else ""
    others = chosen_from({member: name for member, name in at_work.items() if member != whose})
    ticked = set(posted.getlist("case"))
    about = refused.about if refused else ""
    told: dict[str, Any] = {
        "rows": [head(row) | {"ago": ago(row.last_entry_at, now), "on": str(row.case) in ticked} for row in hands.rows],
        "total": hands.total,
        "more": hands.total - len(hands.rows),
        "from": str(whose or NOBODY),
        "whose": who(names, whose) if whose else gettext("Nobody for now"),
        "own": whose == by.member,
        "lists": [*_lists(by, whose), (NOBODY, gettext("Nobody for now"))],
        "to": posted.get("to", ""),
        "colleagues": [("", gettext("Choose")), *others, *([(NOBODY, gettext("Nobody for now"))] if whose else [])],
        "words": posted.get("words", ""),
        "all": bool(posted.get("all")),
        "error_to": words if about == "worker" else "",
        "error_cases": words if about == "cases" else "",
        "error_words": words if about == "note" else "",
        "wrong": [({"worker": "id_to", "cases": "id_all"}.get(about, "id_words"), words)] if refused else [],
    }
    return render(request, "hand_over/page.html", told, status=422 if refused else 200)


def _lists(by: By, whose: MemberId | None) -> list[tuple[str, str]]:
    """Give whose list can be looked at: of all who work here, and of somebody who left where it is theirs."""
    names, at_work = names_for(by), names_at_work(by)
    return chosen_from(at_work | ({whose: names[whose]} if whose and whose in names else {}))


def _list_named(by: By, text: str) -> MemberId | None:
    if text == NOBODY:
        return None
    whose = member_named(text) if text else by.member
    if whose not in names_for(by):
        message = "no colleague"
        raise BadRequest(message)
    return whose


def _worker(text: str) -> MemberId | None:
    return None if text == NOBODY else member_named(text)


def _cases(texts: list[str]) -> list[FileId]:
    found = [case_id(text) for text in texts]
    if None in found:
        message = "no case"
        raise BadRequest(message)
    return [case for case in found if case is not None]
