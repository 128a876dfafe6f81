"""Looking over several people at once, for a page that is about all of them: one record of having been read."""

from collections.abc import Sequence

from samakki.cases.actions.desk import closed_to, of_listed
from samakki.cases.models import Case
from samakki.cases.rules import ROW_SECTIONS, case_row, section_shown
from samakki.cases.words import CASES_A_SEARCH, Overlooked
from samakki.journal import actions as journal
from samakki.journal.words import FileState
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@deed(about=of_listed)
def overlook(by: By, cases: Sequence[FileId], sections: Sequence[Section], page: str) -> dict[FileId, Overlooked]:
    """Open the rows of some cases, at most 500, and of each the sections that the page needs.

    One that is closed to the one who acts shows nothing but that it is there.
    """
    wanted = list(dict.fromkeys(cases))[:CASES_A_SEARCH]
    if not wanted:
        return {}
    opened = tuple(dict.fromkeys((*ROW_SECTIONS, *sections)))
    closed = closed_to(by)
    seen = [case for case in wanted if case not in closed]
    states = journal.read_snapshots(by, seen, opened, page=page) if seen else {}
    found = {FileId(case.pk): case for case in Case.objects.filter(pk__in=wanted)}
    return {
        case: Overlooked(
            case_row(found[case], None if case in closed else state),
            {each: section_shown(state, each) for each in sections},
        )
        for case in wanted
        for state in [states.get(case, FileState())]
    }
