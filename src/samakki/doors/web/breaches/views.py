"""The register of breaches: its list with its clocks, and one breach with all that was noted of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import queries as desk
from samakki.cases.actions import glance
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.breaches.wording import REFUSED, line, noted, persons
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.front.frame import LEADING
from samakki.duties import actions, queries
from samakki.duties.words import (
    BREACH_TEXTS,
    RISK_TEXTS,
    WHY_NOT_TEXTS,
    BreachId,
    BreachKind,
    BreachOpened,
    BreachRefusedError,
    BreachUnknownError,
    Risk,
    WhyNot,
)
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.eras import YEARS
from samakki.kernel.ids import FileId

PAGE: Final = "breach"
_NAMED_AT_ONCE: Final = 200


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Note a breach, which everybody at the desk may; those who lead see the register."""
    by, error = by_of(request), ""
    if by.agency is None:
        act = "duties.note_breach"
        raise RefusedError(act)
    leads, names = by.role in LEADING, names_for(by)
    if request.method == "POST":
        made, error = _noted(request, by)
        if made is not None:
            messages.success(request, gettext("Noted. Those who lead see it, and the clock runs."))
            return redirect("breach", made) if leads else redirect("breaches")
    found = queries.breaches(by, by.agency) if leads else ()
    told = {
        "leads": leads,
        "breaches": [line(names, one, by.clock.now()) for one in found],
        "kinds": [(kind.value, words) for kind, words in BREACH_TEXTS.items()],
        "typed": request.POST,
        "error": error,
        "wrong": [("id_words", error)] if error else [],
    }
    return render(request, "breaches/page.html", told, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
@case_page
def one(request: HttpRequest, breach: BreachId) -> HttpResponse:
    """Show a breach; a POST notes what was done about it."""
    by, error = by_of(request), ""
    try:
        if request.method == "POST":
            error = _tried(_way(request, by, breach))
            if not error:
                return redirect("breach", breach)
        opened = actions.open_breach(by, breach)
    except BreachUnknownError:
        raise Http404 from None
    return render(request, "breaches/one.html", _told(request, by, opened, error), status=422 if error else 200)


def _told(request: HttpRequest, by: By, opened: BreachOpened, error: str) -> dict[str, Any]:
    names = names_for(by)
    cases = [one.case for one in opened.breach.concerned]
    seen = glance(by, cases, {}, PAGE) if cases else {}
    people = {case: shown.row.name for case, shown in seen.items()}
    return {
        "line": line(names, opened.breach, by.clock.now()),
        "lines": [noted(names, one, people) for one in opened.lines],
        "persons": persons(opened.breach, people),
        "risks": [(risk.value, words) for risk, words in RISK_TEXTS.items()],
        "reasons": [(why.value, words) for why, words in WHY_NOT_TEXTS.items()],
        "typed": request.POST,
        "error": error,
        "wrong": [("id_words", error)] if error else [],
    }


def _noted(request: HttpRequest, by: By) -> tuple[BreachId | None, str]:
    made: list[BreachId] = []
    words = request.POST.get("words", "")
    try:
        kind, found = BreachKind(request.POST.get("kind", "")), _moment(request.POST.get("found_at", ""))
    except ValueError:
        return None, gettext("Choose what happened, and write the moment as 2026-11-22 14:30.")
    error = _tried(lambda: made.append(actions.note_breach(by, kind, words, found)))
    return (made[0] if made else None), error


def _way(request: HttpRequest, by: By, breach: BreachId) -> Callable[[], None]:
    """Give what was pressed; raises BadRequest for anything that is not on the page."""
    told, words = request.POST, request.POST.get("words", "")
    try:
        ways: dict[str, Callable[[], None]] = {
            "contained": lambda: actions.say_contained(by, breach, words),
            "weigh": lambda: actions.weigh_breach(by, breach, Risk(told.get("risk", "")), words),
            "authority": lambda: actions.tell_authority(by, breach, words, _moment(told.get("told_at", ""))),
            "no-authority": lambda: actions.tell_no_authority(by, breach, words),
            "name": lambda: actions.name_concerned(by, breach, _cases(by, told.get("marks", ""))),
            "tell": lambda: actions.tell_person(by, breach, FileId(UUID(told.get("case", ""))), words),
            "tell-not": lambda: actions.tell_not(
                by, breach, FileId(UUID(told.get("case", ""))), WhyNot(told.get("why", "")), words
            ),
            "end": lambda: actions.end_breach(by, breach, words),
        }
        return ways[told.get("do", "")]
    except KeyError:
        raise BadRequest(told.get("do", "")) from None


def _tried(do: Callable[[], None]) -> str:
    try:
        do()
    except WordsRefusedError as refused:
        return refusal_words(refused)
    except BreachRefusedError as refused:
        return str(REFUSED[refused.code])
    except ValueError:
        return gettext("Choose one of the answers of the list.")
    return ""


def _moment(text: str) -> datetime | None:
    """Read a moment as the clock here shows it; None for an empty box.

    Raises ValueError, for a year in which nobody lives too.
    """
    if not text.strip():
        return None
    found = timezone.make_aware(datetime.fromisoformat(text.strip()))
    if found.year not in YEARS:
        raise ValueError(found.year)
    return found


def _cases(by: By, marks: str) -> list[FileId]:
    """Find cases of the own agency by their marks; raises BreachRefusedError for one that is nobody's, or of two."""
    wanted = {mark.strip(",;").lower() for mark in marks.split()}
    found = [case for case in desk.cases_of_agency(by) if str(case)[-6:] in wanted]
    if not wanted or len(wanted) > _NAMED_AT_ONCE or len(found) != len(wanted):
        raise BreachRefusedError("no_such_mark")  # noqa: EM101 -- a code, and not a message
    return found
