"""A table as it was printed: a grid of cells, each with the row of the file it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 200_000_000
MOST_ROWS: Final = 500_000
MOST_COLUMNS: Final = 2_000
MOST_CELLS: Final = 5_000_000


class Unreadable(StrEnum):
    """Why a file is not read as a table."""

    EMPTY = "it is empty"
    TOO_LARGE = "it is too large: at most 200 MB, 500,000 rows, 2,000 columns and 5,000,000 cells are read"
    LOCKED = "it is locked with a password; save it without one"
    BROKEN = "it is no table that can be read (CSV, XLSX or ODS), or it is damaged"
    OLD = "it is a workbook of the old kind (.xls); save it as .xlsx"
    BOMB = "it unpacks to far more than its size"
    ENCODING = "its letters are in no encoding that can be told"
    PICTURES = "it holds pictures and no cells: a picture of a table has to be typed"
    SHEETS = "it has no sheet with cells"


class UnreadableTableError(Exception):
    """A file is no table that can be read, and why."""

    def __init__(self, why: Unreadable) -> None:
        """Keep why."""
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells exactly as printed; `name` is the file's, `lines` the row of the file of each row (from 1)."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    sheet: str = ""

    @property
    def width(self) -> int:
        """Give the number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


def made(name: str, rows: Sequence[Sequence[str]], sheet: str = "") -> Table:
    """Make a table of rows: blank rows fall away, all are as wide as the widest; raises UnreadableTableError."""
    kept = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    width = max((_filled(row) for _number, row in kept), default=0)
    if not width:
        raise UnreadableTableError(Unreadable.EMPTY)
    if width > MOST_COLUMNS or width * len(kept) > MOST_CELLS:
        raise UnreadableTableError(Unreadable.TOO_LARGE)
    grid = tuple((*row[:width], *("",) * (width - len(row))) for _number, row in kept)
    return Table(name, grid, tuple(number for number, _row in kept), sheet)


def _filled(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)
