"""Reading some sections of a case for a page of their own, or for paper."""

from collections.abc import Sequence

from samakki.cases.actions.desk import of_case, stored
from samakki.cases.rules import ROW_SECTIONS, case_row, section_shown
from samakki.cases.words import Sheet, SheetRead
from samakki.journal import actions as journal
from samakki.journal.words import FileState
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@deed(about=of_case)
def read_sheet(by: By, case: FileId, sections: Sequence[Section], sheet: Sheet) -> SheetRead:
    """Open who a case is about and some of its sections; one reading record says on what kind of sheet.

    What was written closed stays closed. Raises CaseUnknownError.
    """
    row = stored(case)
    wanted = list(dict.fromkeys([*ROW_SECTIONS, *sections]))
    state = journal.read_snapshots(by, [case], wanted, page=sheet).get(case, FileState())
    return SheetRead(case_row(row, state), tuple(section_shown(state, section) for section in dict.fromkeys(sections)))
