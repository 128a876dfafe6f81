"""The page of a case: who it is and how to reach them safely, what is known, what was written, what waits."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samakki.assistance import queries
from samakki.assistance.queries import rules_of
from samakki.cases import actions
from samakki.cases.words import CaseFile
from samakki.doors.web.case.titles import titles
from samakki.doors.web.closing.panels import closed_told
from samakki.doors.web.closing.views import REOPENED
from samakki.doors.web.desk import panels
from samakki.doors.web.desk.alarms import alarm_told
from samakki.doors.web.desk.asking import by_of, case_page, place_before, remembered
from samakki.doors.web.desk.expected import expected
from samakki.doors.web.desk.kin import alarms, kin_lines
from samakki.doors.web.desk.names import Names, names_at_work, names_for, who
from samakki.doors.web.desk.path import drawn, ways_words
from samakki.doors.web.front.frame import LEADING
from samakki.doors.web.house.on_case import staying
from samakki.doors.web.note.forms import note_parts
from samakki.doors.web.plan.on_case import on_case
from samakki.doors.web.same_person.beside import alike_told, joined_lines
from samakki.doors.web.steps.panels import offer
from samakki.doors.web.worker.views import handed_told
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_ROW: Final = 8


@require_safe
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show a case; `before` in the address turns to older entries."""
    by, before = by_of(request), place_before(request)
    read = actions.read_case(by, case, before)
    names = names_for(by)
    section = {one.words.section: one for one in read.sections}
    kin = kin_lines(by, section[Section.FAMILY].field("members"), case)
    told = {
        "case": case,
        "head": panels.head(read.row) | {"facts": panels.before_contact(read)},
        "sections": panels.sections(names, read.sections),
        "unwritten": panels.unwritten(read),
        "conflicts": panels.conflicts(read),
        "pinned": panels.pinned(names, read) if before is None else [],
        "timeline": panels.timeline(names, read, by.member),
        "staff": panels.staff(names_at_work(by)),
        "worker": who(names, read.row.worker) if read.row.worker else "",
        "fillings": panels.fillings(names, read, titles(by, read)),
        "length": read.length,
        "before": before,
        "next_before": read.next_before,
        "note": note_parts(),
        "path": drawn(read.path, rules_of(by).rules.order, of_trafficking=read.ways.of_trafficking),
        "expected": expected(read),
        "ways": ways_words(read.ways),
        "kin": kin,
        "kin_alarms": alarms(kin),
        "planned": on_case(by, read),
        "staying": staying(by, case),
        "closed": closed_told(names, section[Section.ADMINISTRATION]),
        "open_alarms": [alarm_told(names, one) for one in queries.alarms(by, case)],
        "gone_on": read.row.joined,
        "leads": by.role in LEADING,
        "offer": offer(by, case),
        **_other_files(by, names, read),
        **handed_told(request, case),
        "reopened": request.GET.get(REOPENED, "")[:_ROW],
    }
    return remembered(request, render(request, "case/page.html", told), case)


def _other_files(by: By, names: Names, read: CaseFile) -> dict[str, Any]:
    """Give the other files of this person, and one that may be theirs, under their names."""
    maybe = [read.alike.case] if read.alike else []
    rows = {one.case: one for one in actions.name_joined(by, [*(each.case for each in read.joined), *maybe])}
    return {"joined": joined_lines(names, read.joined, rows), "alike": alike_told(names, read.alike, rows)}
