"""The words of assistance: what is due, how it stands, and the house."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.kernel.ids import AgencyId, FileId, MemberId

DueId = NewType("DueId", UUID)
HouseId = NewType("HouseId", UUID)
BedId = NewType("BedId", UUID)
StayId = NewType("StayId", UUID)
ShiftId = NewType("ShiftId", UUID)
ReviewId = NewType("ReviewId", UUID)

RULE: Final = "assistance.RuleSet"


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


class DueState(StrEnum):
    """How what is due stands; nothing of it is a reproach to anybody."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that comes due for a case: what kind, when, for whom; what it is about stands sealed in the file.

    `ref` is the row of the field that it follows, or the rule that made it; `tries` how often somebody tried.
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
