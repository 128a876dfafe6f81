"""What is counted: in which unit, of whom it was asked, and why there may be nothing to count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


class Unit(StrEnum):
    """What one of a number is: a person, a case, a stay, somebody sent back, or money in its smallest coin."""

    PERSONS = "persons"
    CASES = "cases"
    STAYS = "stays"
    DEPORTEES = "deportees"
    AMOUNTS = "amounts"


NOT_ASKED: Final = "not asked"
"""The code of whoever was not asked; they are in no denominator."""
WITHOUT_VALUE: Final = ("no", "unknown", NOT_ASKED, "suppressed", "prefers not to say", "unsettled")
"""Codes that are no value: four kinds of missing, a choice not to say, and two values that wait for a person."""
NOT_IN_DENOMINATOR: Final = frozenset({NOT_ASKED, "suppressed"})
"""Of these nobody knows whether they were asked, or they were not: no share is a share of them."""


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


class MixedUnitsError(Exception):
    """Persons and cases, say, were to be added or compared: nothing is counted then."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Keep which units met."""
        super().__init__(" and ".join(units) + " are not added: they count different things")
        self.units = tuple(units)


class GridsDifferError(Exception):
    """Two tables do not stand on the same rows and columns."""

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        """Keep what each is counted by."""
        super().__init__(f"counted by {', '.join(one)} and by {', '.join(other)}, or by other codes")


class ColumnUnknownError(Exception):
    """What was to be counted by is no column of what is counted."""
