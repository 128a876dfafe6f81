"""What is due and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as hidden
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from samakki.assistance.words.ids import DueId
from samakki.cases.words import CaseRow, StandingRow
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section


class DueKind(StrEnum):
    """What comes due."""

    PLAN_ACTION = "plan action"
    APPOINTMENT = "appointment"
    FOLLOW_UP = "follow-up"
    SECOND_OPINION = "second opinion"
    REVIEW = "review"
    LIMIT = "limit"
    WATCH = "watch"
    ALARM = "alarm"
    REQUEST = "request"


class DueState(StrEnum):
    """How what is due stands; nothing of it is a reproach to anybody."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    DROPPED = "dropped"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that comes due for a case: what kind, when, for whom; what it is about stands sealed in the file.

    `ref` is the row of the field that it follows, or the rule that made it; `row/again` is the next time that a held
    follow-up names. `tries` is how often somebody tried, `asks` what a limit of the rules asks, by language.
    """

    id: DueId
    case: FileId
    owner: AgencyId
    kind: DueKind
    ref: str
    on: date
    at: time | None = None
    member: MemberId | None = None
    state: DueState = DueState.OPEN
    settled_on: date | None = None
    tries: int = 0
    asks: Mapping[str, str] = hidden(default_factory=dict, compare=False)

    @property
    def row(self) -> str:
        """Give the row of the field that it follows, whatever of the row it is."""
        return self.ref.partition("/")[0]

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to see to it."""
        return self.state is DueState.OPEN

    @property
    def settles_here(self) -> bool:
        """Tell whether it is settled by hand from a list; a watch with its alarm, and a review, where they stand."""
        return self.kind in FOLLOWED or self.kind is DueKind.LIMIT or (self.kind is DueKind.ALARM and self.ref != WATCH)


WATCH: Final = "watch"
"""The ref of what comes due by a watch, its next look and its alarm: settled where the watch is kept."""
FOLLOWED: Final = {
    DueKind.PLAN_ACTION: (Section.ADMINISTRATION, "plan"),
    DueKind.APPOINTMENT: (Section.ADMINISTRATION, "appointments"),
    DueKind.FOLLOW_UP: (Section.ADMINISTRATION, "follow_ups"),
    DueKind.SECOND_OPINION: (Section.EXPERIENCE, "second_opinions"),
}
"""The kinds that follow rows of the record, and in which field the rows stand."""
AGAIN: Final = "again"
"""What stands after the name of a row in the ref of the next time that a held follow-up names."""


def comes_due(section: Section, name: str) -> bool:
    """Tell whether something of a field comes due."""
    return (section, name.partition("/")[0]) in FOLLOWED.values()


@dataclass(frozen=True, slots=True)
class DueLine:
    """What is due as one line of a list: of whom, and the row that says what it is, where that could be opened."""

    due: Due
    row: CaseRow
    said: StandingRow | None = hidden(default=None, repr=False)

    def told(self, part: str) -> str:
        """Give what the row says in a part, empty where nothing is said."""
        return self.said.code(part) if self.said else ""

    @property
    def what(self) -> str:
        """Say what it is, in the words of those who wrote it; empty where only its kind is known."""
        return next((words for part in ("what", "action", "goal", "why") if (words := self.told(part))), "")


@dataclass(frozen=True, slots=True)
class LateSlice:
    """A slice of what is late, the oldest first: how much of each kind there is in all, and whether more follows."""

    lines: tuple[DueLine, ...]
    counts: Mapping[DueKind, int]
    number: int
    more: bool

    @property
    def total(self) -> int:
        """Count all that is late, of every kind."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Settled:
    """What was just settled, moved or tried, and the entries by which it can be undone."""

    due: DueId
    entries: tuple[EntryId, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """Something due that went into other hands: on whose day it stood, and on whose it stands now."""

    due: DueId
    was: MemberId | None
    now: MemberId | None


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody is in danger: until when somebody has to have answered, and who said that they see to it.

    `late` says that the time ran out and nobody answered: then it stands before everybody who leads the agency.
    """

    due: Due
    until: datetime
    late: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """An alarm as one line of a list: of whom."""

    alarm: Alarm
    row: CaseRow


@dataclass(frozen=True, slots=True)
class Offset:
    """How long after a day a follow-up comes due by the rules: months by the calendar, then days."""

    days: int = 0
    months: int = 0


class DueUnknownError(LookupError):
    """There is nothing due of that name, or the one who asks may not know that there is."""


class DueSettledError(ValueError):
    """Somebody settled it meanwhile in another way: `state` tells how it stands."""

    def __init__(self, state: DueState) -> None:
        """Keep how it stands."""
        super().__init__(state.value)
        self.state = state


DUES_A_SLICE: Final = 50
DUES_AT_ONCE: Final = 100
USUAL_OFFSETS: Final = (Offset(days=7), Offset(months=1), Offset(months=3), Offset(months=6), Offset(months=12))
"""The follow-ups of the first year, where the rules of the agency say nothing else (CASE-11)."""
RESPONSE_MINUTES: Final = 120
"""Within which time somebody answers an alarm, where the rules of the agency say nothing else (CASE-33)."""
