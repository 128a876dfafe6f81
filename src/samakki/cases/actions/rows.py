"""Rows of a field: added, changed part by part, moved, taken away, put back; no cell is overwritten unseen."""

from collections.abc import Mapping

from django.utils import timezone

from samakki.cases.actions.changing import Told, keep, standing_in
from samakki.cases.actions.desk import of_case
from samakki.cases.rules import check_birth, fitting_value, moved, rank_after, section_shown
from samakki.cases.words import ROWS_A_FIELD, RowShown, WordsRefusedError
from samakki.journal.words import Change, FileState
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import (
    GONE,
    RANK,
    Field,
    FieldType,
    FieldUnknownError,
    Section,
    cell,
    field_named,
    row_of,
    split_cell,
)


@deed(about=of_case)
def write_row(  # noqa: PLR0913 -- where, which row, what, who told it: each is asked on the page
    by: By,
    case: FileId,
    section: Section,
    field: str,
    row: str,
    told: Mapping[str, Told],
    *,
    third_party: bool = False,
    told_by: str = "",
) -> str:
    """Write parts of a row, each with the values its author saw; an empty `row` adds one after the others.

    Gives the name of the row. A field that starts closed writes its rows closed: each shows only when opened by name.
    Raises WordsRefusedError for the first part that cannot be kept, `empty` for a new row of which nothing is told,
    `too_many` above ROWS_A_FIELD, FieldUnknownError for a field, part or row that is not there.
    """
    described = _of_rows(section, field)
    state = standing_in(by, case, section)
    standing = _rows_of(state, described)
    if row and row not in {each.row for each in standing}:
        raise FieldUnknownError(row)
    written = row or row_of(by.chance.bytes(4))
    changes = [_change(described, written, part, given) for part, given in told.items()]
    check_birth(changes, timezone.localdate(by.clock.now()))
    if not row:
        changes = _added(field, written, changes, standing)
    if changes:
        keep(
            by,
            case,
            section,
            changes,
            closed=described.closed,
            third_party=third_party,
            told_by=told_by,
            standing=state,
        )
    return written


@deed(about=of_case)
def move_row(by: By, case: FileId, section: Section, field: str, row: str, steps: int) -> None:
    """Let a row stand `steps` later among the others, earlier where it is below zero."""
    described = _of_rows(section, field)
    changes = moved(described, rows_in(by, case, described), row, steps)
    if changes:
        keep(by, case, section, changes)


@deed(about=of_case)
def take_row_away(by: By, case: FileId, section: Section, field: str, row: str) -> None:
    """Take a row out of its list; what was written in it stays in the history, and it can be put back."""
    _mark_gone(by, case, _of_rows(section, field), row, gone=True)


@deed(about=of_case)
def put_row_back(by: By, case: FileId, section: Section, field: str, row: str) -> None:
    """Put a row that was taken away back where it stood."""
    _mark_gone(by, case, _of_rows(section, field), row, gone=False)


def _mark_gone(by: By, case: FileId, field: Field, row: str, *, gone: bool) -> None:
    found = next((each for each in rows_in(by, case, field) if each.row == row), None)
    if found is None:
        raise FieldUnknownError(row)
    keep(by, case, field.section, [Change(cell(field.name, row, GONE), gone, found.gone.base)])


def _of_rows(section: Section, name: str) -> Field:
    field = field_named(section, name)
    if field.type is not FieldType.ROWS or split_cell(name):
        raise FieldUnknownError(name)
    return field


def rows_in(by: By, case: FileId, field: Field) -> tuple[RowShown, ...]:
    """Open the rows of a field, those that were taken away too."""
    return _rows_of(standing_in(by, case, field.section), field)


def _rows_of(state: FileState, field: Field) -> tuple[RowShown, ...]:
    shown = section_shown(state, field.section).field(field.name)
    return shown.rows if shown else ()


def _change(field: Field, row: str, name: str, given: Told) -> Change:
    part = field.part(name)
    if part is None:
        raise FieldUnknownError(name)
    return Change(cell(field.name, row, name), fitting_value(part, given.said, given.missing), given.base)


def _added(field: str, row: str, changes: list[Change], standing: tuple[RowShown, ...]) -> list[Change]:
    """Give what is written for a new row, after those that stand: its place, and what is said of it."""
    said = [change for change in changes if change.value is not None]
    if not said:
        raise WordsRefusedError(field, "empty")
    if len(standing) >= ROWS_A_FIELD:
        raise WordsRefusedError(field, "too_many", ROWS_A_FIELD)
    return [Change(cell(field, row, RANK), rank_after(standing)), *said]
