"""Alarms: what was seen, who is told, what two watchers say about it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.kernel.ids import AgencyId, FileId, MemberId

AlarmId = NewType("AlarmId", UUID)

ANSWER_WITHIN: Final = timedelta(hours=24)
"""Within this time whoever is asked about an alarm has to answer."""


class AlarmKind(StrEnum):
    """What was seen."""

    OUTSIDE = "outside own list"
    MANY = "many persons"
    FLAGGED = "flagged person"
    SEARCHES = "searches"
    DECOY = "decoy"
    NEVER = "never-list"
    BROKEN = "glass broken"
    ALONE = "glass broken alone"


ALARM_TEXTS: Final = {
    AlarmKind.OUTSIDE: _("More persons outside the own list than is usual"),
    AlarmKind.MANY: _("Many persons on one day"),
    AlarmKind.FLAGGED: _("Somebody who is watched over was read"),
    AlarmKind.SEARCHES: _("Many searches that found nobody"),
    AlarmKind.DECOY: _("A file of nobody was opened"),
    AlarmKind.NEVER: _("Somebody tried to open a file that is closed to them"),
    AlarmKind.BROKEN: _("A section was opened because a life is at risk"),
    AlarmKind.ALONE: _("One person alone opened a section because a life is at risk"),
}
ON_ONE_FILE: Final = frozenset({AlarmKind.FLAGGED, AlarmKind.DECOY, AlarmKind.NEVER, AlarmKind.BROKEN, AlarmKind.ALONE})
"""Alarms about one file: of each there is one a day for each reader and file. The others are one a day for a reader."""


class AlarmState(StrEnum):
    """How far an alarm has come: two watchers, who agree, settle it."""

    OPEN = "open"
    ONCE = "seen once"
    SETTLED = "settled"


class Verdict(StrEnum):
    """What a watcher says about an alarm."""

    CLEARED = "cleared"
    UPHELD = "upheld"


VERDICT_TEXTS: Final = {Verdict.CLEARED: _("It was right"), Verdict.UPHELD: _("It was not right")}


@dataclass(frozen=True, slots=True)
class Alarm:
    """What was seen of whom; `number` counts persons or searches. No word of any file is in it."""

    id: AlarmId
    agency: AgencyId
    member: MemberId
    kind: AlarmKind
    at: datetime
    day: date
    number: int
    file: FileId | None
    state: AlarmState
    asked_by: MemberId | None
    asked_at: datetime | None
    answer: str
    answered_at: datetime | None
    first_by: MemberId | None
    first: Verdict | None
    second_by: MemberId | None
    verdict: Verdict | None
    disagreed: bool

    @property
    def answer_due(self) -> datetime | None:
        """Give until when whoever was asked has to answer; None where nothing is asked, or it was answered."""
        return self.asked_at + ANSWER_WITHIN if self.asked_at and not self.answered_at else None

    @property
    def mark(self) -> str:
        """Give the last six signs of the case's id."""
        return str(self.file)[-6:] if self.file else ""


@dataclass(frozen=True, slots=True)
class DaySeen:
    """What one member opened on one day: how many persons, how many of them outside the own list, and when it began."""

    member: MemberId
    persons: int
    outside: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """Something that was printed or taken out: by whom, when, on which page, of how many persons."""

    member: MemberId
    at: datetime
    page: str
    files: int
    mark: str


@dataclass(frozen=True, slots=True)
class Month:
    """How many alarms of a kind there were in thirty days, and in the thirty before; cleared, upheld."""

    kind: AlarmKind
    now: int
    before: int
    cleared: int
    upheld: int


class AlarmUnknownError(Exception):
    """There is no such alarm."""


class AlarmRefusedError(Exception):
    """It can't be done with this alarm; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep why."""
        super().__init__(code)
        self.code = code
