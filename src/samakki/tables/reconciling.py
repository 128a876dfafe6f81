"""Which one cell would make all sums agree again; nothing is named where several could be meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from samakki.tables.cells import Cell, Holds
from samakki.tables.equations import Equation, Grid, Place, difference, tolerance

_ROUNDS: Final = 20


@dataclass
class Books:
    """All equations of a table with their differences, and the equations that each cell stands in."""

    grid: Grid
    equations: Sequence[Equation]
    gaps: list[Decimal | None] = field(init=False)
    of_cell: dict[Place, list[int]] = field(init=False)
    blanks: dict[Place, Decimal] = field(init=False)
    loose: list[Decimal] = field(init=False)
    """What rounding may hide in each equation, on both of its sides."""

    def __post_init__(self) -> None:
        """Work out the differences once."""
        self.gaps = [difference(one, self.grid) for one in self.equations]
        self.loose = [tolerance(self.cell(place) for place in one.places) * 2 for one in self.equations]
        self.of_cell = defaultdict(list)
        for number, one in enumerate(self.equations):
            for place in one.places:
                self.of_cell[place].append(number)
        self.blanks = self._filled()

    def broken(self) -> list[int]:
        """Give the equations that do not hold."""
        return [number for number, one in enumerate(self.gaps) if one]

    def cell(self, place: Place) -> Cell:
        """Give the cell at a place."""
        return self.grid[place[0]][place[1]]

    def _fix(self, number: int, place: Place, gone: Decimal) -> Decimal:
        """Give what must be added to a cell for an equation to hold."""
        return -gone if self.equations[number].total == place else gone

    def _filled(self) -> dict[Place, Decimal]:
        """Fill blanks one after another where an equation leaves one value; keep those that all equations bear."""
        values: dict[Place, Decimal] = {}
        gaps = dict(enumerate(self.gaps))
        open_blanks = {
            number: {place for place in one.places if self.cell(place).holds is Holds.BLANK}
            for number, one in enumerate(self.equations)
            if self.gaps[number]
        }
        for _round in range(_ROUNDS):
            single = next(((n, next(iter(b))) for n, b in open_blanks.items() if len(b) == 1 and gaps[n]), None)
            if single is None:
                break
            number, place = single
            value = self._fix(number, place, gaps[number] or Decimal(0))
            values[place] = value
            for other in self.of_cell[place]:
                gone = gaps[other]
                open_blanks.get(other, set()).discard(place)
                if gone is not None:
                    gaps[other] = gone + value if self.equations[other].total == place else gone - value
        return {
            place: value
            for place, value in values.items()
            if value > 0 and all(not gaps[number] for number in self.of_cell[place])
        }

    def suggested(self, number: int) -> tuple[Place, Decimal] | None:
        """Give the cell and its new value that mend an equation and break none; nothing where that is open."""
        blank = next((place for place in self.equations[number].places if place in self.blanks), None)
        if blank:
            return blank, self.blanks[blank]
        fixes = {place: self._mends(place, number) for place in self.equations[number].places}
        able = {place: fix for place, fix in fixes.items() if fix is not None}
        if not able:
            return None
        most = max(count for _value, count in able.values())
        best = [place for place, (_value, count) in able.items() if count == most]
        total = self.equations[number].total
        chosen = best[0] if len(best) == 1 else total if total in best else None
        return (chosen, able[chosen][0]) if chosen else None

    def _mends(self, place: Place, number: int) -> tuple[Decimal, int] | None:
        """Give a cell's new value and how many equations it mends; nothing where it would break one."""
        gone = self.gaps[number]
        cell = self.cell(place)
        if gone is None or cell.bound:
            return None
        fix = self._fix(number, place, gone)
        mended = 0
        for other in self.of_cell[place]:
            there = self.gaps[other]
            if there is None:
                continue
            wanted = self._fix(other, place, there) if there else Decimal(0)
            if abs(wanted - fix) > self.loose[other]:
                return None
            mended += there != 0
        value = cell.value + fix if cell.is_number else fix
        return (value, mended) if value >= 0 else None
