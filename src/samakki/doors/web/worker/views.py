"""Gives a case to a worker; the case file then offers to undo it."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from samakki.assistance import actions as assistance
from samakki.assistance.words import HandedOver
from samakki.cases import actions, queries
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.kernel.ids import FileId, MemberId

_HANDED: Final = "handed"


@require_POST
@case_page
def assign(request: HttpRequest, case: FileId) -> HttpResponse:
    """Put a case on somebody's list, or on nobody's."""
    by = by_of(request)
    desk, now = queries.at_desk(by, [case]).get(case), _member(request.POST.get("worker", ""))
    try:
        actions.assign_worker(by, case, now)
    except WordsRefusedError:
        message = "not one of the workers"
        raise BadRequest(message) from None
    messages.success(request, gettext("Saved."))
    told = urlencode({_HANDED: f"{(desk and desk.worker) or ''}.{now or ''}"})
    return redirect(f"{reverse('case', args=[case])}?{told}")


@require_POST
@case_page
def undo(request: HttpRequest, case: FileId) -> HttpResponse:
    """Put a case back on whose list it was."""
    handed = _handed(case, request.POST.get(_HANDED, ""))
    if handed and assistance.hand_back(by_of(request), [handed]):
        messages.success(request, gettext("Undone: it stands as it stood before."))
    else:
        messages.info(request, gettext("Somebody wrote there meanwhile: it stays as it is now."))
    return redirect("case", case)


def handed_told(request: HttpRequest, case: FileId) -> dict[str, Any]:
    """Give what the button Undo carries right after a case was given to somebody; nothing else."""
    text = request.GET.get(_HANDED, "")
    return {_HANDED: text if _handed(case, text) else ""}


def _handed(case: FileId, text: str) -> HandedOver | None:
    was, _, now = text.partition(".")
    try:
        return HandedOver(case, _member(was), _member(now)) if was != now else None
    except BadRequest:
        return None


def _member(text: str) -> MemberId | None:
    try:
        return MemberId(UUID(text)) if text else None
    except ValueError:
        message = "not an id of a worker"
        raise BadRequest(message) from None
