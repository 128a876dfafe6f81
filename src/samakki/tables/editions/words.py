"""What a data book is made of: an edition, its chapters, figures, cells, and what an earlier one told otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from samakki.tables.editions.planned import Asked, Committee, Plan
from samakki.tables.editions.texts import Texts
from samakki.tables.findings import Finding
from samakki.tables.units import Unit, Year


class Shown(StrEnum):
    """What a published cell shows: the kinds of having no number stay apart."""

    NUMBER = "number"
    BOUND = "bound"
    PROTECTED = "protected"
    BLANK = "blank"
    DASH = "dash"
    WORDS = "words"


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
class Figure:
    """A figure of the book: what it counts, for when, as known on which day, from whom, and its table.

    `faults` are what does not add up in it: told beside it, and never mended in silence. `why` says why it is told
    otherwise than in an earlier edition.
    """

    name: str
    title: Texts
    unit: Unit
    years: Year
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
    faults: tuple[Finding, ...] = ()
    protection: Mapping[str, Any] = field(default_factory=dict)
    layouts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    why: Texts = field(default_factory=dict)


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
    """A whole data book as it is told on one day, in the languages whose texts somebody has read and signed.

    `earlier` are the machine files of the editions that it follows. `plan` is an action plan that is judged by the
    figures, `committees` who steers, `asked` what was asked of the book.
    """

    name: str
    dated: date
    title: Texts
    words: Texts
    languages: tuple[str, ...]
    unread: tuple[str, ...]
    missing: tuple[Texts, ...]
    chapters: tuple[Chapter, ...]
    earlier: tuple[Path, ...] = ()
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    plan: Plan | None = None
    committees: tuple[Committee, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def figures(self) -> Sequence[Figure]:
        """Give the figures of all chapters, in their order."""
        return [figure for chapter in self.chapters for figure in chapter.figures]
