"""The path of a case: shown whole, moved on from here or from the case file, taken back with one press."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance.actions import open_closing
from samakki.assistance.queries import rules_of
from samakki.cases import actions
from samakki.cases.words import Doubt, Move, Path, Step, StepDoubtedError, WordsRefusedError
from samakki.doors.web.closing import views as closing
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.path import doubt_words, drawn, step_words, strides
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import stamps
from samakki.doors.web.steps import panels
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the whole path; a POST moves the case to a step or takes a move back.

    The last step is where a case is closed: that page goes on with what was typed here.
    """
    by, posted = by_of(request), request.POST
    if request.method != "POST":
        return _page(request, case, actions.read_path(by, case))
    if open_closing(by, case).closed:
        messages.info(request, gettext("This case is closed: open it again first."))
        return redirect("closing", case)
    if posted.get("do") == "undo":
        return _undo(request, by, case)
    move = _move(posted)
    if move.step is Step.CLOSURE and not move.stays:
        return closing.show(request, case)
    return _moved(request, by, case, move)


def _moved(request: HttpRequest, by: By, case: FileId, move: Move) -> HttpResponse:
    try:
        actions.move_step(by, case, move, rules_of(by).rules.order)
    except WordsRefusedError as refused:
        return _page(request, case, actions.read_path(by, case), refused=refused)
    except StepDoubtedError as doubted:
        return _page(request, case, actions.read_path(by, case), doubted=doubted)
    words = gettext("Written down: %(step)s.") if move.stays else gettext("This case is now at: %(step)s.")
    messages.success(request, words % {"step": step_words(move.step)})
    return redirect("case", case)


def _undo(request: HttpRequest, by: By, case: FileId) -> HttpResponse:
    try:
        actions.undo_step(by, case, request.POST.get("row", ""))
    except WordsRefusedError:
        messages.info(request, gettext("This was taken back already."))
    else:
        messages.success(request, gettext("Taken back. The case is where it was before."))
    return redirect("case", case)


def _move(posted: QueryDict) -> Move:
    try:
        step = Step(posted.get("step", ""))
    except ValueError:
        message = "not one of the ten steps"
        raise BadRequest(message) from None
    return Move(
        step,
        posted.get("day", ""),
        posted.get("place", ""),
        posted.get("reason", ""),
        seen=stamps(posted.get("base", "")),
        sure=posted.get("sure") == "now",
        stays=posted.get("sure") == "stays",
    )


def _page(
    request: HttpRequest,
    case: FileId,
    path: Path,
    refused: WordsRefusedError | None = None,
    doubted: StepDoubtedError | None = None,
) -> HttpResponse:
    by, posted, words = by_of(request), request.POST, refusal_words(refused) if refused else ""
    about, shown = refused.about if refused else "", rules_of(by)
    if about == "reason":
        words = gettext("Write why: a step was left out, entered once more, or the case is opened again.")
    told: dict[str, Any] = {
        "case": case,
        "path": drawn(path, shown.rules.order),
        **panels.guidance(by, case, path, shown),
        "offer": panels.offer(by, case),
        "strides": strides(names_for(by), path),
        "said": {name: posted.get(name, "") for name in ("step", "day", "place", "reason", "base")},
        "day_error": words if about == "day" else "",
        "place_error": words if about == "place" else "",
        "reason_error": words if about == "reason" else "",
        "wrong": [(f"id_{about}", words)] if refused else [],
        "doubt": _doubt(path, doubted) if doubted else {},
        "open": bool(refused or doubted),
    }
    return render(request, "steps/page.html", told, status=422 if refused or doubted else 200)


def _doubt(path: Path, doubted: StepDoubtedError) -> dict[str, str]:
    told = {"words": doubt_words(path, doubted)}
    if doubted.doubt is Doubt.AHEAD:
        return told
    now = step_words(path.now) if path.now else ""
    stays = gettext("It was earlier: write it down, the case stays at “%(step)s”")
    return told | {"stays": stays % {"step": now}}
