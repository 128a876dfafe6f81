"""A plan: what a person wants to reach, what will be done for it, by whom and until when, and what they decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samakki.cases.words import CaseRow, RowShown
from samakki.kernel.ids import MemberId


class PlanWanted(StrEnum):
    """Whether a person wants a plan at all; a no is a full answer."""

    YES = "yes"
    LATER = "later"
    NO = "no"


class Decision(StrEnum):
    """What a person decided about a line of the plan."""

    WANTS = "wants"
    LATER = "later"
    NOT_WANTED = "not_wanted"


class PlanState(StrEnum):
    """How far a line of the plan is."""

    OPEN = "open"
    DONE = "done"
    LEFT = "dropped"


class Ask(StrEnum):
    """What is asked before a line is written, because lives are untidy and people mistype; never a refusal."""

    PAST_DAY = "past day"
    DAY_TO_COME = "day to come"
    LEFT_HERE = "left here"
    NOT_WANTED = "not wanted"


class AskedFirstError(Exception):
    """Somebody should look again before this is written; it is written when they say that they are sure of it."""

    def __init__(self, asks: tuple[Ask, ...]) -> None:
        """Keep what is asked, in the order in which it is shown."""
        super().__init__(", ".join(asks))
        self.asks = asks


class Press(StrEnum):
    """What presses on people before anything else, so that it is taken into the plan with one touch."""

    WORRY = "worry"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a plan: an action under its goal.

    `due` and `done_on` are as much of a date as is known; `decision` is empty until the person decided, `heard` says
    that they were asked, also where they would not say. `late` says that its day has passed, `gone_away` that the one
    who does it does not work here any more, `torn` that two people wrote different things. `shown` is the row itself.
    """

    row: str
    goal: str
    action: str
    area: str
    who: str
    due: str
    urgent: bool
    decision: str
    heard: bool
    own_words: str
    state: str
    done_on: str
    outcome: str
    decided_at: datetime | None
    decided_with: MemberId | None
    late: bool
    gone_away: bool
    torn: bool
    shown: RowShown

    @property
    def is_open(self) -> bool:
        """Tell whether it is neither done nor left."""
        return self.state == PlanState.OPEN

    @property
    def awaits_decision(self) -> bool:
        """Tell whether the person has not been heard on it yet."""
        return self.is_open and not self.heard


@dataclass(frozen=True, slots=True)
class Talk:
    """That the plan was made or looked at with the person: when, how (a code), what they said."""

    row: str
    day: str
    how: str
    said: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as a person and those who assist read it: what presses first, nothing hidden.

    `goals` are the open lines by goal, the one with the earliest day first; what is urgent stands in `urgent` only.
    `wanted` is empty until somebody asked whether a plan is wanted.
    """

    wanted: str
    urgent_help: str
    urgent: tuple[PlanLine, ...]
    goals: tuple[tuple[str, tuple[PlanLine, ...]], ...]
    later: tuple[PlanLine, ...]
    not_wanted: tuple[PlanLine, ...]
    settled: tuple[PlanLine, ...]
    talks: tuple[Talk, ...]

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """Give every line once."""
        grouped = tuple(line for _, lines in self.goals for line in lines)
        return (*self.urgent, *grouped, *self.later, *self.not_wanted, *self.settled)

    @property
    def undecided(self) -> tuple[PlanLine, ...]:
        """Give the lines on which the person has not been heard yet."""
        return tuple(line for line in self.lines if line.awaits_decision)

    @property
    def headless(self) -> tuple[PlanLine, ...]:
        """Give the open lines of somebody who does not work here any more."""
        return tuple(line for line in self.lines if line.is_open and line.gone_away)

    @property
    def nobody_heard(self) -> bool:
        """Tell whether there are open lines and no talk in which the plan was made or looked at together."""
        return any(line.is_open for line in self.lines) and not any(talk.how != "without" for talk in self.talks)


@dataclass(frozen=True, slots=True)
class PlanOpened:
    """A plan that somebody has open, and whose it is."""

    row: CaseRow
    plan: Plan
