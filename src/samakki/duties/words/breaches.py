"""Breaches: what happened to people's data, by when an authority is told, and who of the people concerned was told."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.kernel.ids import AgencyId, FileId, MemberId

BreachId = NewType("BreachId", UUID)


class BreachKind(StrEnum):
    """What happened to people's data."""

    SEEN = "seen"
    LOST = "lost"
    CHANGED = "changed"
    AWAY = "away"


BREACH_TEXTS: Final = {
    BreachKind.SEEN: _("Somebody saw, or may have seen, what they must not"),
    BreachKind.LOST: _("Something was lost or stolen: a device, a paper, a key"),
    BreachKind.CHANGED: _("Something was changed or destroyed by mistake or on purpose"),
    BreachKind.AWAY: _("Nobody could reach the files when they were needed"),
}


class Risk(StrEnum):
    """How much the people concerned have to fear because of it."""

    UNLIKELY = "unlikely"
    SOME = "some"
    HIGH = "high"


RISK_TEXTS: Final = {
    Risk.UNLIKELY: _("Hardly any risk: what was lost was sealed, or came back unopened"),
    Risk.SOME: _("A risk: the authority is told"),
    Risk.HIGH: _("A high risk: the authority and each person are told"),
}


class WhyNot(StrEnum):
    """Why somebody concerned is not told of a breach."""

    UNREADABLE = "unreadable"
    PAST = "risk is past"
    DANGER = "telling endangers"
    NO_WAY = "no safe way"


WHY_NOT_TEXTS: Final = {
    WhyNot.UNREADABLE: _("Nobody can read what was lost: it was sealed"),
    WhyNot.PAST: _("What was done since leaves no high risk"),
    WhyNot.DANGER: _("To be told would endanger them"),
    WhyNot.NO_WAY: _("There is no safe way to reach them; it was made known in another way"),
}


class Step(StrEnum):
    """What was noted about a breach."""

    FOUND = "found"
    CONTAINED = "contained"
    WEIGHED = "weighed"
    AUTHORITY_TOLD = "authority told"
    AUTHORITY_NOT = "authority not told"
    PERSON_TOLD = "person told"
    PERSON_NOT = "person not told"
    ENDED = "ended"


STEP_TEXTS: Final = {
    Step.FOUND: _("Found"),
    Step.CONTAINED: _("Contained"),
    Step.WEIGHED: _("Weighed"),
    Step.AUTHORITY_TOLD: _("The authority was told"),
    Step.AUTHORITY_NOT: _("The authority is not told"),
    Step.PERSON_TOLD: _("A person was told"),
    Step.PERSON_NOT: _("A person is not told"),
    Step.ENDED: _("Ended"),
}


class BreachUnknownError(LookupError):
    """There is no such breach."""


class BreachRefusedError(ValueError):
    """Something cannot be noted of a breach like that; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody whom a breach concerns: told, or why not; neither, and somebody has still to tell them."""

    case: FileId
    told_at: datetime | None = None
    why_not: WhyNot | None = None

    @property
    def waits(self) -> bool:
        """Tell whether somebody has still to tell them."""
        return self.told_at is None and self.why_not is None


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach as it is listed: dates and states; what happened lies sealed in a book of its own.

    `due_at` is until when the authority is told, by the rules of the agency.
    """

    id: BreachId
    owner: AgencyId
    book: FileId
    kind: BreachKind
    found_at: datetime
    due_at: datetime
    noted_by: MemberId
    risk: Risk | None = None
    contained_at: datetime | None = None
    authority_told_at: datetime | None = None
    authority_not: bool = False
    ended_at: datetime | None = None
    concerned: tuple[Concerned, ...] = ()

    @property
    def clock_runs(self) -> bool:
        """Tell whether the authority was neither told nor need not be."""
        return self.ended_at is None and self.authority_told_at is None and not self.authority_not

    def left(self, now: datetime) -> timedelta:
        """Tell how much time is left to tell the authority; below zero it is late."""
        return self.due_at - now

    @property
    def lacks(self) -> tuple[str, ...]:
        """Tell, as codes, what is still to be done before it can end."""
        wanted = (
            ("contained", self.contained_at is None),
            ("weighed", self.risk is None),
            ("authority", self.clock_runs),
            ("persons", self.risk is Risk.HIGH and any(one.waits for one in self.concerned)),
        )
        return tuple(code for code, missing in wanted if missing)


@dataclass(frozen=True, slots=True)
class BreachLine:
    """What was noted of a breach, in the words of who noted it; `case` is whom it concerns."""

    step: Step
    when: datetime
    author: MemberId
    words: str = field(repr=False)
    case: FileId | None = None


@dataclass(frozen=True, slots=True)
class BreachOpened:
    """A breach with all that was noted of it, the oldest first."""

    breach: Breach
    lines: tuple[BreachLine, ...]
