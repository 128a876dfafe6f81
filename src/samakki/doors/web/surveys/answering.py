"""Answering: one page of the survey's form; what is typed is kept, sealed, each time a page is left."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from samakki.cases.words import FillingShown
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.form import panels
from samakki.doors.web.form.opened import Filling, sheet_of
from samakki.doors.web.form.saving import Save, read_page
from samakki.doors.web.form.seen import read_seen
from samakki.doors.web.surveys.posting import number_of, refused, sought, survey_page
from samakki.doors.web.surveys.wording import KIND_TEXTS
from samakki.instruments import queries as instruments
from samakki.instruments.words import Answers, OpenForm, VersionShown, to_stored
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.surveys import actions, queries
from samakki.surveys.words import Opened, RespondentId, Round

_NOBODY = UUID(int=0)


@survey_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, respondent_id: UUID) -> HttpResponse:
    """Show one page of what somebody is asked; a POST keeps what was typed and goes on."""
    by, error = by_of(request), ""
    opened = sought(lambda: actions.read_respondent(by, RespondentId(respondent_id)))
    if opened.respondent.withdrawn_at is not None:
        raise Http404
    here = queries.round_of(by, opened.respondent.round)
    found = _filling(by, instruments.version(by, here.version), opened)
    number = max(1, number_of(request.POST.get("sheet", "1")))
    if request.method == "POST":
        save = read_page(by, found, found.questions, request.POST, read_seen(request.POST.get("seen", "{}")))
        error = refused(lambda: _keep(by, opened, save))
        found = replace(found, answers=save.answers)
        verb, _, rest = request.POST.get("do", "").partition(" ")
        if not error and verb == "finish":
            return redirect("survey-round", here.id)
        number = number if error else _next(sheet_of(by, found, save.answers, number, {}), verb, rest)
    told = _told(found, sheet_of(by, found, found.answers, number, {}), opened, here)
    return render(
        request,
        "surveys/answering.html",
        told | {"wrong": [("filling", error)] if error else []},
        status=422 if error else 200,
    )


def _keep(by: By, opened: Opened, save: Save) -> None:
    given = {path: save.answers.get(path) for path in save.changes}
    if given or not opened.respondent.answered:
        actions.answer(by, opened.respondent.id, given)


def _next(opened: OpenForm, verb: str, rest: str) -> int:
    if verb == "goto":
        return max(1, number_of(rest))
    later = [each.number for each in opened.sheets if each.number > opened.sheet.number and each.relevant]
    return later[0] if verb == "next" and later else opened.sheet.number


def _filling(by: By, version: VersionShown, opened: Opened) -> Filling:
    """Make a filling that belongs to no case, out of what was answered so far."""
    answers: Answers = opened.answers
    shown = FillingShown(
        filling=opened.respondent.id,
        version=version.line.id,
        section=version.section,
        answers={path: to_stored(value) for path, value in answers.items()},
        bases={},
        last=by.hybrid.tick(),
        author=by.member or MemberId(_NOBODY),
        agency=by.agency or AgencyId(_NOBODY),
    )
    return Filling(FileId(_NOBODY), shown, version, dict(answers))


def _told(found: Filling, sheet: OpenForm, opened: Opened, here: Round) -> dict[str, Any]:
    return panels.page(found, sheet) | {
        "respondent": opened.respondent,
        "called": opened.called,
        "kind": KIND_TEXTS[opened.respondent.kind],
        "round": here,
        "newest": None,
    }
