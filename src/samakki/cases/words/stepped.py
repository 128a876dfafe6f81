"""The ten steps of a case, by the names that everybody in the field knows: where it is, and how it came there."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from samakki.journal.words import Head
from samakki.kernel.clocks import Stamp
from samakki.kernel.dates import PartialDate
from samakki.kernel.ids import EntryId

STEP: Final = "step"
STEPS: Final = "steps"


class Step(StrEnum):
    """A step on a person's way through assistance; no order is forced on anybody."""

    IDENTIFICATION = "identification"
    CRISIS_INTERVENTION = "crisis_intervention"
    REFERRAL = "referral"
    RECEPTION = "reception"
    CASE_PLANNING = "case_planning"
    ASSESSMENT = "assessment"
    RECOVERY = "recovery"
    REINTEGRATION = "reintegration"
    FOLLOW_UP = "follow_up"
    CLOSURE = "closure"


class How(StrEnum):
    """How a case came to a step: for the first time, not at all, once more, or out of its closing."""

    ENTERED = "entered"
    SKIPPED = "skipped"
    AGAIN = "again"
    REOPENED = "reopened"


class Doubt(StrEnum):
    """What is asked about the day of a step before it is written; lives are untidy, so nothing of it is refused."""

    BEFORE_THE_LAST = "before the last"
    AHEAD = "ahead"


class StepDoubtedError(Exception):
    """The day of a step is to be looked at once more: `doubt` says why, `last` is the day it is compared with."""

    def __init__(self, doubt: Doubt, last: str = "") -> None:
        """Keep why, and nothing of the person."""
        super().__init__(str(doubt))
        self.doubt = doubt
        self.last = last


@dataclass(frozen=True, slots=True)
class Stride:
    """One line of a path: a step, how the case came to it, on which day, where and why; `head` says who wrote it."""

    row: str
    step: Step
    how: How
    head: Head
    rank: int = 0
    day: PartialDate | None = None
    place: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)

    @property
    def entry(self) -> EntryId:
        """Give the entry that wrote it; what was written together is taken back together."""
        return self.head.entry

    @property
    def order(self) -> tuple[int, date, str]:
        """Order a path: as it was written, and what was noted later about earlier days by its day."""
        return self.rank, self.day.first() if self.day else self.head.stamp.moment().date(), self.row


@dataclass(frozen=True, slots=True)
class Path:
    """The way of a case so far: its strides in order, the step it is at, and what a new move would replace.

    `torn` says that two people moved it to different steps, which a person has to decide.
    """

    strides: tuple[Stride, ...] = ()
    now: Step | None = None
    base: tuple[Stamp, ...] = ()
    torn: bool = False

    @property
    def taken(self) -> tuple[Stride, ...]:
        """Give the strides that the case truly took."""
        return tuple(stride for stride in self.strides if stride.how is not How.SKIPPED)

    @property
    def last(self) -> Stride | None:
        """Give the stride by which the case came to where it is; None when nobody wrote it down."""
        return next((stride for stride in reversed(self.taken) if stride.step is self.now), None)

    def of(self, step: Step) -> tuple[Stride, ...]:
        """Give what is written about one step."""
        return tuple(stride for stride in self.strides if stride.step is step)


@dataclass(frozen=True, slots=True)
class Move:
    """That a case goes to a step: on which day (empty is today), where, why.

    `seen` are the stamps of the step that was seen then, None for what stands now. `sure` says that the day was looked
    at once more; `stays` that the step is only written down, and the case stays where it is.
    """

    step: Step
    day: str = ""
    place: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    seen: tuple[Stamp, ...] | None = None
    sure: bool = False
    stays: bool = False
