"""A printed table of residents beside a figure: how many there are of each code, and as told by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samakki.databook import queries
from samakki.databook.words import ALL, OTHERS, Counted, Kept, Listed, Unit
from samakki.doors.web.figures import headings
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId
from samakki.tables.cells import Cell, Holds, read_cell


@dataclass(frozen=True, slots=True)
class Beside:
    """Residents by code, from which table and day, in which unit, and how many lines name no code of the figure."""

    name: str
    as_of: date
    source: str
    unit: Unit
    residents: Mapping[str, int]
    unknown: int


def offered(by: By, owner: AgencyId, counted: Counted) -> dict[str, Listed]:
    """Give the printed tables in the unit of a figure of one dimension, by name: nothing else is a denominator."""
    single = len(counted.by) == 1
    return {one.name: one for one in queries.tables(by, owner) if single and one.unit is counted.unit}


def beside(by: By, owner: AgencyId, counted: Counted, listed: Listed) -> Beside:
    """Lay a table beside a figure of one dimension."""
    kept = queries.table(by, owner, listed.name, listed.version)
    residents, unknown = _read(kept, counted.by[0])
    return Beside(listed.name, kept.table.as_of, kept.table.source, kept.table.unit, residents, unknown)


def _read(kept: Kept, dimension: str) -> tuple[dict[str, int], int]:
    """Read each line: the first cell that names a code, and the last one that is a whole number."""
    found: dict[str, int] = {}
    unknown = 0
    for row in kept.table.grid:
        numbers = [cell for cell in map(read_cell, row) if _is_whole(cell)]
        codes = [headings.guessed_code(dimension, words) for words in row]
        code = next(filter(None, codes), "")
        if numbers and code not in {"", ALL, OTHERS}:
            found[code] = found.get(code, 0) + int(numbers[-1].value)
        elif numbers and not code and any(read_cell(words).holds is Holds.WORDS for words in row):
            unknown += 1
    return found, unknown


def _is_whole(cell: Cell) -> bool:
    return cell.holds is Holds.NUMBER and cell.value == cell.value.to_integral_value() and not cell.is_percent
