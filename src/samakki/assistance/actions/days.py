"""What is due as people see it: a slice of what is late, a week, a month; names and words opened for this page only."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext

from samakki.assistance.queries.dues import alarms, dues_between, late_counts, late_dues, only_initial_support
from samakki.assistance.queries.following import without_follow_ups
from samakki.assistance.queries.ruling import asking
from samakki.assistance.words import DUES_A_SLICE, FOLLOWED, AlarmLine, Due, DueId, DueKind, DueLine, LateSlice
from samakki.cases import actions as cases
from samakki.cases.words import CaseRow, text_in_words
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import MemberId
from samakki.sections.words import Section, field_named

_OPENED: Final = {
    Section.ADMINISTRATION: [field for section, field in FOLLOWED.values() if section is Section.ADMINISTRATION]
}


@deed()
def late_slice(by: By, member: MemberId | None = None, kind: DueKind | None = None, page: int = 1) -> LateSlice:
    """Open a slice of what is late, however much there is: of one worker or of the whole agency."""
    found = late_dues(by, member, kind, page)
    lines = lines_of(by, found[:DUES_A_SLICE], "late")
    return LateSlice(lines, late_counts(by, member), max(page, 1), len(found) > DUES_A_SLICE)


@deed()
def calendar(by: By, member: MemberId | None, since: date, until: date) -> tuple[DueLine, ...]:
    """Open what is due from a day to a day, of one worker or of the whole agency, in the order of time."""
    return lines_of(by, dues_between(by, member, since, until), "calendar")


@deed()
def open_alarms(by: By) -> tuple[AlarmLine, ...]:
    """Open who is in danger: the alarms that nobody answered yet, as far as the one who asks is to see them."""
    found = alarms(by)
    seen = cases.glance(by, {alarm.due.case for alarm in found}, {}, "alarms") if found else {}
    return tuple(AlarmLine(alarm, seen[alarm.due.case].row) for alarm in found if alarm.due.case in seen)


@deed()
def open_forgotten(by: By) -> tuple[CaseRow, ...]:
    """Open the cases that had the first support a month ago or longer, and for which nothing comes next (CASE-19)."""
    return cases.name_cases(by, only_initial_support(by))


@deed()
def open_unfollowed(by: By, member: MemberId | None = None) -> tuple[CaseRow, ...]:
    """Open the first cases for which nobody planned the follow-ups that the rules want, of a member or of all."""
    return cases.name_cases(by, without_follow_ups(by, [member] if member else None)[:DUES_A_SLICE])


def named(by: By, dues: Sequence[Due]) -> dict[DueId, str]:
    """Say of each what it is: in the words of those who wrote it, as far as it can be opened, else by its kind."""
    what = {line.due.id: line.what for line in lines_of(by, dues, "due")}
    return {due.id: what.get(due.id) or asked_words(by, due) for due in dues}


def asked_words(by: By, due: Due) -> str:
    """Say without opening anything what something due is: what a limit asks, or the kind of it."""
    if due.kind is DueKind.LIMIT:
        (asked,) = asking(by, [due])
        return text_in_words(asked.asks) if asked.asks else gettext("Time limit of the rules")
    if due.kind in FOLLOWED:
        return gettext(field_named(*FOLLOWED[due.kind]).label)
    if due.kind is DueKind.REQUEST:
        return gettext("The person waits for an answer about their file")
    return gettext("Alarm") if due.kind is DueKind.ALARM else gettext("Looking in")


def lines_of(by: By, dues: Sequence[Due], page: str) -> tuple[DueLine, ...]:
    """Give what is due as lines of a list; cases that cannot be opened are left out."""
    seen = cases.glance(by, {due.case for due in dues}, _OPENED, page) if dues else {}
    lines = []
    for due in asking(by, dues):
        if due.case in seen:
            glance = seen[due.case]
            field = FOLLOWED[due.kind][1] if due.kind in FOLLOWED else ""
            lines.append(DueLine(due, glance.row, glance.find(field, due.row)))
    return tuple(lines)
