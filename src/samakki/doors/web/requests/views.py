"""Requests: all of an agency, those of one case, one by itself with its answer."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samakki.cases.actions import glance
from samakki.cases.words import RESTRICT_TEXTS, CaseUnknownError, NotRestrictedError, RestrictWhy, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_at_work, names_for
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.front.frame import LEADING
from samakki.doors.web.requests.wording import REFUSED, line
from samakki.duties import actions, queries
from samakki.duties.words import (
    ANSWERS,
    KIND_TEXTS,
    STATE_TEXTS,
    Request,
    RequestId,
    RequestKind,
    RequestRefusedError,
    RequestState,
    RequestUnknownError,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId

PAGE: Final = "request"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List what people asked of their files: what waits, by its day, and what was answered."""
    by = by_of(request)
    names = names_for(by)
    found = queries.requests(by, by.agency) if by.agency else ()
    waiting = [one for one in found if one.waits]
    seen = glance(by, [one.case for one in waiting], {}, PAGE) if waiting else {}
    told = {
        "waiting": [line(names, one, by, seen[one.case].row.name if one.case in seen else "") for one in waiting],
        "past": [line(names, one, by) for one in found if not one.waits],
    }
    return render(request, "requests/page.html", told)


@require_http_methods(["GET", "POST"])
@case_page
def of_case(request: HttpRequest, case: FileId) -> HttpResponse:
    """List what was asked of a file, and take down what is asked now."""
    by, wrong = by_of(request), dict[str, str]()
    if request.method == "POST":
        own, wrong = _taken(request, by, case)
        if own is not None:
            messages.success(request, gettext("Taken down. It is answered by the day that stands here."))
            return redirect("request", own)
    seen = glance(by, [case], {}, PAGE).get(case)
    if seen is None:
        raise CaseUnknownError
    names = names_for(by)
    told = {
        "case": case,
        "head": head(seen.row),
        "leads": by.role in LEADING,
        "requests": [line(names, one, by) for one in queries.requests_of(by, case)],
        "kinds": [(kind.value, words) for kind, words in KIND_TEXTS.items()],
        "typed": request.POST,
        "errors": wrong,
        "wrong": [(f"id_{name}", words) for name, words in wrong.items()],
    }
    return render(request, "requests/case.html", told, status=422 if wrong else 200)


@require_http_methods(["GET", "POST"])
@case_page
def one(request: HttpRequest, request_id: RequestId) -> HttpResponse:
    """Show a request; a POST names who answers, takes more time, answers it, or writes that it was taken back."""
    by, wrong = by_of(request), dict[str, str]()
    try:
        if request.method == "POST":
            wrong = _done(request, by, request_id)
            if not wrong:
                return redirect("request", request_id)
        found = queries.request(by, request_id)
    except RequestUnknownError:
        raise Http404 from None
    return render(request, "requests/one.html", _told(request, by, found, wrong), status=422 if wrong else 200)


@require_POST
@case_page
def lift(request: HttpRequest, case: FileId) -> HttpResponse:
    """Let a case be written again, with what the person was told before."""
    try:
        actions.lift_restriction(by_of(request), case, request.POST.get("words", ""))
    except WordsRefusedError as refused:
        messages.warning(request, refusal_words(refused))
    except NotRestrictedError:
        messages.info(request, gettext("It is not restricted any more."))
    else:
        messages.success(request, gettext("The case is written again."))
    return redirect("case", case)


def _told(request: HttpRequest, by: By, found: Request, wrong: dict[str, str]) -> dict[str, Any]:
    seen = glance(by, [found.case], {}, PAGE).get(found.case)
    names = names_for(by)
    return {
        "line": line(names, found, by, seen.row.name if seen else ""),
        "here": seen is not None,
        "restricted": bool(seen and seen.row.restricted),
        "leads": by.role in LEADING,
        "staff": [(str(member), name) for member, name in sorted(names_at_work(by).items(), key=lambda one: one[1])],
        "states": [(state.value, STATE_TEXTS[state]) for state in ANSWERS],
        "reasons": [(why.value, words) for why, words in RESTRICT_TEXTS.items()],
        "typed": request.POST,
        "errors": wrong,
        "wrong": [(f"id_{name}", words) for name, words in wrong.items()],
    }


def _taken(request: HttpRequest, by: By, case: FileId) -> tuple[RequestId | None, dict[str, str]]:
    try:
        kind = RequestKind(request.POST.get("kind", ""))
    except ValueError:
        return None, {"kind": gettext("Choose one of the answers of the list.")}
    try:
        day = date.fromisoformat(request.POST["asked_on"]) if request.POST.get("asked_on") else None
    except ValueError:
        return None, {"asked_on": gettext("Write the day as year, month, day: 2026-11-22.")}
    made: list[RequestId] = []
    wrong = _tried(lambda: made.append(actions.take_request(by, case, kind, request.POST.get("words", ""), day)))
    return (made[0] if made else None), wrong


def _done(request: HttpRequest, by: By, own: RequestId) -> dict[str, str]:
    do, words = request.POST.get("do", ""), request.POST.get("words", "")
    try:
        ways: dict[str, Callable[[], None]] = {
            "give": lambda: actions.give_request(by, own, MemberId(UUID(request.POST.get("member", "")))),
            "longer": lambda: actions.take_longer(by, own, words),
            "back": lambda: actions.take_request_back(by, own, words),
            "answer": lambda: actions.answer_request(
                by,
                own,
                RequestState(request.POST.get("state", "")),
                words,
                RestrictWhy(request.POST.get("why") or RestrictWhy.DISPUTED),
            ),
        }
        if do not in ways:
            raise BadRequest(do)
        return _tried(ways[do])
    except ValueError:
        return {"state": gettext("Choose one of the answers of the list.")}


def _tried(do: Callable[[], None]) -> dict[str, str]:
    """Do something; gives what is wrong with what was typed, by its box."""
    try:
        do()
    except WordsRefusedError as refused:
        return {"words": refusal_words(refused)}
    except RequestRefusedError as refused:
        box, words = REFUSED[refused.code]
        return {box: str(words)}
    return {}
