"""Between the questions of a form and the fields of a case file: which path means which field, and back.

A row of a list stands in the file under eight hexadecimal signs; in a form its number is the same, written in tens.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samakki.instruments.words import Bindings, Bound
from samakki.sections.words import GONE, RANK, FieldType, Section, cell, split_cell

_ROW: Final = re.compile(r"\[(\d{1,10})\]", re.ASCII)
_MOST_ROW: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Spot:
    """What one path of a form writes: a place in the file, in which row, and whether it is the row itself."""

    place: Bound
    row: str = ""
    itself: bool = False

    @property
    def section(self) -> Section:
        """Give its section."""
        return self.place.section

    @property
    def closed(self) -> bool:
        """Tell whether what is written here starts closed: the field does, or this part of its rows."""
        return self.place.whole.closed or (self.place.described.closed and not self.itself)

    @property
    def name(self) -> str:
        """Give the name under which its value stands in the file; a row itself stands by its rank."""
        if self.itself:
            return cell(self.place.field, self.row, RANK)
        return cell(self.place.field, self.row, self.place.part) if self.row else self.place.field


def spot_of(bindings: Bindings, path: str) -> Spot | None:
    """Find what a path of a form writes in the case file; None for what is the form's own."""
    place = bindings.places.get(_ROW.sub("", path))
    if place is None or (place.whole.type is FieldType.ROWS and not _ROW.search(path)):
        return None
    if place.whole.type is not FieldType.ROWS:
        return Spot(place)
    number = int(_ROW.findall(path)[0])
    if number > _MOST_ROW:
        return None
    itself = not place.part
    return Spot(place, f"{number:08x}", itself) if not itself or path.endswith("]") else None


def row_path(repeat: str, row: str, path: str = "") -> str:
    """Write the path of a row of a bound repeat, or of a question in it."""
    return f"{repeat}[{int(row, 16)}]{path.removeprefix(repeat)}"


def paths_of(bindings: Bindings, section: Section, name: str) -> Iterator[tuple[str, Bound]]:
    """Find the paths of a form that a field of the case file answers: several where it is an amount in pieces."""
    found = split_cell(name)
    field, row, part = (found.field, found.row, found.part) if found else (name, "", "")
    for path, place in bindings.places.items():
        if (place.section, place.field) != (section, field):
            continue
        if not row and place.whole.type is not FieldType.ROWS:
            yield path, place
        elif row and part in {RANK, GONE} and not place.part:
            yield row_path(path, row), place
        elif row and place.part == part:
            yield row_path(repeat_of(bindings, place), row, path), place


def repeat_of(bindings: Bindings, place: Bound) -> str:
    """Give the path of the repeat that asks the rows to which a place belongs."""
    rows = Bound(place.section, place.field)
    return next(path for path, other in bindings.places.items() if other == rows)
