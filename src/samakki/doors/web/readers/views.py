"""Who read a case: each page that somebody opened, with the sections that stood on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from samakki.access.words import ROLE_TEXTS
from samakki.cases.words import Reading
from samakki.doors.web.consent.wording import KINDS
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.asking import by_of, case_page, opens_nothing
from samakki.doors.web.desk.names import Names, names_for, who
from samakki.doors.web.desk.page_names import PAGES
from samakki.doors.web.desk.watched import why_words
from samakki.doors.web.front.frame import LEADING
from samakki.kernel.ids import FileId
from samakki.watch import actions as watching
from samakki.watch import queries
from samakki.watch.words import Looked


@require_http_methods(["GET", "HEAD", "POST"])
@case_page
@opens_nothing
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """List who read the case, newest first; a POST of who leads begins or ends that the person is watched over."""
    by = by_of(request)
    if request.method == "POST":
        (watching.unflag if queries.is_flagged(by, case) else watching.flag)(by, case)
        return redirect("readers", case)
    looked, names = queries.who_looked(by, case), names_for(by)
    told = {
        "case": case,
        "readings": [_line(looked, names, reading) for reading in looked.readings],
        "leads": by.role in LEADING,
        "flagged": queries.is_flagged(by, case),
    }
    return render(request, "readers/page.html", told)


def _line(looked: Looked, names: Names, reading: Reading) -> dict[str, Any]:
    """Put one reading into words: who, for which agency, on which page, why, and on which ground."""
    reader = looked.readers.get(reading.member)
    ground = looked.grounds.get(reading.ground) if reading.ground else None
    return {
        "when": reading.moment,
        "who": who(names, reading.member),
        "role": ROLE_TEXTS[reader.role] if reader else "",
        "agency": reader.agency_name if reader else "",
        "page": PAGES.get(reading.page, reading.page),
        "sections": ", ".join(panels.section_words(section) for section in reading.sections),
        "why": why_words(reading.why),
        "ground": KINDS[ground.kind] if ground else "",
    }
