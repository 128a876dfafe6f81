"""Gives a case to a worker."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from samakki.cases import actions
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.kernel.ids import FileId, MemberId


@require_POST
@case_page
def assign(request: HttpRequest, case: FileId) -> HttpResponse:
    """Put a case on somebody's list, or on nobody's."""
    chosen = request.POST.get("worker", "")
    try:
        actions.assign_worker(by_of(request), case, MemberId(UUID(chosen)) if chosen else None)
    except ValueError as wrong:  # no id, or nobody who works here
        message = "not one of the workers"
        raise BadRequest(message) from (None if isinstance(wrong, WordsRefusedError) else wrong)
    messages.success(request, gettext("Saved."))
    return redirect("case", case)
