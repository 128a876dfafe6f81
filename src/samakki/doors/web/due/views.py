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
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.dues import FEW, STATES, UNDO, done_words, settled_in, token
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
    except DueUnknownError:
        raise Http404 from None
    except RefusedError:
        if by.standing is Standing.ACTIVE:
            raise Http404 from None
        raise
    if not done:
        messages.info(request, gettext("Nothing was changed: it stands so already, or is settled elsewhere."))
    else:
        messages.success(request, done_words(asked, len(done)))
    if asked == "give" or not done:
        return redirect(back)
    if len(done) > FEW:
        return render(request, "due/done.html", {"number": len(done), "undo": token(done), "here": back})
    return redirect(f"{back}{'&' if '?' in back else '?'}{UNDO}={token(done)}")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Undo what was just done."""
    done = settled_in(request.POST.get(UNDO, ""))
    try:
        actions.undo(by_of(request), done)
    except WordsRefusedError as refused:
        messages.info(request, refusal_words(refused))
    except DueUnknownError:
        raise Http404 from None
    except RefusedError:
        if by_of(request).standing is Standing.ACTIVE:
            raise Http404 from None
        raise
    else:
        messages.success(request, gettext("Undone: it stands as it stood before."))
    return redirect(back_to(request))


def back_to(request: HttpRequest) -> str:
    """Tell where to go on: the page on which it was asked, and never anywhere else than here."""
    asked = request.POST.get("next", "")
    fits = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if fits else reverse("late")


def _do(by: By, asked: str, chosen: Sequence[DueId], posted: QueryDict) -> tuple[Settled, ...]:
    words = posted.get("words", "")
    if asked in _STATES:
        return actions.settle(by, chosen, _STATES[asked], words)
    if asked == "tried":
        return actions.try_again(by, chosen, words, posted.get("day", ""))
    if asked == "move":
        return actions.move(by, chosen, posted.get("day", ""), posted.get("at", ""))
    if asked == "give":
        actions.give_due(by, chosen, MemberId(_id(posted.get("member", ""))))
        return tuple(Settled(due) for due in chosen)
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
