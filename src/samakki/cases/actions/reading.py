"""Reading a case: its page, one section of it, one field's history, one closed entry; each leaves one record."""

from collections.abc import Sequence

from samakki.cases.actions.desk import binder, of_case, stored
from samakki.cases.rules import case_file, section_shown
from samakki.cases.words import ENTRIES_A_PAGE, CaseFile, CaseUnknownError, PastValue, SectionShown
from samakki.journal import actions as journal
from samakki.journal.words import FileState, NoSuchEntryError, OpenedEntry
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section, field_named

_LONGEST_HISTORY = 2_000


@deed(about=of_case)
def read_case(by: By, case: FileId, before: int | None = None, sections: Sequence[Section] | None = None) -> CaseFile:
    """Open the page of a case: who it is, every section, 25 entries newest first, and what waits for a decision.

    `before` is the `next_before` of the page above.
    """
    read = journal.read_file(by, case, sections, page="case", before=before, limit=ENTRIES_A_PAGE)
    return case_file(stored(case), read, binder(by))


@deed(about=of_case)
def read_section(by: By, case: FileId, section: Section) -> SectionShown:
    """Open one section of a case, to write in it or to decide a conflict."""
    states = journal.read_snapshots(by, [case], [section], page="section")
    return section_shown(states.get(case, FileState()), section)


@deed(about=of_case)
def field_history(by: By, case: FileId, section: Section, field: str) -> tuple[PastValue, ...]:
    """Tell every value that a field has had, newest first, with who wrote it, when, and in place of which.

    Raises FieldUnknownError.
    """
    field_named(section, field)
    read = journal.read_file(by, case, [section], page="history", limit=_LONGEST_HISTORY)
    return tuple(
        PastValue(change.value, entry.header.author, entry.header.agency, entry.header.stamp, change.base)
        for entry in read.entries
        if entry.body is not None
        for change in entry.body.changes
        if change.field == field
    )


@deed(about=of_case)
def open_closed_entry(by: By, case: FileId, entry: EntryId) -> OpenedEntry:
    """Open one closed entry by name, which is recorded. Raises CaseUnknownError for an entry of another case."""
    try:
        opened = journal.open_closed(by, entry)
    except NoSuchEntryError:
        raise CaseUnknownError from None
    if opened.header.file != case:
        raise CaseUnknownError
    return opened
