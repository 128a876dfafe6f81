"""How a row of a field of rows stands in a case file: each part of each row is a value with a name of its own.

So two people who write different parts, or different rows, never meet; and a row taken away keeps its history.
"""

import re
from dataclasses import dataclass
from typing import Final

RANK: Final = "_rank"
"""The cell that says where a row stands among the others: a number, the smallest first."""
GONE: Final = "_gone"
"""The cell that says that a row was taken away."""
_CELL: Final = re.compile(r"([a-z][a-z0-9_]*)/([0-9a-f]{8})/([a-z_][a-z0-9_]*)\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of one row: the field of rows, the row (eight hexadecimal signs), the part or RANK or GONE."""

    field: str
    row: str
    part: str

    def __str__(self) -> str:
        """Give the name under which it stands in the file."""
        return cell(self.field, self.row, self.part)


def cell(field: str, row: str, part: str) -> str:
    """Name one part of one row, as it stands in the case file."""
    return f"{field}/{row}/{part}"


def split_cell(name: str) -> Cell | None:
    """Take the name of a cell apart; None when it names no cell."""
    found = _CELL.match(name)
    return Cell(*found.groups()) if found else None


def row_of(noise: bytes) -> str:
    """Name a new row from four bytes of chance: two people who add rows apart do not write into each other's."""
    return noise[:4].hex()
