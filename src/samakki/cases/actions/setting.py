"""Rows of one case or many written at one touch, over what stands in them now, and what was written undone again."""

from collections.abc import Mapping, Sequence
from typing import Final

from samakki.cases.actions.changing import keep
from samakki.cases.actions.desk import of_case, of_cases, written
from samakki.cases.actions.writing import withdrawn
from samakki.cases.rules import fitting_value, rank_after, replaced_by, section_shown, stands_for_closed, starts_closed
from samakki.cases.words import ROWS_A_FIELD, FieldsChanged, RowKept, RowSet, RowShown, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Draft, FileState, Kind, NoSuchEntryError, OpenedEntry
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import RANK, Field, FieldType, FieldUnknownError, Section, cell, field_named, row_of

_LONGEST_HISTORY: Final = 2_000
_ENTRY: Final = "entry"


def _of_rows(by: By, wanted: Sequence[RowSet]) -> Attributes:
    return of_cases(by, {each.case for each in wanted})


@deed(about=_of_rows)
def set_rows(by: By, wanted: Sequence[RowSet]) -> tuple[RowKept, ...]:
    """Write parts of rows over what stands in them now, an entry each, all or none.

    Raises WordsRefusedError for the first part that cannot be kept, `too_many` above ROWS_A_FIELD, FieldUnknownError
    for a field, part or row that is not there, and for a field that starts closed.
    """
    cases = list(dict.fromkeys(each.case for each in wanted))
    states = journal.read_snapshots(by, cases, {each.section for each in wanted}, page="rows")
    kept, drafts = list[RowKept](), list[Draft]()
    for each in wanted:
        row, changes = _changes(by, states.get(each.case, FileState()), each)
        entry = EntryId(fresh_id(by.clock, by.chance)) if changes else None
        kept.append(RowKept(each.case, row, entry))
        if entry:
            drafts.append(Draft(each.case, each.section, Body(Kind.CHANGE, changes=tuple(changes)), entry=entry))
    if drafts:
        journal.append_many(by, drafts)
    for draft in drafts:
        written(by, draft.file)
        tell(by, FieldsChanged(draft.file, draft.section, tuple(change.field for change in draft.body.changes)))
    return tuple(kept)


@deed(about=of_case)
def undo_entry(by: By, case: FileId, entry: EntryId) -> None:
    """Let stand again what an entry replaced, as far as nobody has written there since; rows that it added go.

    A note of one's own is taken back. What has begun to start closed meanwhile stands again closed. Raises
    WordsRefusedError `changed_since` where nothing of it stands any more, and `not_a_choice` for an entry that is not
    of this case or is closed, in whole or in part, and for somebody else's note.
    """
    try:
        opened = journal.open_closed(by, entry, page="undo")
    except NoSuchEntryError:
        raise WordsRefusedError(_ENTRY, "not_a_choice") from None
    if opened.header.file != case or opened.header.closed or opened.body is None or stands_for_closed(opened.body):
        raise WordsRefusedError(_ENTRY, "not_a_choice")
    if opened.body.kind is Kind.NOTE:
        _undo_note(by, opened)
        return
    section = opened.header.section
    read = journal.read_file(by, case, [section], page="undo", limit=_LONGEST_HISTORY)
    sheaves = replaced_by(opened, read)
    if not sheaves:
        raise WordsRefusedError(_ENTRY, "changed_since")
    for (third_party, told_by), changes in sheaves.items():
        for shut in (True, False):
            some = [change for change in changes if _is_shut(section, change) is shut]
            if some:
                keep(
                    by, case, section, some, closed=shut, third_party=third_party, told_by=told_by, standing=read.state
                )


def _is_shut(section: Section, change: Change) -> bool:
    return change.value is not None and starts_closed(section, change.field)


def _undo_note(by: By, opened: OpenedEntry) -> None:
    if opened.header.author != by.member:
        raise WordsRefusedError(_ENTRY, "not_a_choice")
    if not withdrawn(by, opened):
        raise WordsRefusedError(_ENTRY, "changed_since")


def _changes(by: By, state: FileState, wanted: RowSet) -> tuple[str, list[Change]]:
    """Give the name of the row, and what is to be written in it: parts that say already what is wanted are left."""
    field = field_named(wanted.section, wanted.field)
    if field.type is not FieldType.ROWS or field.closed:
        raise FieldUnknownError(wanted.field)
    shown = section_shown(state, wanted.section).field(field.name)
    rows = shown.rows if shown else ()
    if wanted.row:
        found = next((each for each in rows if each.row == wanted.row), None)
        if found is None:
            raise FieldUnknownError(wanted.row)
        return wanted.row, list(_over(field, found, wanted.told))
    if len(rows) >= ROWS_A_FIELD:
        raise WordsRefusedError(field.name, "too_many", ROWS_A_FIELD)
    row = row_of(by.chance.bytes(4))
    told = ((name, fitting_value(_part(field, name), said)) for name, said in wanted.told.items())
    said = [Change(cell(field.name, row, name), value) for name, value in told if value is not None]
    if not said:
        raise WordsRefusedError(field.name, "empty")
    return row, [Change(cell(field.name, row, RANK), rank_after(rows)), *said]


def _over(field: Field, row: RowShown, told: Mapping[str, Sequence[str]]) -> list[Change]:
    standing = {part.field.name: part.heads for part in row.parts}
    changes = []
    for name, said in told.items():
        value, heads = fitting_value(_part(field, name), said), standing[name]
        if heads.in_conflict or heads.value != value:
            changes.append(Change(cell(field.name, row.row, name), value, heads.base))
    return changes


def _part(field: Field, name: str) -> Field:
    part = field.part(name)
    if part is None:
        raise FieldUnknownError(name)
    return part
