"""Where the days are lived: who works here, and what was begun so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from samakki.assistance.words import DueId, ReviewId
from samakki.demo.rules import Dice, WalkingClock
from samakki.demo.words import Step
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.shelter.words import HouseId, ShiftId, StayId


@dataclass(slots=True)
class Stage:
    """The staff by login, the clock, the form, and the cases, stays, questions and alarms so far, by person."""

    staff: Mapping[str, By]
    clock: WalkingClock
    dice: Dice
    form: UUID
    opened: dict[int, FileId] = field(default_factory=dict)
    expected: list[FileId] = field(default_factory=list)
    house: HouseId | None = None
    shift: ShiftId | None = None
    stays: dict[int, StayId] = field(default_factory=dict)
    reviews: dict[int, ReviewId] = field(default_factory=dict)
    alarms: dict[int, DueId] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)

    def case(self, step: Step) -> FileId:
        """Give the case of whom a step is about."""
        return self.opened[step.person]
