"""Shares and how they change: percent and percentage points are different things, and so are counts and estimates."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from samakki.databook.words.asked import NOT_IN_DENOMINATOR, MixedUnitsError
from samakki.tables.units import Unit


@dataclass(frozen=True, slots=True, order=True)
class Points:
    """So many percentage points: by how much one percentage is larger than another."""

    value: Fraction


@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """So many in a hundred. Two percentages are not added; one less another is told in points."""

    value: Fraction

    def __sub__(self, other: "Percent") -> Points:
        """Tell by how many percentage points this one is larger."""
        if not isinstance(other, Percent):
            return NotImplemented
        return Points(self.value - other.value)

    def __add__(self, other: Points) -> "Percent":
        """Give the percentage that is so many points larger."""
        if not isinstance(other, Points):
            return NotImplemented
        return Percent(self.value + other.value)


@dataclass(frozen=True, slots=True)
class Share:
    """A count, of how many it is a share, and what was left out because nobody asked or it may not be told."""

    count: int
    asked: int
    left_out: int

    @classmethod
    def among(cls, numbers: Mapping[str, int], code: str, persons: int | None = None) -> Self:
        """Give what share has a code of all who were asked, also of those who answered with nothing.

        `persons` are all of them, where somebody stands at two codes. Raises ValueError for a code that is not there.
        """
        if code not in numbers:
            raise ValueError(code)
        left_out = sum(number for one, number in numbers.items() if one in NOT_IN_DENOMINATOR)
        return cls(numbers[code], (sum(numbers.values()) if persons is None else persons) - left_out, left_out)

    @classmethod
    def of_residents(cls, number: int, unit: Unit, residents: int, residents_unit: Unit) -> Self:
        """Give what share of a population it was. Raises MixedUnitsError: persons are a share of persons only."""
        if unit is not residents_unit:
            raise MixedUnitsError((unit, residents_unit))
        return cls(number, residents, 0)

    @property
    def percent(self) -> Percent | None:
        """Give the share; None where nobody was asked, which is not nought."""
        return Percent(Fraction(self.count * 100, self.asked)) if self.asked else None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number that nobody counted: between which it lies, by which method, and in what it is cautious."""

    low: int
    number: int
    high: int
    method: str
    caution: str

    def __post_init__(self) -> None:
        """Raise EstimateUnfoundedError without a method or a caution, or for a number outside of its own bounds."""
        if not (self.method.strip() and self.caution.strip() and self.low <= self.number <= self.high):
            raise EstimateUnfoundedError


class EstimateUnfoundedError(ValueError):
    """An estimate came without its method, without a word of caution, or outside of its own bounds."""


def change(before: int, after: int) -> Percent | None:
    """Give by how many percent a number grew; None from nought, of which nothing is a percentage."""
    return Percent(Fraction((after - before) * 100, before)) if before else None
