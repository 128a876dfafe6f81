"""The words of a house: beds and how they stand, who stays, who looks in on whom, who is on duty."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.kernel.ids import FileId, MemberId

HouseId = NewType("HouseId", UUID)
BedId = NewType("BedId", UUID)
StayId = NewType("StayId", UUID)
ShiftId = NewType("ShiftId", UUID)

WATCH_HOURS: Final = 72
"""For so long the first watch goes on, unless somebody says otherwise: the first days are the hardest."""
WATCH_EVERY: Final = (15, 30, 60, 120, 240)
"""Every how many minutes somebody can be asked to look in."""
LOOKS_KEPT: Final = 100
"""So many looks stand in a case; older ones lie in its history."""
LONG_STAY: Final = 60
"""After so many days a stay is asked about."""
BEDS_AT_ONCE: Final = 40
BELONGINGS_AT_ONCE: Final = 20

_MOMENT: Final = "%Y-%m-%d %H:%M"


def moment_words(at: datetime, here: tzinfo) -> str:
    """Write the moment of a look as it stands in a case, by the clock of the house: `2026-03-04 21:30`."""
    return at.astimezone(here).strftime(_MOMENT)


def moment_in(words: str, here: tzinfo) -> datetime:
    """Read what `moment_words` wrote; raises ValueError on anything else."""
    return datetime.strptime(words, _MOMENT).replace(tzinfo=here)


class BedState(StrEnum):
    """How a bed stands that nobody sleeps in."""

    FREE = "free"
    HELD = "held"
    CLEANING = "cleaning"
    OUT = "out of use"


class WatchState(StrEnum):
    """How a watch stands at a moment."""

    CALM = "calm"
    DUE = "due now"
    LATE = "late"
    ALARM = "alarm"
    OVER = "over"
    ENDED = "ended"


class NoPlaceWhy(StrEnum):
    """Why a house could not take somebody in; counted, never held against anybody."""

    FULL = "full"
    MEN = "no place for men"
    WOMEN = "no place for women"
    FAMILY = "no place for a family"
    CHILD = "no place for a child"
    LANGUAGE = "language"
    CARE = "care not possible here"
    SAFETY = "not safe here"
    OTHER = "another reason"


class HouseUnknownError(LookupError):
    """There is no such house, bed or stay, or the one who asks may not know that there is."""


class HouseRefusedError(ValueError):
    """What was asked cannot be done in the house: `about` names the field, `code` says why, `who` did it before.

    The codes are `bed_taken`, `bed_not_here`, `bed_not_ready`, `bed_in_use`, `name_taken`, `in_a_house`, `nobody`,
    `not_before`, `not_yet`, `stay_ended`, `shift_runs`, `shift_over`, `handed_already`, `not_handed`, `same_hand`,
    `why_needed`, `no_shift`, `no_watch`, `no_alarm`, `no_answer`, `alarm_stands`, `not_a_watch`.
    """

    def __init__(self, about: str, code: str, who: MemberId | None = None) -> None:
        """Keep where and why; never a word that was typed."""
        super().__init__(f"{about}: {code}")
        self.about = about
        self.code = code
        self.who = who


@dataclass(frozen=True, slots=True)
class House:
    """A house in which people stay; `outside` is another's house, to which people of ours were given for a time."""

    id: HouseId
    name: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed in a room of a house."""

    id: BedId
    house: HouseId
    room: str
    name: str
    state: BedState = BedState.FREE


@dataclass(frozen=True, slots=True)
class Stay:
    """That somebody stays in a house: in which bed since when, and in any house of ours without a break since when.

    Without a bed somebody sleeps beside a relative, or on a mattress until one is free.
    """

    id: StayId
    case: FileId
    house: HouseId
    bed: BedId | None
    since: datetime
    here_since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class BedNow:
    """A bed and who sleeps in it now."""

    bed: Bed
    stay: Stay | None = None

    @property
    def free(self) -> bool:
        """Tell whether somebody can have it at once."""
        return self.stay is None and self.bed.state in {BedState.FREE, BedState.HELD}


@dataclass(frozen=True, slots=True)
class HousePlan:
    """A house as it stands now: its rooms with their beds, and who stays without a bed of their own."""

    house: House
    rooms: tuple[tuple[str, tuple[BedNow, ...]], ...]
    bedless: tuple[Stay, ...] = ()

    @property
    def beds(self) -> tuple[BedNow, ...]:
        """Give all beds."""
        return tuple(bed for _room, beds in self.rooms for bed in beds)

    @property
    def stays(self) -> tuple[Stay, ...]:
        """Give all who stay, by their beds."""
        return (*(bed.stay for bed in self.beds if bed.stay), *self.bedless)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who is received: in which bed, what they were given at once, what they need, what they brought.

    `moves` says that their case comes to the step reception with it, where it has not come so far.
    """

    case: FileId
    bed: BedId | None = None
    given: str = field(default="", repr=False)
    needs: Sequence[str] = field(default=(), repr=False)
    wishes: str = field(default="", repr=False)
    belongings: Sequence[str] = field(default=(), repr=False)
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Companion:
    """A relative without a file of their own who comes along: the row of the family, and what they need."""

    case: FileId
    row: str
    needs: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Watch:
    """That somebody looks in on a person again and again: how often, until when, and when somebody last did.

    `answer` is the row that tells how the last alarm was answered, as long as that can be taken back.
    """

    case: FileId
    since: datetime
    until: datetime
    every_minutes: int
    last_at: datetime | None = None
    alarm_at: datetime | None = None
    answer: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of a house: who took it over and when, who signed for handing it over, when somebody else took it.

    `first_line` is the number of its first line of the log, `last_line` that of the first line of the next shift.
    """

    id: ShiftId
    house: HouseId
    began_at: datetime
    taken_by: MemberId
    handed_at: datetime | None = None
    handed_by: MemberId | None = None
    ended_at: datetime | None = None
    first_line: int = 0
    last_line: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """A month of a house in numbers: of persons only how many, and for how many nights.

    Lengths are in days; of those who left in the month, None where nobody did.
    """

    first: date
    last: date
    persons: int
    came: int
    left: int
    nights: int
    shortest: int | None = None
    average: float | None = None
    longest: int | None = None
