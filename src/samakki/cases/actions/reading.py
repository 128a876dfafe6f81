"""Reading a case: its page, one section of it, one field's history, one closed entry; each leaves one record."""

from collections.abc import Sequence

from samakki.cases.actions.desk import binder, of_case, stored
from samakki.cases.rules import case_file, section_shown
from samakki.cases.words import ENTRIES_A_PAGE, CaseFile, CaseUnknownError, PastValue, SectionShown
from samakki.consent import actions as consent
from samakki.journal import actions as journal
from samakki.journal.words import FileState, Flag, NoSuchEntryError, OpenedEntry
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import GONE, RANK, Section, field_named, split_cell

_LONGEST_HISTORY = 2_000


@deed(about=of_case)
def read_case(by: By, case: FileId, before: int | None = None, sections: Sequence[Section] | None = None) -> CaseFile:
    """Open the page of a case: who it is, every section, 25 entries newest first, and what waits for a decision.

    `before` is the `next_before` of the page above. What waited to be shared until somebody with a key was here is.
    """
    read = journal.read_file(by, case, sections, page="case", before=before, limit=ENTRIES_A_PAGE)
    consent.hand_out(by, case, read.owner)
    return case_file(stored(case), read, binder(by))


@deed(about=of_case)
def read_section(by: By, case: FileId, section: Section) -> SectionShown:
    """Open one section of a case, to write in it or to decide a conflict."""
    states = journal.read_snapshots(by, [case], [section], page="section")
    return section_shown(states.get(case, FileState()), section)


@deed(about=of_case)
def field_history(by: By, case: FileId, section: Section, field: str) -> tuple[PastValue, ...]:
    """Tell every value that a field has had, newest first, with who wrote it, when, and in place of which.

    `field` may be a part of one row; of a field of rows all that was written in any row is told. Raises
    FieldUnknownError.
    """
    _known(section, field)
    read = journal.read_file(by, case, [section], page="history", limit=_LONGEST_HISTORY)
    return tuple(
        PastValue(
            value=change.value,
            author=entry.header.author,
            agency=entry.header.agency,
            stamp=entry.header.stamp,
            base=change.base,
            name=change.field,
            third_party=Flag.THIRD_PARTY in entry.body.flags,
            told_by=entry.body.told_by,
            source=entry.sources.get(change.source) if change.source else None,
        )
        for entry in read.entries
        if entry.body is not None
        for change in entry.body.changes
        if change.field == field or _lies_in(change.field, field)
    )


def _known(section: Section, name: str) -> None:
    named = split_cell(name)
    field_named(section, named.field if named and named.part in {RANK, GONE} else name)


def _lies_in(name: str, field: str) -> bool:
    named = split_cell(name)
    return named is not None and named.field == field


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
