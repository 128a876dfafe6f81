"""Shares and how they change: percent and percentage points are different things, and so are counts and estimates."""

from dataclasses import dataclass
from fractions import Fraction


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
