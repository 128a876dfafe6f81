"""Where the days are lived: who works here, and what was begun so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samakki.assistance.words import DueId, ReviewId
from samakki.demo.rules import Dice, WalkingClock
from samakki.demo.words import Step
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.shelter.words import HouseId, ShiftId, StayId
from samakki.surveys.words import RoundId, SurveyId


@dataclass(slots=True)
class Stage:
    """The staff by login, the clock, the form, what is counted; cases, stays, questions, alarms so far, by person."""

    staff: Mapping[str, By]
    clock: WalkingClock
    dice: Dice
    form: UUID
    counting: Mapping[str, Any]
    opened: dict[int, FileId] = field(default_factory=dict)
    expected: list[FileId] = field(default_factory=list)
    house: HouseId | None = None
    shift: ShiftId | None = None
    stays: dict[int, StayId] = field(default_factory=dict)
    reviews: dict[int, ReviewId] = field(default_factory=dict)
    alarms: dict[int, DueId] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    surveyed: SurveyId = field(init=False)
    asked: RoundId = field(init=False)

    def case(self, step: Step) -> FileId:
        """Give the case of whom a step is about."""
        return self.opened[step.person]
