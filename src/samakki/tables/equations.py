"""What must be equal: a total and its parts, with what the printed precision and signs like “<5” leave open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from samakki.tables.cells import Cell, Holds, is_money

Place = tuple[int, int]
Grid = Sequence[Sequence[Cell]]
_LESS: Final = frozenset({"<", "less than", "fewer than", "under"})
_MORE: Final = frozenset({">", "more than", "over"})
_FROM: Final = frozenset({">=", "≥", "at least"})
_TO: Final = frozenset({"<=", "≤", "at most"})
_HALF: Final = Decimal("0.5")
_CENTS: Final = 2
_MOST: Final = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Equation:
    """A total (row, column) and its parts; `across` where they stand in one row, `whole` where all of it is parted."""

    total: Place
    parts: tuple[Place, ...]
    across: bool
    grouped: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """Give the parts and the total."""
        return (*self.parts, self.total)


def bounds(cell: Cell) -> tuple[Decimal, Decimal] | None:
    """Give the least and most that a cell may mean: a blank and a dash count nothing, words are not known."""
    if cell.holds is Holds.WORDS or (cell.bound and cell.bound not in _LESS | _MORE | _FROM | _TO):
        return None
    if not cell.is_number:
        return Decimal(0), Decimal(0)
    if cell.bound in _LESS:
        return Decimal(0), cell.value - cell.step
    if cell.bound in _TO:
        return Decimal(0), cell.value
    if cell.bound in _MORE:
        return cell.value + cell.step, _MOST
    return (cell.value, _MOST) if cell.bound in _FROM else (cell.value, cell.value)


def difference(equation: Equation, grid: Grid) -> Decimal | None:
    """Give the total less its parts: 0 where they agree within what is printed, nothing where it is not known."""
    total = grid[equation.total[0]][equation.total[1]]
    return gap(total, [grid[row][column] for row, column in equation.parts])


def gap(total: Cell, parts: Sequence[Cell]) -> Decimal | None:
    """Give the total less its parts, as `difference` does."""
    stated, told = bounds(total), [bounds(part) for part in parts]
    known = [one for one in told if one is not None]
    if stated is None or len(known) < len(told):
        return None
    least, most = sum((one[0] for one in known), Decimal(0)), sum((one[1] for one in known), Decimal(0))
    if stated[0] <= most and stated[1] >= least:
        return Decimal(0)
    gone = stated[0] - most if stated[0] > most else stated[1] - least
    return Decimal(0) if abs(gone) <= tolerance([total, *parts]) else gone


def tolerance(cells: Iterable[Cell]) -> Decimal:
    """Give what rounding may hide: half of the last printed place of each cell; nothing for counts and money."""
    numbers = [cell for cell in cells if cell.is_number]
    rounded = [cell for cell in numbers if cell.places or cell.scale or cell.is_percent]
    if not rounded or all(_exact(cell) for cell in rounded):
        return Decimal(0)
    return sum((cell.step * _HALF for cell in numbers), Decimal(0))


def _exact(cell: Cell) -> bool:
    return (cell.places == _CENTS and not cell.is_percent and not cell.scale) or is_money(cell.unit)


def is_informative(total: Cell, parts: Sequence[Cell]) -> bool:
    """Tell whether an equation says anything: some of its cells count, and none is words."""
    cells = [total, *parts]
    return any(cell.is_number and cell.value for cell in cells) and not any(
        cell.holds is Holds.WORDS or (cell.bound and bounds(cell) is None) for cell in cells
    )


@dataclass(frozen=True, slots=True)
class Score:
    """How well a way of adding fits: lines that agree, lines that say anything, and how far off all are together."""

    agreeing: int
    informative: int
    off: Decimal
    size: int

    @property
    def share(self) -> float:
        """Give the share of lines that agree."""
        return self.agreeing / self.informative if self.informative else 0.0

    @property
    def rank(self) -> tuple[int, Decimal, int]:
        """Order ways of adding: most agreeing, least off, most parts."""
        return self.agreeing, -self.off, self.size


def scored(lines: Iterable[tuple[Cell, Sequence[Cell]]]) -> Score:
    """Score a way of adding over its lines, each a total with its parts; a blank total says nothing."""
    agreeing = informative = size = 0
    off = Decimal(0)
    for total, parts in lines:
        size = len(parts)
        if total.holds is Holds.BLANK or not is_informative(total, parts):
            continue
        informative += 1
        gone = gap(total, parts)
        if gone == 0:
            agreeing += 1
        elif gone is not None:
            off += abs(gone) / max(abs(total.value), Decimal(1))
    return Score(agreeing, informative, off, size)
