"""What a data book is made of: an edition, its chapters, figures, cells, and what an earlier one told otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn

Texts = Mapping[str, str]
"""One sentence in several languages, by their tags."""


class Shown(StrEnum):
    """What a published cell shows: the kinds of having no number stay apart."""

    NUMBER = "number"
    BOUND = "bound"
    PROTECTED = "protected"
    BLANK = "blank"
    DASH = "dash"
    WORDS = "words"


class Unit(StrEnum):
    """What a figure counts; two units are never added up."""

    PERSONS = "persons"
    CASES = "cases"
    STAYS = "stays"
    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "percentage-points"
    DAYS = "days"
    PLACES = "places"


class Period(StrEnum):
    """What a year of a figure is."""

    CALENDAR = "calendar"
    JAPAN_FISCAL = "japan-fiscal"
    PART_YEAR = "part-year"
    ON_A_DAY = "on-a-day"


class Drawn(StrEnum):
    """How a figure is drawn above its table."""

    BARS = "bars"
    STACK = "stack"
    LINES = "lines"
    PYRAMID = "pyramid"
    FLOWS = "flows"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it was printed, and the number in it where there is one."""

    printed: str
    shown: Shown
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a figure: its label, whether it sums up others, and its cells."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not add up in a figure, told beside it and never mended in silence."""

    kind: str
    row: str | None
    column: str | None
    computed: str | None
    printed: str | None
    suggest: Mapping[str, Any] | None = None
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the book: what it counts, for when, as known on which day, from whom, and its table."""

    name: str
    title: Texts
    unit: Unit
    period: Period
    as_of: date | None
    source: Texts
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    drawn: Drawn = Drawn.NOTHING
    words: Texts = field(default_factory=dict)
    labels: Mapping[str, Texts] = field(default_factory=dict)
    footnotes: tuple[Texts, ...] = ()
    missing: tuple[Texts, ...] = ()
    provisional: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    protection: Mapping[str, Any] = field(default_factory=dict)
    layouts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that an earlier edition told otherwise; an empty text means that there was or is no such cell."""

    row: str
    column: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed in a figure since an edition, and why."""

    since: str
    dated: date
    changes: tuple[Change, ...]
    why: Texts


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: some words, and its figures."""

    name: str
    title: Texts
    words: Texts
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole data book as it is told on one day, in the languages whose texts somebody has read and signed."""

    name: str
    dated: date
    title: Texts
    words: Texts
    languages: tuple[str, ...]
    unread: tuple[str, ...]
    missing: tuple[Texts, ...]
    chapters: tuple[Chapter, ...]
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)

    @property
    def figures(self) -> Sequence[Figure]:
        """Give the figures of all chapters, in their order."""
        return [figure for chapter in self.chapters for figure in chapter.figures]


class EditionRefusedError(ValueError):
    """An edition cannot be made: `where` names the place in its file, `what` says in plain words what is wrong."""

    def __init__(self, where: str, what: str) -> None:
        """Keep both apart, so that a door can say them in its own way."""
        super().__init__(f"{where}: {what}")
        self.where, self.what = where, what


def refuse(where: str, what: str) -> NoReturn:
    """Refuse an edition: where, and why. Raises EditionRefusedError."""
    raise EditionRefusedError(where, what)
