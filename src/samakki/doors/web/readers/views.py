"""Who read a case: each page that somebody opened, with the sections that stood on it."""

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samakki.cases import queries
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for, who
from samakki.kernel.ids import FileId

if TYPE_CHECKING:
    from samakki.doors.web.front.seat import HouseRequest

PAGES = {
    "case": _("Case file"),
    "caseload": _("List of people"),
    "today": _("Page of the day"),
    "search": _("Search in the list"),
    "skills": _("Who can do this?"),
    "family": _("Family"),
    "beside": _("Two files side by side"),
    "joined": _("Another file of this person"),
    "note": _("Writing a note"),
    "section": _("Writing a section"),
    "history": _("History of a field"),
    "rows": _("Writing rows"),
    "undo": _("Undoing what was written"),
    "late": _("What is late"),
    "calendar": _("Calendar"),
    "alarms": _("Alarms"),
    "entry": _("A closed entry"),
    "book": _("Log of the house"),
    "erasure": _("Erasure"),
    "own copy": _("The person's own copy"),
    "breach": _("Breach"),
    "request": _("What the person asked of their file"),
    "form": _("Form"),
    "form report": _("Counting the answers of a form"),
    "form history": _("Who answered what, and when"),
    "screening": _("Screening"),
    "steps": _("Steps"),
    "identification": _("Identification"),
    "plan": _("Plan"),
    "printed plan": _("Plan, printed"),
    "printed summary": _("Summary, printed"),
    "letter": _("Writing a letter"),
    "printed letter": _("Letter, printed"),
    "closing": _("Closing"),
    "story": _("Learning story"),
    "printed story": _("Learning story, printed"),
    "consent": _("Consent"),
    "receipt": _("Receipt"),
    "shared case": _("Shared case"),
    "shared with us": _("Shared with us"),
    "own entries": _("What an agency wrote itself"),
    "attachment": _("Attachment"),
    "attachments": _("Attachments"),
}


@require_safe
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """List who read the case, newest first."""
    by = by_of(request)
    names, own = names_for(by), cast("HouseRequest", request).seat.agency_name
    listed = [
        {
            "when": reading.moment,
            "who": who(names, reading.member),
            "agency": own if reading.agency == by.agency else gettext("Another agency"),
            "page": PAGES.get(reading.page, reading.page),
            "sections": ", ".join(panels.section_words(section) for section in reading.sections),
        }
        for reading in queries.readers(by, case)
    ]
    return render(request, "readers/page.html", {"case": case, "readings": listed})
