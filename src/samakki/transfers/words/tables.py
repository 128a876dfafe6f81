"""A table as it was read: headings, and rows of text with what is wrong in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from samakki.transfers.words.flaws import Flaw

ROWS_AT_ONCE: Final = 200
"""How many rows are taken in or handed on in one go: in one transaction, or in one request of a page."""


class Format(StrEnum):
    """In which kind of file cases travel."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the reader of the file sees it, its cells as text, and which of them are flawed.

    `alike` counts the rows before it that say the same.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)
    flaws: Mapping[int, Flaw] = field(default_factory=dict)
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table being read: its format, sheet and headings; the rows come one by one, and once only.

    `told` says in words what its sender should know: hidden sheets, an encoding, a separator.
    """

    format: Format
    headings: tuple[str, ...] = field(repr=False)
    rows: Iterator[Row]
    sheet: str = ""
    told: tuple[str, ...] = ()


class Shape(StrEnum):
    """What the values of a column look like."""

    NUMBERS = "numbers"
    DATES = "dates"
    ADDRESSES = "addresses"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Shift:
    """A column whose values mean something else from a row on."""

    column: int
    row: int
    before: Shape
    after: Shape


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first reading of a whole file gives: how many rows, samples of each column, and which change halfway."""

    format: Format
    sheet: str
    headings: tuple[str, ...] = field(repr=False)
    rows: int = 0
    samples: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    shifts: tuple[Shift, ...] = ()
    told: tuple[str, ...] = ()
    problems: int = 0
