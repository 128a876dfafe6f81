"""Alarms: raised for one person, seen to by somebody, answered with a word; the list of those nobody answered."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance import actions, queries
from samakki.assistance.words import DueId, DueSettledError, DueUnknownError
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.alarms import alarm_told
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import called_token, given_token, token, undo_told, with_undo
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.follow_ups.views import BEFORE
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


@require_http_methods(["GET", "POST"])
@case_page
def raise_one(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the alarms of a case; a POST raises one, says who sees to it, or answers it."""
    by, asked = by_of(request), request.POST.get("do", "")
    if request.method != "POST":
        return _page(request, by, case)
    undone_by = ""
    try:
        undone_by = _do(by, case, asked, request.POST)
    except WordsRefusedError as refused:
        return _page(request, by, case, refused)
    except DueSettledError:
        messages.info(request, gettext("Somebody has answered it already."))
    except DueUnknownError:
        raise Http404 from None
    else:
        words = {
            "raise": gettext("The alarm stands. Somebody has to answer it in time."),
            "take": gettext("You see to it. It stands until it is answered."),
            "answer": gettext("Answered. What was done stands in the case."),
        }
        messages.success(request, words[asked])
    return redirect(with_undo(reverse("alarm", args=[case]), undone_by))


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List the alarms that nobody answered yet."""
    by = by_of(request)
    names = names_for(by)
    lines = [
        alarm_told(names, line.alarm) | {"name": panels.head(line.row)["name"]} for line in actions.open_alarms(by)
    ]
    return render(request, "alarm/list.html", {"alarms": lines, "minutes": queries.response_minutes(by)})


def _do(by: By, case: FileId, asked: str, posted: Mapping[str, str]) -> str:
    """Do what a button says; gives what undoes it, where it can be undone."""
    if asked == "raise":
        return called_token(actions.raise_alarm(by, case, posted.get("words", "")))
    if asked == "take":
        taken = actions.take_alarm(by, _due(posted))
        return given_token(taken) if taken else ""
    if asked == "answer":
        return token(actions.settle_alarm(by, _due(posted), posted.get("words", "")))
    raise BadRequest(asked)


def _due(posted: Mapping[str, str]) -> list[DueId]:
    try:
        return [DueId(UUID(posted.get("due", "")))]
    except ValueError:
        raise Http404 from None


def _page(request: HttpRequest, by: By, case: FileId, refused: WordsRefusedError | None = None) -> HttpResponse:
    read = cases.read_case(by, case, before=1, sections=BEFORE)
    names, answered = names_for(by), request.POST.get("due", "")
    words = refusal_words(refused) if refused else ""
    told: dict[str, Any] = {
        "case": case,
        "head": panels.head(read.row) | {"facts": panels.before_contact(read)},
        "alarms": [alarm_told(names, alarm) for alarm in queries.alarms(by, case)],
        "minutes": queries.response_minutes(by),
        "words": request.POST.get("words", "") if refused else "",
        "answered": answered if refused else "",
        "error": words,
        "wrong": [(f"id_words-{answered}" if answered else "id_words", words)] if refused else [],
        **undo_told(request),
    }
    return render(request, "alarm/page.html", told, status=422 if refused else 200)
