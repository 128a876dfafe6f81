"""A workbook of a ministry or an office that is bound once to figures, and filled every month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from samakki.kernel.ids import MemberId

ALL: Final = "*"
"""The heading of a row or column that counts every person once, whatever is told of them."""
OTHERS: Final = "+"
"""The heading of a row or column that counts whom no other heading of the area counts, but of whom a code is told."""
MOST_AREAS: Final = 100
MOST_SQUARES: Final = 20_000


class Way(StrEnum):
    """Who is counted in a month."""

    KNOWN = "known"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of one sheet, and what its rows and columns count.

    `rows` and `columns` give the code of each row number and column letter that is filled; `across` and `down` are the
    dimensions of those codes, empty where the only code is ALL.
    """

    sheet: str
    measure: str
    way: Way
    down: str
    rows: Mapping[int, str]
    across: str
    columns: Mapping[str, str]

    @property
    def squares(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Give for each cell that is filled the codes of its row and column."""
        return {
            (self.sheet, f"{letters}{row}"): (down, across)
            for row, down in self.rows.items()
            for letters, across in self.columns.items()
        }


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that is filled every month: its name, its blank file (not in a list), and the areas that are bound."""

    id: UUID
    name: str
    content: bytes
    areas: tuple[Area, ...]
    bound_by: MemberId
    bound_at: datetime


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A workbook filled for a month: how many cells, and whether two have closed the month."""

    content: bytes
    squares: int
    closed: bool
