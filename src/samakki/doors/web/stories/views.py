"""The pages of learning stories: what one is made of, one story with its second look, and its sheet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance import actions
from samakki.assistance.words import OwnStoryError, StoryShown, StoryState
from samakki.cases.words import Sheet, WordsRefusedError
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page, place_before
from samakki.doors.web.desk.dues import undo_told, with_undo, written_token
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.print.paper import Paper, language_asked, on_paper
from samakki.doors.web.stories.tongue import tongue
from samakki.kernel.ids import EntryId, FileId

STATES: Final[Mapping[StoryState, Promise]] = {
    StoryState.DRAFT: _("Draft"),
    StoryState.ASKED: _("To be looked through"),
    StoryState.RELEASED: _("Released"),
    StoryState.RETURNED: _("Returned"),
}


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """List the stories of a case and what one may be made of; a POST begins one with what was ticked."""
    by, before = by_of(request), place_before(request)
    wrong = ""
    if request.method == "POST":
        try:
            row = actions.begin_story(by, case, request.POST.getlist("take"), tongue(request), before)
        except WordsRefusedError as refused:
            wrong = refusal_words(refused)
        else:
            return redirect("story", case, row)
    opened = actions.open_stories(by, case)
    material = actions.open_material(by, case, tongue(request), before)
    told = {
        "case": case,
        "head": desk.head(opened.row),
        "stories": [(one, str(STATES[one.state])) for one in opened.stories],
        "paragraphs": [(one, gettext(one.label) if one.label else "") for one in material.paragraphs],
        "ticked": request.POST.getlist("take"),
        "next_before": material.next_before,
        "before": before,
        "wrong": [("take", wrong)] if wrong else [],
    }
    return render(request, "stories/list.html", told, status=422 if wrong else 200)


@require_http_methods(["GET", "POST"])
@case_page
def story(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Show one story; a POST keeps it, asks for a second look, gives it back, or releases it."""
    if request.method != "POST":
        return _page(request, case, row)
    try:
        words, entry = _do(request, case, _found(request, case, row))
    except OwnStoryError:
        messages.info(request, gettext("Somebody else than who wrote it looks it through and releases it."))
        return redirect("story", case, row)
    except WordsRefusedError as refused:
        return _page(request, case, row, refused)
    messages.success(request, words)
    undone_by = written_token(case, [entry]) if entry else ""
    return redirect(with_undo(reverse("story", args=[case, row]), undone_by))


@require_safe
@case_page
def paper(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Show a released story as it will be printed: nothing on it says from which case it comes."""
    found = _found(request, case, row, Sheet.PRINTED_STORY)
    if found.state is not StoryState.RELEASED:
        raise Http404
    care = gettext("Two people looked through this. Whoever reads it may still ask themselves who it was.")
    sheet = Paper("stories/sheet.html", reverse("story", args=[case, row]), lambda: {"story": found}, care=care)
    return on_paper(request, sheet, language_asked(request))


def _do(request: HttpRequest, case: FileId, found: StoryShown) -> tuple[str, EntryId | None]:
    """Do what a button says, to the story as it was seen; gives what the page says of it, and what undoes it."""
    by, posted, seen = by_of(request), request.POST, request.POST.get("seen", "")
    match posted.get("do", ""):
        case "save":
            typed = replace(found, title=posted.get("title", ""), words=_plain(posted.get("story", "")), seen=seen)
            actions.change_story(by, case, typed, tongue(request))
            return gettext("Saved. What is known of this person has fallen away."), None
        case "ask":
            entry = actions.ask_for_look(by, case, found.row, seen)
            return gettext("Now somebody else looks it through."), entry
        case "return":
            entry = actions.return_story(by, case, found.row, posted.get("remarks", ""))
            return gettext("Given back."), entry
        case "release":
            entry = actions.release_story(by, case, found.row, seen, tongue(request))
            return gettext("Released."), entry
    raise BadRequest(posted.get("do", ""))


def _found(request: HttpRequest, case: FileId, row: str, sheet: Sheet = Sheet.STORY) -> StoryShown:
    found = actions.open_stories(by_of(request), case, sheet).of(row)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, case: FileId, row: str, refused: WordsRefusedError | None = None) -> HttpResponse:
    by, posted = by_of(request), request.POST
    opened = actions.open_stories(by, case)
    found = opened.of(row)
    if found is None:
        raise Http404
    names, words = names_for(by), refusal_words(refused) if refused else ""
    typed = refused is not None and posted.get("do") == "save"
    told: dict[str, Any] = {
        "case": case,
        "head": desk.head(opened.row),
        "story": found,
        "state": str(STATES[found.state]),
        "makers": ", ".join(sorted(who(names, one) for one in found.makers)),
        "title": posted.get("title", "") if typed else found.title,
        "text": posted.get("story", "") if typed else found.words,
        "remarks": posted.get("remarks", ""),
        "mine": by.member in found.makers,
        "may_release": found.may_release(by.member),
        "doubtful": found.doubtful,
        "released": found.state is StoryState.RELEASED,
        "asked": found.state is StoryState.ASKED,
        **undo_told(request),
        "wrong": [(f"id_{_BOXES.get(refused.about, 'story')}", words)] if refused else [],
        "errors": {_BOXES.get(refused.about, "story"): words} if refused else {},
    }
    return render(request, "stories/page.html", told, status=422 if refused else 200)


_BOXES: Final = {"words": "remarks", "title": "title", "story": "story"}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
