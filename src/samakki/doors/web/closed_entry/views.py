"""A closed entry: asked for by name, opened, and who opened it is written down."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import Body, Kind
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for, who
from samakki.kernel.ids import EntryId, FileId


@require_http_methods(["GET", "POST"])
@case_page
def open_it(request: HttpRequest, case: FileId, entry: UUID) -> HttpResponse:
    """Ask before opening; a POST opens."""
    told: dict[str, Any] = {"case": case, "entry": entry}
    if request.method != "POST":
        return render(request, "closed_entry/ask.html", told)
    by = by_of(request)
    opened = actions.open_closed_entry(by, case, EntryId(entry))
    body = opened.body or Body(Kind.NOTE)
    names = names_for(by)
    told |= {
        "who": who(names, opened.header.author),
        "when": opened.header.stamp.moment(),
        "section": panels.section_words(opened.header.section),
        "text": body.note,
        "changes": panels.change_words(opened.header.section, body.changes),
        "carried": panels.carried_words(names, opened),
        "line": {"attachments": opened.attachments},
    }
    return render(request, "closed_entry/page.html", told)
