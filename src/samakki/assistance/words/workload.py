"""What somebody carries: hours of work, weighed the same for everybody; never a mark for anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from samakki.assistance.words.dues import DueKind
from samakki.assistance.words.stories import StoryWaits
from samakki.assistance.words.supervision import Away, QueuedReview
from samakki.cases.words import CaseRow
from samakki.kernel.ids import MemberId

FULL_WEEK: Final = 30.0
"""Hours of a week that are for people; the others are for roads, reports, colleagues and rest."""
NEARLY: Final = 0.8
"""From this part of a full week on, a week counts as full."""
WEEKS_AHEAD: Final = 4
CASE_HOURS: Final = 0.5
"""What an open case takes in a week, whatever is due."""
NEW_CASE_HOURS: Final = 1.0
"""What a case takes besides in its first month."""
NEW_DAYS: Final = 30
ALARM_DAYS: Final = 30
ALARMS: Final = 3
"""So many alarms within ALARM_DAYS weigh on anybody."""
MUCH_LATE: Final = 10
"""So much left over is more than one person makes good alone."""
DUE_HOURS: Final[Mapping[DueKind, float]] = {
    DueKind.ALARM: 4.0,
    DueKind.WATCH: 2.0,
    DueKind.APPOINTMENT: 2.0,
    DueKind.FOLLOW_UP: 1.5,
    DueKind.PLAN_ACTION: 1.0,
    DueKind.SECOND_OPINION: 1.0,
    DueKind.REVIEW: 0.5,
    DueKind.LIMIT: 0.5,
    DueKind.REQUEST: 2.0,
}
"""What each kind takes, in hours: this project's own estimate, the same for everybody."""
QUIET_AFTER: Final = 30
"""So many days without a contact make a case quiet."""


class Fullness(StrEnum):
    """How full a week is; it says something of the week, and nothing of the one who has it."""

    CALM = "calm"
    FULL = "full"
    OVER = "over"


class Care(StrEnum):
    """Why somebody may need help before it is too much."""

    THIS_WEEK = "this week"
    A_WEEK_AHEAD = "a week ahead"
    LEFT_OVER = "left over"
    ALARMS = "alarms"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class Week:
    """A week, from its Monday, and how many hours of work for people come together in it."""

    first: date
    hours: float

    @property
    def fullness(self) -> Fullness:
        """Say how full the week is."""
        if self.hours > FULL_WEEK:
            return Fullness.OVER
        return Fullness.FULL if self.hours >= FULL_WEEK * NEARLY else Fullness.CALM


@dataclass(frozen=True, slots=True)
class Work:
    """What stands on the list of somebody: open cases, how many of them are new, alarms of late, what is due when."""

    member: MemberId
    cases: int = 0
    new: int = 0
    alarms: int = 0
    dues: tuple[tuple[DueKind, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody carries, with the cases of those for whom they stand in: this week and the three after it."""

    member: MemberId
    cases: int
    late: int
    weeks: tuple[Week, ...]
    stands_in_for: tuple[MemberId, ...] = ()
    away: Away | None = None
    cares: tuple[Care, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Some cases of a kind, the first of them by name, and how many there are."""

    rows: tuple[CaseRow, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """What those who lead see at one glance. Colleagues stand in the order of their names: nobody is ranked.

    `left` are those who do not work here any more and on whose list cases still stand, `uncovered` the absences whose
    cover has left.
    """

    today: date
    loads: tuple[Load, ...]
    reviews: tuple[QueuedReview, ...]
    reviews_all: int
    unassigned: Listed
    overdue: Listed
    quiet: Listed
    begun_only: Listed
    unfollowed: Listed
    stories: tuple[StoryWaits, ...] = ()
    stories_all: int = 0
    aways: tuple[Away, ...] = ()
    uncovered: tuple[Away, ...] = ()
    left: Mapping[MemberId, int] = field(default_factory=dict)
