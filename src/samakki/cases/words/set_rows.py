"""Rows written at one touch, over what stands in them now, and how they looked when they were opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as hidden

from samakki.cases.words.shown import CaseRow
from samakki.cases.words.standing import StandingRow
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class RowSet:
    """What parts of a row shall say: one touch means the row as it is now; an empty `row` adds one."""

    case: FileId
    section: Section
    field: str
    row: str
    told: Mapping[str, Sequence[str]] = hidden(repr=False)


@dataclass(frozen=True, slots=True)
class RowKept:
    """A row as it was written: its name, and in which entry, by which it can be undone; None where nothing changed."""

    case: FileId
    row: str
    entry: EntryId | None


@dataclass(frozen=True, slots=True)
class Glance:
    """A case as one line of a list, with the rows of some fields that stand in it."""

    row: CaseRow
    rows: Mapping[str, tuple[StandingRow, ...]] = hidden(repr=False)

    def find(self, field: str, row: str) -> StandingRow | None:
        """Give a row by its name; None where it does not stand, or could not be opened."""
        return next((each for each in self.rows.get(field, ()) if each.row == row), None)
