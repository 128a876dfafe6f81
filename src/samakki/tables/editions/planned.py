"""What a book says of work that was planned: measures and how they stand, who watches over them, what was asked."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from samakki.tables.editions.texts import Texts


class Status(StrEnum):
    """How far a measure has come, as whoever is responsible tells it."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    LEFT = "left"


class Better(StrEnum):
    """Which way a number should go."""

    MORE = "more"
    FEWER = "fewer"


class Verdict(StrEnum):
    """What a number says of its target: reached, nearer or farther than before, the same, or nothing."""

    REACHED = "reached"
    NEARER = "nearer"
    FARTHER = "farther"
    SAME = "same"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number by which a measure is judged: a cell of a figure of the same book, never typed a second time.

    `before` names the column that it is compared with; empty where there is none.
    """

    title: Texts
    figure: str
    row: str
    column: str
    before: str
    target: Decimal
    better: Better


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a measure had come on a day; `since` is the edition that told so, empty for this one."""

    status: Status
    dated: date
    words: Texts = field(default_factory=dict)
    since: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was planned: who answers for it, by when, how it stands, and by what it is judged."""

    name: str
    title: Texts
    by: Texts
    until: date
    standing: Standing
    indicators: tuple[Indicator, ...] = ()
    earlier: tuple[Standing, ...] = ()

    def is_late(self, day: date) -> bool:
        """Tell whether it should have been done by a day and is not; what was left is not late."""
        return self.until < day and self.standing.status in {Status.NOT_BEGUN, Status.UNDER_WAY}


@dataclass(frozen=True, slots=True)
class Plan:
    """An action plan: its measures, and the committee that watches over it."""

    title: Texts
    words: Texts
    watched_by: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a committee decided on a day."""

    dated: date
    words: Texts


@dataclass(frozen=True, slots=True)
class Committee:
    """Who steers or watches something: offices and organisations, never persons; when it meets, what it decided."""

    name: str
    title: Texts
    words: Texts
    members: tuple[Texts, ...]
    meets: date | None = None
    decided: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that was asked: the figures that answer it, or why nobody knows."""

    words: Texts
    answer: Texts
    figures: tuple[str, ...] = ()
    unknown: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked of the book, as a parliament does: who, when, and question by question."""

    name: str
    by: Texts
    dated: date
    questions: tuple[Question, ...]
