"""The page of a closing: what may be asked, what is still open; of a closed case, the way back."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance import actions
from samakki.assistance.words import Closed, Closing, DueId, DueSettledError, DueUnknownError, ReviewAbout
from samakki.cases.actions import Told
from samakki.cases.words import Move, Step, StepDoubtedError, WordsRefusedError
from samakki.doors.web.closing import panels
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import STATES, UNDO, today_here
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.path import ORDER, doubt_words, step_words
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import changed, teller
from samakki.kernel.ids import FileId

REOPENED: Final = "reopened"
"""What stands in the address right after a case was opened again: the row of the step that came with it."""
_REASON: Final = "reason"


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show what a closing may ask for, or how a closed case is opened again; a POST closes, opens again, or undoes.

    Who chose the last step on the path comes here with what they typed, and nothing is written yet.
    """
    asked = request.POST.get("do", "")
    begun = request.method == "POST" and not asked and request.POST.get("step") == Step.CLOSURE
    if request.method != "POST" or begun:
        return _page(request, case)
    if asked not in _ACTS:
        raise BadRequest(asked)
    return _ACTS[asked](request, case)


def _close(request: HttpRequest, case: FileId) -> HttpResponse:
    by, posted = by_of(request), request.POST
    told = changed([one.field for one in actions.open_closing(by, case).fields], posted)
    try:
        closed = actions.close_case(by, case, told, _chosen(posted.getlist("left")), _move(posted), **teller(posted))
    except WordsRefusedError as refused:
        if refused.code == "closed":
            messages.info(request, gettext("Somebody closed it meanwhile. What you typed was not written."))
            return redirect("closing", case)
        return _page(request, case, refused)
    except StepDoubtedError as doubted:
        return _page(request, case, status=422, doubted=doubted)
    except DueSettledError as settled:
        words = gettext("A colleague was faster. It stands: %(state)s.")
        messages.info(request, words % {"state": STATES[settled.state]})
        return _page(request, case, status=422)
    except DueUnknownError:
        raise Http404 from None
    if "review" in posted:
        actions.ask_review(by, case, ReviewAbout.CLOSING, gettext("Please look at the closing."))
    return _told(case, closed)


def _close_opened_by_mistake(request: HttpRequest, case: FileId) -> HttpResponse:
    """Undo the opening of a case: nothing goes from a file, so that it is closed and says why; nothing stays due."""
    by = by_of(request)
    opened = actions.open_closing(by, case)
    if not opened.row.untouched:
        messages.info(request, gettext("Somebody wrote there meanwhile: it stays as it is now."))
        return redirect("case", case)
    waiting = [line.due.id for line in opened.open]
    return _told(case, actions.close_case(by, case, {"closing_why": Told(["by_mistake"])}, waiting))


def _told(case: FileId, closed: Closed) -> HttpResponse:
    """Lead to the page that says that the case is closed, with what undoes it."""
    told_back = urlencode({UNDO: panels.undo_token(closed)})
    return HttpResponseRedirect(f"{reverse('closing', args=[case])}?{told_back}")


def _reopen(request: HttpRequest, case: FileId) -> HttpResponse:
    by, wanted = by_of(request), request.POST.get("step", "")
    try:
        row = actions.reopen_case(by, case, request.POST.get(_REASON, ""), Step(wanted) if wanted else None)
    except WordsRefusedError as refused:
        if refused.about == _REASON:
            return _page(request, case, refused)
        messages.info(request, gettext("This case is open already."))
    except ValueError:
        raise BadRequest(wanted) from None
    else:
        messages.success(request, gettext("This case is open again."))
        return redirect(f"{reverse('case', args=[case])}?{urlencode({REOPENED: row})}")
    return redirect("case", case)


def _close_again(request: HttpRequest, case: FileId) -> HttpResponse:
    try:
        actions.undo_reopening(by_of(request), case, request.POST.get(REOPENED, ""))
    except WordsRefusedError:
        messages.info(request, gettext("Somebody wrote there meanwhile: it stays as it is now."))
    else:
        messages.success(request, gettext("Undone: it stands as it stood before."))
    return redirect("case", case)


def _undo(request: HttpRequest, case: FileId) -> HttpResponse:
    closed = panels.undo_in(case, request.POST.get(UNDO, ""))
    if closed is None:
        raise BadRequest(UNDO)
    try:
        actions.undo_closing(by_of(request), case, closed)
    except WordsRefusedError:
        messages.info(request, gettext("Somebody wrote there meanwhile: it stays as it is now."))
        return redirect("closing", case)
    messages.success(request, gettext("Taken back: the case is open, as it was."))
    return redirect("case", case)


def _move(posted: QueryDict) -> Move:
    """Read on which day and where the last step was; who was asked about a day is sure of that one alone."""
    day = posted.get("day", "")
    return Move(Step.CLOSURE, day, posted.get("place", ""), sure=bool(day) and posted.get("sure") == day)


def _page(
    request: HttpRequest,
    case: FileId,
    refused: WordsRefusedError | None = None,
    status: int = 200,
    doubted: StepDoubtedError | None = None,
) -> HttpResponse:
    by = by_of(request)
    closing, names = actions.open_closing(by, case), names_for(by)
    told: dict[str, Any] = {"case": case, "head": desk.head(closing.row), **teller(request.POST)}
    told["begun"] = request.method == "POST" and "do" not in request.POST
    told["doubt"] = doubt_words(closing.path, doubted) if doubted else ""
    if closing.closed:
        told |= _of_closed(request, closing, refused)
    else:
        posted = request.POST if request.method == "POST" else None
        told |= panels.asked_panel(closing, posted, refused)
        told |= panels.open_panel(names, closing, today_here(by), request.POST)
    return render(request, "closing/page.html", told, status=422 if refused else status)


def _of_closed(request: HttpRequest, closing: Closing, refused: WordsRefusedError | None) -> dict[str, Any]:
    undo = request.GET.get(UNDO, "")
    words = refusal_words(refused) if refused else ""
    steps = [(step.value, step_words(step)) for step in ORDER if step is not Step.CLOSURE]
    return {
        "closed": True,
        "just_closed": undo if panels.undo_in(closing.row.case, undo) else "",
        "contacts": [line for line in closing.open if line.due.is_open],
        "reason": request.POST.get(_REASON, ""),
        "reason_error": words,
        "wrong": [("id_reason", words)] if words else [],
        "steps": [("", gettext("Where it was before")), *steps],
        "step": request.POST.get("step", ""),
    }


def _chosen(texts: list[str]) -> list[DueId]:
    try:
        return [DueId(UUID(text)) for text in texts]
    except ValueError:
        raise Http404 from None


_ACTS: Final[Mapping[str, Callable[[HttpRequest, FileId], HttpResponse]]] = {
    "close": _close,
    "reopen": _reopen,
    "by-mistake": _close_opened_by_mistake,
    "undo": _undo,
    "undo-reopening": _close_again,
}
