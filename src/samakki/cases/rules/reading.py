"""How a folded file is read as a case: what heads its row, its sections, its timeline."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from samakki.cases.rules.fillings import Finder, fillings_in
from samakki.cases.rules.identifying import ways_of
from samakki.cases.rules.joining import joined_in
from samakki.cases.rules.likeness import alike_in
from samakki.cases.rules.marks import FORM, PINNED, TAKEN_BACK, closed_about, is_marked, pinned_notes
from samakki.cases.rules.rows import cells_of, rows_shown
from samakki.cases.rules.stepping import path_of
from samakki.cases.words import CaseFile, CaseRow, EntryShown, FieldShown, SectionShown
from samakki.journal.words import Conflict, FileRead, FileState
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import RECORD, Section, split_cell

ROW_SECTIONS = (Section.IDENTITY, Section.CONTACT, Section.SAFETY)


class InClear(Protocol):
    """A case as it is stored."""

    file_id: Any
    worker_id: Any
    conflicts: int
    opened_at: datetime
    last_entry_at: datetime
    joined_at: datetime | None
    closed_on: date | None
    restricted_why: str


def case_row(stored: InClear, state: FileState | None) -> CaseRow:
    """Put together one line of a list; without a state the names could not be opened."""
    read = state or FileState()
    return CaseRow(
        case=FileId(stored.file_id),
        called=_words(read, Section.IDENTITY, "called"),
        pseudonym=_words(read, Section.IDENTITY, "pseudonym"),
        safe_way=_words(read, Section.CONTACT, "safe_way"),
        danger=_words(read, Section.SAFETY, "danger"),
        conflicts=stored.conflicts,
        opened_at=stored.opened_at,
        last_entry_at=stored.last_entry_at,
        worker=None if stored.worker_id is None else MemberId(stored.worker_id),
        unreadable=state is None,
        joined=stored.joined_at is not None,
        closed_on=stored.closed_on,
        restricted=stored.restricted_why,
    )


def case_file(stored: InClear, read: FileRead, find: Finder) -> CaseFile:
    """Put together the page of a case; `find` tells where the answers of a version of a form go."""
    entries = tuple(
        EntryShown(
            entry,
            pinned=is_marked(read.state, entry.header.section, entry.header.id, PINNED),
            taken_back=is_marked(read.state, entry.header.section, entry.header.id, TAKEN_BACK),
        )
        for entry in read.entries
    )
    return CaseFile(
        row=case_row(stored, read.state),
        owner=read.owner,
        sections=tuple(section_shown(read.state, section) for section in RECORD),
        entries=entries,
        pinned=tuple(pinned_notes(read.state)),
        conflicts=tuple(conflict for conflict in read.conflicts if _is_shown(conflict)),
        fillings=tuple(fillings_in(read.state, find)),
        length=read.length,
        next_before=read.next_before,
        joined=joined_in(read.state),
        alike=alike_in(read.state),
        ways=ways_of(read.state),
        path=path_of(section_shown(read.state, Section.ADMINISTRATION)),
    )


def section_shown(state: FileState, section: Section) -> SectionShown:
    """Put together one section: each described field with what stands in it."""
    words, cells, closed = RECORD[section], cells_of(state, section), closed_about(state, section)
    return SectionShown(
        words,
        tuple(
            FieldShown(
                field,
                state.heads(section, field.name),
                rows_shown(field, cells.get(field.name, {})),
                closed.get(field.name, ()),
            )
            for field in words.fields
        ),
    )


def _words(state: FileState, section: Section, name: str) -> str:
    value = state.value(section, name)
    if isinstance(value, Mapping) or value is None:
        return ""
    return str(value)


def _is_shown(conflict: Conflict) -> bool:
    """Tell whether a person decides it: fields, rows and answers in forms; marks on notes settle by themselves."""
    name = conflict.field
    return "/" not in name or name.startswith(f"{FORM}/") or split_cell(name) is not None
