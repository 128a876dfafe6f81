"""Coding: the open answers of a round to one question, each with the codes that it was given."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.surveys import telling
from samakki.doors.web.surveys.posting import refused, sought, survey_page, uuid_of
from samakki.doors.web.surveys.wording import HAND_TEXTS
from samakki.instruments import queries as instruments
from samakki.instruments.words import Kind
from samakki.kernel.deeds import By
from samakki.surveys import actions, queries
from samakki.surveys.words import Hand, RespondentId, Round, RoundId


@survey_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Show the answers to one open question; a POST gives one of them its codes."""
    by, error, typed = by_of(request), "", request.POST
    here, question = sought(lambda: queries.round_of(by, RoundId(round_id))), request.GET.get("question", "")
    form = instruments.version(by, here.version).definition
    if not any(one.path == question and one.kind is Kind.TEXT for one in form.questions()):
        raise Http404
    if request.method == "POST":
        hands = {hand.name: hand for hand in Hand}
        if typed.get("do") not in hands:
            raise BadRequest
        respondent, hand = RespondentId(uuid_of(typed.get("respondent", ""))), hands[typed["do"]]
        error = refused(lambda: actions.code_answer(by, respondent, question, typed.getlist("code"), hand))
        if not error:
            messages.success(request, gettext("Coded."))
            return redirect(f"{reverse('survey-codes', args=[round_id])}?{urlencode({'question': question})}")
    told = _told(by, here, question) | {
        "label": telling.label(form, question),
        "wrong": [(f"answer-{typed.get('respondent', '')}", error)] if error else [],
    }
    return render(request, "surveys/coding.html", told, status=422 if error else 200)


def _told(by: By, here: Round, question: str) -> dict[str, Any]:
    lists = [one for one in queries.code_lists(by, here.survey) if one.question == question]
    names, known = names_for(by), lists[-1] if lists else None
    words = telling.words_of_codes(tuple(lists))
    options = [(one.code, one.words, one.definition) for one in (known.codes if known else ())]
    answers = [
        {
            "id": one.respondent,
            "mark": f"codes-{one.respondent}",
            "words": one.words,
            "begun": one.begun,
            "codings": [
                {
                    "hand": HAND_TEXTS[each.hand],
                    "codes": ", ".join(words.get((question, code), code) for code in each.codes),
                    "who": who(names, each.by),
                    "at": each.at,
                    "version": each.version,
                }
                for each in one.codings
            ],
        }
        for one in actions.read_to_code(by, here.id, question)
    ]
    return {
        "round": here,
        "survey": queries.survey(by, here.survey),
        "known": known,
        "answers": answers,
        "options": options,
    }
