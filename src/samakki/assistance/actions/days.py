"""What is due as people see it: a day, a slice of what is late, a month; names and words opened for this page only."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import as_told, dues_between, late_counts, late_dues, open_dues
from samakki.assistance.words import DUES_A_SLICE, FOLLOWED, Day, Due, DueKind, DueLine, DueState, LateSlice
from samakki.cases import actions as cases
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import MemberId
from samakki.sections.words import Section

_SETTLED: Final = (DueState.DONE.value, DueState.MISSED.value, DueState.DROPPED.value)
_OPENED: Final = {
    Section.ADMINISTRATION: [field for section, field in FOLLOWED.values() if section is Section.ADMINISTRATION]
}


@deed()
def day_of(by: By, day: date, member: MemberId | None = None) -> Day:
    """Open the day of a worker, the own where nobody is named: what is late, what is due, what was settled that day.

    Only the cases that have something on it are opened, with one record of having been read. Of what is late the
    first DUES_A_SLICE stand there; the rest is counted.
    """
    whose = member or by.member
    mine = open_dues(by, whose)
    late = [as_told(row) for row in mine.filter(on__lt=day).order_by("on", "at", "id")[:DUES_A_SLICE]]
    due = [as_told(row) for row in mine.filter(on=day).order_by("at", "id")]
    done = Stored.objects.filter(owner_id=by.agency, member=whose, settled_on=day, state__in=_SETTLED)
    settled = [as_told(row) for row in done.order_by("at", "id")]
    lines = {line.due.id: line for line in lines_of(by, [*late, *due, *settled], "day") if not _is_gone(line)}
    parts = [tuple(lines[each.id] for each in part if each.id in lines) for part in (late, due, settled)]
    return Day(day, parts[0], mine.filter(on__lt=day).count(), parts[1], parts[2])


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


def _is_gone(line: DueLine) -> bool:
    """Tell whether it was left because its row was taken away, or another took its place: that is nobody's news."""
    taken_up = line.due.ref != line.due.row
    return line.due.state is DueState.DROPPED and line.due.kind in FOLLOWED and (line.said is None or taken_up)


def lines_of(by: By, dues: Sequence[Due], page: str) -> tuple[DueLine, ...]:
    """Give what is due as lines of a list; cases that cannot be opened are left out."""
    seen = cases.glance(by, {due.case for due in dues}, _OPENED, page) if dues else {}
    lines = []
    for due in dues:
        if due.case in seen:
            glance = seen[due.case]
            field = FOLLOWED[due.kind][1] if due.kind in FOLLOWED else ""
            lines.append(DueLine(due, glance.row, glance.find(field, due.row)))
    return tuple(lines)
