"""The map from a file's columns to the fields of the record: what a column holds and how its values are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from samakki.kernel.missing import Missing
from samakki.sections.words import Section

NOTHING: Final = "nothing"
"""How the map says of a value that nothing stands there at all."""
MISSING_BY_DEFAULT: Final[Mapping[str, str]] = {
    "": NOTHING,
    "-": Missing.NO.value,
    "-99": Missing.NOT_ASKED.value,
    "Unknown": Missing.UNKNOWN.value,
}
"""A blank, a dash, -99 and Unknown are four things; the map says which, and may say otherwise."""


class Order(StrEnum):
    """In which order a date is written when its year does not come first."""

    DAY_FIRST = "day-month-year"
    MONTH_FIRST = "month-day-year"
    YEAR_FIRST = "year-month-day"


class Calendar(StrEnum):
    """By which calendar the years of a file count; `by size` reads 2561 as Buddhist and 2018 as common."""

    BY_SIZE = "by size"
    COMMON = "common"
    BUDDHIST = "buddhist"
    JAPANESE = "japanese"


@dataclass(frozen=True, slots=True)
class Dates:
    """How the dates of a file or column are read."""

    order: Order = Order.DAY_FIRST
    calendar: Calendar = Calendar.BY_SIZE


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column goes: a field, with the number of the row (from 1) and its part for a field of rows.

    `piece` names a piece of an amount of money: amount, currency, per or date.
    """

    section: Section
    field: str
    row: int = 0
    part: str = ""
    piece: str = ""

    def __str__(self) -> str:
        """Write it as the map does: `identity.born`, `experience.journey.1.country`, `experience.wage_paid:amount`."""
        name = f"{self.section}.{self.field}"
        name += f".{self.row}.{self.part}" if self.row else ""
        return f"{name}:{self.piece}" if self.piece else name


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read: its heading, where it goes (nowhere: it is left), and what its values mean."""

    heading: str = field(repr=False)
    target: Target | None = None
    codes: Mapping[str, str] = field(default_factory=dict, repr=False)
    missing: Mapping[str, str] | None = field(default=None, repr=False)
    dates: Dates | None = None
    why: str = ""
    standard: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is read: which row holds the headings, which column names the rows, what each column holds.

    `source` says to which register the ids belong: the same id of the same source is the same row, in whatever file.
    """

    source: str
    columns: tuple[Column, ...] = field(repr=False)
    id: str = ""
    sheet: str = ""
    header: int = 1
    dates: Dates = Dates()
    missing: Mapping[str, str] = field(default_factory=lambda: dict(MISSING_BY_DEFAULT))
    ours: bool = False


class PlanWrong(StrEnum):
    """Why a map is refused."""

    NOT_A_MAP = "not_a_map"
    NO_SUCH_COLUMN = "no_such_column"
    NO_SUCH_FIELD = "no_such_field"
    NO_SUCH_CODE = "no_such_code"
    NO_SUCH_PART = "no_such_part"
    NAME_INTO_FACT = "name_into_fact"
    NAME_AS_PSEUDONYM = "name_as_pseudonym"
    TWO_INTO_ONE = "two_into_one"
    NOTHING_MAPPED = "nothing_mapped"
    SHIFTED = "shifted"


class PlanRefusedError(ValueError):
    """The map cannot be followed: why, and at which column or line of it."""

    def __init__(self, wrong: PlanWrong, place: str = "") -> None:
        """Keep why and where."""
        super().__init__(f"{wrong} {place}".strip())
        self.wrong = wrong
        self.place = place
