"""Surveys: the list, and one survey with its rounds, definitions, what was told, and agreements on use."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.access import queries as access
from samakki.access.words import AT_THE_DESK, Role
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.front.frame import LEADING
from samakki.doors.web.surveys import telling
from samakki.doors.web.surveys.posting import NOBODY, codes_of, day_of, number_of, refused, sought, survey_page, uuid_of
from samakki.instruments import queries as instruments
from samakki.instruments.words import ASKED, Definition, InstrumentId, Kind, VersionId
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId
from samakki.surveys import actions, queries
from samakki.surveys.actions import Proposed
from samakki.surveys.words import Survey, SurveyId, UseId

_DESK: Final = frozenset(role.value for role in AT_THE_DESK)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show the surveys that the own agency holds or may analyse, and its agreements; a POST begins a survey."""
    by, error, typed = by_of(request), "", request.POST
    if request.method == "POST":
        form, threshold = InstrumentId(uuid_of(typed.get("form", ""))), number_of(typed.get("threshold", ""))
        begun = list[SurveyId]()
        error = refused(lambda: begun.append(actions.begin_survey(by, typed.get("title", ""), form, threshold)))
        if not error:
            messages.success(request, gettext("The survey has begun. Open its first round."))
            return redirect("survey", begun[0])
    told = {
        "surveys": [_line(by, one) for one in queries.surveys(by)],
        "forms": [(str(line.id), line.name) for line in instruments.offered(by)],
        "uses": _uses(by),
        "leads": by.role in LEADING,
        "typed": typed,
        "wrong": [("begin", error)] if error else [],
    }
    return render(request, "surveys/list.html", told, status=422 if error else 200)


@survey_page
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Show a survey; a POST opens a round, takes in a definition or codes, or proposes an agreement."""
    by, error, typed = by_of(request), "", request.POST
    survey = sought(lambda: queries.survey(by, SurveyId(survey_id)))
    verb = typed.get("do", "")
    if request.method == "POST":
        way = _ways(by, survey, request).get(verb)
        if way is None:
            raise BadRequest
        error = refused(way)
        if not error:
            messages.success(request, gettext("Written down."))
            return redirect("survey", survey_id)
    told = _told(by, survey) | {"typed": typed, "wrong": [(verb, error)] if error else []}
    return render(request, "surveys/page.html", told, status=422 if error else 200)


@survey_page
@require_POST
def use(request: HttpRequest, use_id: UUID) -> HttpResponse:
    """Sign an agreement on use for the own agency, or end it for all."""
    by, ways = by_of(request), {"sign": actions.sign_use, "end": actions.end_use}
    if all(each.id != use_id for each in queries.uses(by)):
        raise Http404
    way = ways.get(request.POST.get("do", ""))
    if way is None:
        raise BadRequest
    error = refused(lambda: way(by, UseId(use_id)))
    if error:
        messages.error(request, error)
    else:
        messages.success(request, gettext("Written down."))
    return redirect("surveys")


def _ways(by: By, survey: Survey, request: HttpRequest) -> Mapping[str, Callable[[], object]]:
    typed = request.POST
    days = day_of(typed.get("first", "")), day_of(typed.get("last", ""))
    proposed = Proposed(
        typed.get("purpose", ""),
        frozenset(typed.getlist("question")),
        *days,
        [AgencyId(uuid_of(one)) for one in (*typed.getlist("party"), str(by.agency))],
    )
    codes = codes_of(typed.get("codes", ""))
    return {
        "open": lambda: actions.open_round(by, survey.id, *days, _version(by, survey)),
        "define": lambda: actions.define_analysis(by, survey.id, typed.get("text", "")),
        "codes": lambda: actions.keep_code_list(by, survey.id, typed.get("asked", ""), codes, typed.get("why", "")),
        "propose": lambda: actions.propose_use(by, survey.id, proposed),
    }


def _told(by: By, survey: Survey) -> dict[str, Any]:
    rounds, lists = queries.rounds(by, survey.id), queries.code_lists(by, survey.id)
    forms = {each.id: instruments.version(by, each.version).definition for each in rounds}
    form = instruments.version(by, rounds[-1].version if rounds else _version(by, survey)).definition
    codes = telling.words_of_codes(lists)
    return {
        "survey": survey,
        "rounds": rounds,
        "lists": lists,
        "told": [telling.told(each, forms[each.round], codes) for each in reversed(queries.told(by, survey.id))],
        "definitions": queries.definitions(by, survey.id),
        "questions": _questions(form, ASKED),
        "open_questions": _questions(form, {Kind.TEXT}),
        "agencies": [(str(agency), name) for agency, name in _agencies(by).items() if agency != by.agency],
        "holds": by.agency == survey.owner and by.role in _DESK,
        "leads": by.agency == survey.owner and by.role in LEADING,
        "analyses": by.role == Role.ANALYST.value,
        "today": localdate(by.clock.now()),
    }


def _questions(form: Definition, kinds: Collection[Kind]) -> list[tuple[str, str, str]]:
    """Give the questions of these kinds: the name in the form, the words, and the name again as a hint."""
    asked = [each for each in form.questions() if each.kind in kinds]
    return [(each.path, telling.label(form, each.path), each.path) for each in asked]


def _line(by: By, survey: Survey) -> dict[str, Any]:
    rounds = queries.rounds(by, survey.id)
    return {"survey": survey, "rounds": len(rounds), "last": rounds[-1] if rounds else None}


def _uses(by: By) -> list[dict[str, Any]]:
    names = _agencies(by)
    return [telling.use(each, names, by.agency) for each in queries.uses(by)]


def _agencies(by: By) -> dict[AgencyId, str]:
    return {each.agency: each.name for each in access.agencies(by)}


def _version(by: By, survey: Survey) -> VersionId:
    line = next((each for each in instruments.offered(by) if each.id == survey.instrument), None)
    return line.offered.id if line is not None and line.offered is not None else VersionId(NOBODY)
