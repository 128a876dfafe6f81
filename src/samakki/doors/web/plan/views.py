"""The plan of a case on one page: what is urgent, the goals, what the person decided; each touch can be undone."""

from typing import Final
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.assistance import actions
from samakki.assistance.words import AskedFirstError, Decision, PlanState, PlanWanted, Press
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page, remembered
from samakki.doors.web.desk.dues import today_here
from samakki.doors.web.desk.names import names_at_work, names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import teller
from samakki.doors.web.plan.adding import Adding, adding_panel, begun, sure_of, told_of, typed_again
from samakki.doors.web.plan.panels import did, plan_panels, presses
from samakki.doors.web.plan.starts import PRESSES
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section

_HEARD: Final = frozenset({"made", "looked_at", "without"})
_TAKEN: Final = {"remove": "plan", "untell": "participation"}
_DONE: Final = {"decide": "decided", "finish": PlanState.DONE, "leave": PlanState.LEFT, "again": PlanState.OPEN}


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the plan; a POST decides, finishes, leaves or takes up again one line, or says something of the whole."""
    if request.method != "POST":
        return _page(request, case, begun(request.GET))
    by, (asked, _, more), row = by_of(request), _asked(request), request.POST.get("row", "")
    if asked in _DONE:
        return _touch(request, by, case, asked, more)
    if asked in _TAKEN:
        cases.take_row_away(by, case, Section.ADMINISTRATION, _TAKEN[asked], row)
        return HttpResponseRedirect(reverse("plan", args=[case]))
    return _of_the_whole(request, by, case, asked)


@require_POST
@case_page
def add(request: HttpRequest, case: FileId) -> HttpResponse:
    """Write a new line of the plan; what should be looked at again is asked first."""
    by, posted = by_of(request), request.POST
    told = told_of(posted, today_here(by))
    try:
        row = actions.write_action(by, case, "", told, sure=sure_of(posted), **teller(posted))
    except WordsRefusedError as refused:
        return _page(request, case, typed_again(posted, {refused.about: refusal_words(refused)}), status=422)
    except AskedFirstError as asked:
        return _page(request, case, typed_again(posted, {}, asked.asks), status=422)
    return _back(case, "added", row)


def _asked(request: HttpRequest) -> tuple[str, str, str]:
    return request.POST.get("do", "").partition("-")


def _touch(request: HttpRequest, by: By, case: FileId, asked: str, decision: str) -> HttpResponse:
    """Do what one button of a line says, and lead back to the plan, which tells how to undo it."""
    row = request.POST.get("row", "")
    try:
        match asked:
            case "decide":
                actions.decide(by, case, row, Decision(decision) if decision else None)
            case "finish":
                actions.finish_action(by, case, row)
            case "leave":
                actions.leave_action(by, case, row)
            case _:
                actions.take_up_again(by, case, row)
    except AskedFirstError:  # the person decided meanwhile that they do not want it: the line's own page asks
        return HttpResponseRedirect(reverse("plan-line", args=[case, row]))
    except ValueError as wrong:
        if isinstance(wrong, FieldUnknownError):
            raise
        raise BadRequest(asked) from None
    return _back(case, _DONE[asked], row, request.POST.get("was", ""))


def _back(case: FileId, done: str, row: str, before: str = "") -> HttpResponse:
    told = urlencode({"did": done, "row": row, "was": before})
    return HttpResponseRedirect(f"{reverse('plan', args=[case])}?{told}#did")


def _of_the_whole(request: HttpRequest, by: By, case: FileId, asked: str) -> HttpResponse:
    told = request.POST.get("what", "")
    if asked == "want" and told in set(PlanWanted):
        actions.say_whether_wanted(by, case, PlanWanted(told))
        return HttpResponseRedirect(reverse("plan", args=[case]))
    if asked == "talk" and told in _HEARD:
        return _back(case, "told", actions.tell_of_talk(by, case, told))
    if asked == "press" and told in set(Press):
        need, action = PRESSES[Press(told)]
        return _back(case, "added", actions.what_presses(by, case, Press(told), str(need), str(action)))
    raise BadRequest(asked)


def _page(request: HttpRequest, case: FileId, adding: Adding, status: int = 200) -> HttpResponse:
    by = by_of(request)
    opened = actions.open_plan(by, case)
    plan = opened.plan
    goals = list(dict.fromkeys(line.goal for line in plan.lines if line.goal))
    told = {
        "case": case,
        "head": desk.head(opened.row),
        "plan": plan_panels(names_for(by), plan),
        "did": did(plan, request.GET.dict()),
        "presses": presses(),
        "adding": adding_panel(adding, names_at_work(by), goals),
        "person": gettext("The person"),
        **teller(request.POST),
    }
    return remembered(request, render(request, "plan/page.html", told, status=status), case)
