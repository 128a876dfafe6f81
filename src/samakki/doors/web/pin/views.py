"""Marks on notes: pinned, unpinned, taken back; each is an entry of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from samakki.cases import actions
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.kernel.ids import EntryId, FileId


@require_POST
@case_page
def pin(request: HttpRequest, case: FileId, entry: UUID) -> HttpResponse:
    """Let a note stand above the others."""
    actions.pin(by_of(request), case, EntryId(entry))
    return redirect("case", case)


@require_POST
@case_page
def unpin(request: HttpRequest, case: FileId, entry: UUID) -> HttpResponse:
    """Let a note go back to its place in time."""
    actions.unpin(by_of(request), case, EntryId(entry))
    return redirect("case", case)


@require_POST
@case_page
def take_back(request: HttpRequest, case: FileId, entry: UUID) -> HttpResponse:
    """Mark one's own note as taken back."""
    actions.take_back(by_of(request), case, EntryId(entry))
    messages.success(request, gettext("Taken back. The words stay in the file, struck, because a file only grows."))
    return redirect("case", case)
