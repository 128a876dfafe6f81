"""One round: how far it is, who is asked, what waits to be counted."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.front.frame import LEADING
from samakki.doors.web.surveys import telling
from samakki.doors.web.surveys.posting import day_of, refused, sought, survey_page, uuid_of
from samakki.doors.web.surveys.wording import KIND_TEXTS
from samakki.instruments import queries as instruments
from samakki.instruments.words import Kind
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId
from samakki.surveys import actions, queries
from samakki.surveys.words import RespondentId, RespondentKind, Round, RoundId, Yes


@survey_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Show a round to who holds it; a POST asks somebody, takes a yes back, closes it, or has something counted."""
    by, error, verb = by_of(request), "", request.POST.get("do", "")
    here = sought(lambda: queries.round_of(by, RoundId(round_id)))
    if request.method == "POST":
        way = _ways(by, here, request).get(verb)
        if way is None:
            raise BadRequest
        error = refused(way)
        if not error:
            messages.success(request, gettext("Written down."))
            return redirect("survey-round", round_id)
    told = _told(by, here) | {"typed": request.POST, "wrong": [(verb, error)] if error else []}
    return render(request, "surveys/round.html", told, status=422 if error else 200)


def _ways(by: By, here: Round, request: HttpRequest) -> Mapping[str, Callable[[], object]]:
    typed = request.POST
    known = {kind.value: kind for kind in RespondentKind}
    kind = known.get(typed.get("kind", ""), RespondentKind.ORGANISATION)
    yes = _yes(by, request) if kind is RespondentKind.PERSON else None
    agency = AgencyId(uuid_of(typed.get("agency", "")))
    return {
        "ask": lambda: actions.ask(by, here.id, kind, typed.get("called", ""), yes),
        "take_back": lambda: actions.take_yes_back(by, RespondentId(uuid_of(typed.get("respondent", "")))),
        "close": lambda: actions.close_round(by, here.id),
        "count": lambda: actions.tell_analysis(by, here.id, typed.get("name", ""), agency),
    }


def _yes(by: By, request: HttpRequest) -> Yes:
    typed = request.POST
    last = datetime.combine(day_of(typed.get("until", "")), time(23, 59), get_current_timezone())
    return Yes(
        uses=frozenset({"research"} if typed.get("research") else ()),
        since=by.clock.now(),
        until=last,
        how=" ".join(typed.get("how", "").split()),
        explained_by=" ".join(typed.get("explained", "").split()),
        adult=bool(typed.get("adult")),
        ground=typed.get("ground", "").strip(),
    )


def _told(by: By, here: Round) -> dict[str, Any]:
    form = instruments.version(by, here.version).definition
    asked = [
        {
            "id": one.respondent.id,
            "called": one.called,
            "kind": KIND_TEXTS[one.respondent.kind],
            "answered": one.respondent.answered,
            "withdrawn_at": one.respondent.withdrawn_at,
            "person": one.respondent.kind is RespondentKind.PERSON,
        }
        for one in actions.read_answers(by, here.id)
    ]
    return {
        "survey": queries.survey(by, here.survey),
        "round": here,
        "progress": [(KIND_TEXTS[one.kind], one) for one in queries.progress(by, here.id)],
        "asked": asked,
        "waiting": queries.waiting(by, here.id),
        "open_questions": [
            (one.path, telling.label(form, one.path)) for one in form.questions() if one.kind is Kind.TEXT
        ],
        "kinds": [(kind.value, KIND_TEXTS[kind]) for kind in RespondentKind],
        "leads": by.role in LEADING,
        "is_open": here.closed_on is None and here.first_day <= localdate(by.clock.now()) <= here.last_day,
        "is_over": here.closed_on is not None or localdate(by.clock.now()) > here.last_day,
    }
