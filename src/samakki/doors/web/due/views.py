"""Does what is asked with one or many things that are due, and undoes it; leads back to where it was asked."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from samakki.assistance import actions
from samakki.assistance.words import DueId, DueSettledError, DueState, DueUnknownError, Settled
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.dues import (
    FEW,
    STATES,
    UNDO,
    called_in,
    done_words,
    given_in,
    given_token,
    settled_in,
    token,
    with_undo,
    written_in,
)
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.deeds import By, RefusedError, Standing
from samakki.kernel.ids import MemberId

_STATES = {"done": DueState.DONE, "missed": DueState.MISSED, "dropped": DueState.DROPPED}


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Settle, try, move or give away what was chosen."""
    by, posted = by_of(request), request.POST
    chosen, asked, back = _chosen(posted), posted.get("do", ""), back_to(request)
    if not chosen:
        messages.info(request, gettext("Choose at least one line."))
        return redirect(back)
    try:
        done = _do(by, asked, chosen, posted)
    except WordsRefusedError as refused:
        messages.error(request, refusal_words(refused))
        return redirect(back)
    except DueSettledError as settled:
        words = gettext("A colleague was faster. It stands: %(state)s.")
        messages.info(request, words % {"state": STATES[settled.state]})
        return redirect(back)
    except (CaseUnknownError, DueUnknownError):
        raise Http404 from None
    except RefusedError:
        if by.standing is Standing.ACTIVE:
            raise Http404 from None
        raise
    number, undone_by = done
    if not number:
        messages.info(request, gettext("Nothing was changed: it stands so already, or is settled elsewhere."))
        return redirect(back)
    messages.success(request, done_words(asked, number))
    if number > FEW:
        return render(request, "due/done.html", {"number": number, "undo": undone_by, "here": back})
    return redirect(with_undo(back, undone_by))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Undo what was just done, or give back what was just given."""
    by, text = by_of(request), request.POST.get(UNDO, "")
    try:
        _undo(by, text)
    except WordsRefusedError as refused:
        messages.info(request, refusal_words(refused))
    except DueSettledError:
        messages.info(request, gettext("Somebody has answered it already."))
    except (CaseUnknownError, DueUnknownError):
        raise Http404 from None
    except RefusedError:
        if by.standing is Standing.ACTIVE:
            raise Http404 from None
        raise
    else:
        messages.success(request, gettext("Undone: it stands as it stood before."))
    return redirect(back_to(request))


def _undo(by: By, text: str) -> None:
    given, written, called = given_in(text), written_in(text), called_in(text)
    if called:
        actions.take_alarm_back(by, [called])
    elif given:
        actions.give_back(by, given)
    elif written:
        case, entries = written
        for entry in reversed(entries):
            cases.undo_entry(by, case, entry)
    else:
        actions.undo(by, settled_in(text))


def back_to(request: HttpRequest) -> str:
    """Tell where to go on: the page on which it was asked, and never anywhere else than here."""
    asked = request.POST.get("next", "")
    fits = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if fits else reverse("late")


def _do(by: By, asked: str, chosen: Sequence[DueId], posted: QueryDict) -> tuple[int, str]:
    """Do it; gives with how many it was done, and what undoes it."""
    if asked == "give":
        given = actions.give_due(by, chosen, MemberId(_id(posted.get("member", ""))))
        return len(given), given_token(given)
    done = _settled(by, asked, chosen, posted)
    return len(done), token(done)


def _settled(by: By, asked: str, chosen: Sequence[DueId], posted: QueryDict) -> tuple[Settled, ...]:
    words = posted.get("words", "")
    if asked in _STATES:
        return actions.settle(by, chosen, _STATES[asked], words)
    if asked == "tried":
        return actions.try_again(by, chosen, words, posted.get("day", ""))
    if asked == "move":
        return actions.move(by, chosen, posted.get("day", ""), posted.get("at", ""))
    raise BadRequest(asked)


def _chosen(posted: QueryDict) -> list[DueId]:
    told = posted.getlist("shown") if posted.get("all") else posted.getlist("due")
    return [DueId(_id(text)) for text in dict.fromkeys(told)]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        message = "not an id of a page of ours"
        raise BadRequest(message) from None
