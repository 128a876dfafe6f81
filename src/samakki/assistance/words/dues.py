"""What is due and how it stands."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from samakki.assistance.words.ids import DueId
from samakki.kernel.ids import AgencyId, FileId, MemberId
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
    follow-up names. `tries` is how often somebody tried.
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

    @property
    def row(self) -> str:
        """Give the row of the field that it follows, whatever of the row it is."""
        return self.ref.partition("/")[0]

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to see to it."""
        return self.state is DueState.OPEN


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
