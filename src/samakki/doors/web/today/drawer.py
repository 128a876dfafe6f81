"""The drawer of a person: the last three notes, a note box, a visit, a service, forms; nothing else."""

from collections.abc import Iterable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samakki.cases import actions
from samakki.cases.words import NOTE_LIMIT
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page, remembered
from samakki.doors.web.desk.names import names_for
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId

_NOTES: Final = 3


@require_safe
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the drawer in its place; asked as a page, the case itself."""
    if request.headers.get("HX-Request") != "true":
        return redirect("case", case)
    return remembered(request, drawn(request, by_of(request), case), case)


def drawn(request: HttpRequest, by: By, case: FileId, **more: Any) -> HttpResponse:
    """Draw the drawer of a case."""
    read, names = actions.open_drawer(by, case), names_for(by)
    lines = panels.timeline(names, read, by.member)
    told = {
        "case": case,
        "notes": [line for line in lines if line.kind == "note" and not line.taken_back][:_NOTES],
        "head": panels.head(read.row),
        "facts": panels.before_contact(read),
        "limit": NOTE_LIMIT,
        **more,
    }
    return render(request, "today/drawer.html", told, status=422 if more.get("error") else 200)


def undoing(name: str, case: FileId, entries: Iterable[EntryId | None]) -> dict[str, str]:
    """Give what the button that undoes entries of a case needs: where it leads, and which they are."""
    listed = ",".join(str(entry) for entry in entries if entry)
    return {"undo": reverse(name, args=[case]), "entries": listed} if listed else {}
