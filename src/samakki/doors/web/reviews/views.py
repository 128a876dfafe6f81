"""Asking for a look from a case, and answering in the queue."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance import actions, queries
from samakki.assistance.words import ReviewAbout, ReviewId, ReviewRefusedError, ReviewUnknownError
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.front.frame import LEADING
from samakki.doors.web.reviews.wording import choices, queue_line, refused_words, review_line
from samakki.doors.web.stories.wording import waits_line
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId

_SHOWN: Final = 50


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what one asked oneself, which stories one may look through, and to those who lead what waits for them."""
    by, leads = by_of(request), by_of(request).role in LEADING
    names = names_for(by)
    told = {
        "leads": leads,
        "own": [queue_line(names, each, by) for each in actions.read_own_questions(by)],
        "queue": [queue_line(names, each, by) for each in actions.read_queue(by, _SHOWN)] if leads else [],
        "total": queries.how_many_wait(by) if leads else 0,
        "stories": [waits_line(names, by, each) for each in actions.read_stories_to_look_through(by, _SHOWN)],
    }
    return render(request, "reviews/page.html", told)


@require_http_methods(["GET", "POST"])
@case_page
def ask(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask for a look at something in a case; show what was asked so far."""
    by, posted = by_of(request), request.POST
    refused: WordsRefusedError | None = None
    if request.method == "POST":
        try:
            actions.ask_review(by, case, _about(posted.get("about", "")), posted.get("question", ""))
        except WordsRefusedError as wrong:
            refused = wrong
        else:
            messages.success(request, gettext("Asked. The answer will stand on your page of today."))
            return redirect("case", case)
    names, words = names_for(by), refusal_words(refused) if refused else ""
    told = {
        "case": case,
        "choices": choices(),
        "about": posted.get("about", "") or request.GET.get("about", "") or ReviewAbout.OTHER.value,
        "question": posted.get("question", ""),
        "error": words,
        "wrong": [("id_question", words)] if words else [],
        "lines": [review_line(names, each, by) for each in queries.reviews_of_case(by, case)],
    }
    return render(request, "reviews/case.html", told, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
@case_page
def one(request: HttpRequest, review: ReviewId) -> HttpResponse:
    """Show a question; a POST signs it off, gives it back, takes it back or undoes the answer."""
    by = by_of(request)
    error = ""
    try:
        if request.method == "POST":
            done = _answer(by, review, request.POST.get("do", ""), request.POST.get("words", ""))
            messages.success(request, done)
            return redirect("review", review)
        opened = actions.open_review(by, review)
    except ReviewUnknownError:
        raise Http404 from None
    except WordsRefusedError as refused:
        error, opened = refusal_words(refused), actions.open_review(by, review)
    except ReviewRefusedError as refused:
        messages.warning(request, refused_words(names_for(by), refused))
        return redirect("review", review)
    told: dict[str, Any] = {
        "line": head(opened.row) | review_line(names_for(by), opened.review, by),
        "question": opened.question,
        "answer": opened.words,
        "words": request.POST.get("words", ""),
        "leads": by.role in LEADING,
        "error": error,
        "wrong": [("id_words", error)] if error else [],
    }
    return render(request, "reviews/one.html", told, status=422 if error else 200)


def _answer(by: By, review: ReviewId, do: str, words: str) -> str:
    """Do what was pressed; gives what is said about it."""
    if do == "sign":
        actions.sign_off(by, review, words)
        return gettext("Signed off.")
    if do == "return":
        actions.return_review(by, review, words)
        return gettext("Given back with your question.")
    if do == "take-back":
        actions.take_review_back(by, review)
        return gettext("Taken back.")
    if do == "ask-again":
        actions.ask_again(by, review)
        return gettext("Undone: it waits again.")
    if do == "undo":
        actions.undo_answer(by, review)
        return gettext("Undone: it waits again.")
    message = "nothing that can be done with a question"
    raise BadRequest(message)


def _about(chosen: str) -> ReviewAbout:
    try:
        return ReviewAbout(chosen)
    except ValueError:
        message = "nothing that can be looked at"
        raise BadRequest(message) from None
