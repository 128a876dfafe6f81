"""Screening a case: choose a set of indicators, see what it finds; decide for protection and, apart, the stay."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.cases import actions
from samakki.cases.words import (
    LawNeededError,
    Outcome,
    ScreeningOpened,
    WordsRefusedError,
    text_in_words,
    weighing_in_words,
)
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import stamps
from samakki.doors.web.screening import panels
from samakki.instruments import queries as instruments
from samakki.instruments.words import IndicatorSetId, SetUnknownError
from samakki.kernel.ids import FileId


@require_safe
@case_page
def choose(request: HttpRequest, case: FileId) -> HttpResponse:
    """List the sets of indicators; the case itself is not opened yet."""
    by = by_of(request)
    sets = [
        {
            "id": shown.id,
            "title": text_in_words(shown.content.title),
            "source": shown.content.source,
            "number": shown.number,
            "count": len(shown.content.indicators),
            "validated": shown.content.validated,
        }
        for shown in instruments.indicator_sets(by)
        if shown.content.indicators
    ]
    return render(request, "screening/choose.html", {"case": case, "sets": sets})


@require_http_methods(["GET", "POST"])
@case_page
def screen(request: HttpRequest, case: FileId, which: UUID) -> HttpResponse:
    """Show what a set finds in a case; a POST keeps it with what was decided."""
    by, chosen = by_of(request), IndicatorSetId(which)
    try:
        if request.method != "POST":
            return _page(request, case, actions.open_screening(by, case, chosen))
        actions.screen(by, case, _outcome(request, chosen), by.clock.now())
    except SetUnknownError:
        raise Http404 from None
    except LawNeededError:
        wrong = [("id_law", gettext("Choose the definition and the threshold by which you decide."))]
        return _page(request, case, actions.open_screening(by_of(request), case, chosen), wrong)
    except WordsRefusedError as refused:
        wrong = [(f"id_{refused.about}", refusal_words(refused))]
        return _page(request, case, actions.open_screening(by_of(request), case, chosen), wrong)
    messages.success(request, gettext("Kept, with the law, the threshold and what was seen."))
    return redirect("screening", case, which)


@require_safe
def show_set(request: HttpRequest, which: UUID) -> HttpResponse:
    """Show one version of a set of indicators, however old."""
    try:
        shown = instruments.indicator_set(by_of(request), IndicatorSetId(which))
    except SetUnknownError:
        raise Http404 from None
    told = {
        "shown": shown,
        "title": text_in_words(shown.content.title),
        "guidance": text_in_words(shown.content.guidance),
        "indicators": [(text_in_words(one.label), text_in_words(one.about)) for one in shown.content.indicators],
        **panels.guidance([shown]),
    }
    return render(request, "screening/set.html", told)


def _outcome(request: HttpRequest, chosen: IndicatorSetId) -> Outcome:
    said = request.POST
    law, _, definition = said.get("law", "").partition("/")
    try:
        law_set = IndicatorSetId(UUID(law))
    except ValueError:
        if law:
            message = "not a definition of a page of ours"
            raise BadRequest(message) from None
        raise LawNeededError from None
    return Outcome(
        chosen,
        law_set,
        definition,
        said.get("threshold", ""),
        decision=said.get("decision", "") or "not_decided",
        seen=stamps(said.get("base", "")),
        **{
            name: said.get(name, "")
            for name in ("protection", "immigration", "role", "reason", "decided_by", "country")
        },
    )


def _page(
    request: HttpRequest, case: FileId, opened: ScreeningOpened, wrong: list[tuple[str, str]] | None = None
) -> HttpResponse:
    by = by_of(request)
    names, sets = names_for(by), instruments.indicator_sets(by)
    content = opened.shown.content
    told: dict[str, Any] = {
        "case": case,
        "set": opened.shown,
        "title": text_in_words(content.title),
        "lines": panels.lines(opened, names),
        "explained": weighing_in_words(content, opened.weighing).splitlines(),
        "elements": panels.elements(opened),
        "base": request.POST.get("base", "") or ",".join(str(stamp) for stamp in opened.standing),
        "kept": panels.kept(opened, names),
        "definitions": [("", gettext("Nothing chosen")), *panels.definitions(sets)],
        "thresholds": [("", gettext("Nothing chosen")), *panels.thresholds(sets)],
        "choices": {part: panels.choices(part) for part in panels.DECIDED} | panels.deciders(),
        "labels": {part: panels.label(part) for part in (*panels.DECIDED, "role", "reason", "definition", "threshold")},
        "said": request.POST,
        "wrong": wrong or [],
        **panels.guidance(sets),
    }
    return render(request, "screening/page.html", told, status=422 if wrong else 200)
