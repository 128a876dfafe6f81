"""Exact tables: a number for each combination of codes. It loads numpy, so whoever counts asks for it by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samakki.databook.words.asked import MixedUnitsError
from samakki.tables.units import Unit

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Axis:
    """One column that is counted by: its name and its codes, in the order in which numbers stand along it."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """An exact table: a number for each combination of codes, all in one unit, of rows of which all are known."""

    axes: tuple[Axis, ...]
    numbers: Numbers
    unit: Unit

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of what is crossed."""
        return tuple(axis.name for axis in self.axes)

    def at(self, codes: Mapping[str, str]) -> int:
        """Give one number; `codes` names a code for each axis. Raises ValueError for a code that is on no axis."""
        place = tuple(axis.codes.index(codes[axis.name]) for axis in self.axes)
        return int(self.numbers[place])

    def __add__(self, other: "Crossed") -> "Crossed":
        """Add a table of the same grid and unit. Raises MixedUnitsError and GridsDifferError."""
        if self.unit is not other.unit:
            raise MixedUnitsError((self.unit, other.unit))
        if self.axes != other.axes:
            raise GridsDifferError(self.names, other.names)
        return Crossed(self.axes, self.numbers + other.numbers, self.unit)


class GridsDifferError(Exception):
    """Two tables do not stand on the same rows and columns."""

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        """Keep what each is counted by."""
        super().__init__(f"counted by {', '.join(one)} and by {', '.join(other)}, or by other codes")


class ColumnUnknownError(Exception):
    """What was to be counted by is no column of what is counted."""
