"""The words of assistance: what is due, how it stands, the plan, and the house."""

from samakki.assistance.words.dues import AGAIN, FOLLOWED, Due, DueKind, DueState, comes_due
from samakki.assistance.words.ids import RULE, BedId, DueId, HouseId, ReviewId, ShiftId, StayId
from samakki.assistance.words.plans import (
    Ask,
    AskedFirstError,
    Decision,
    LetterEntered,
    LetterNumber,
    Plan,
    PlanLine,
    PlanOpened,
    PlanState,
    PlanWanted,
    Press,
    Talk,
)

__all__ = [
    "AGAIN",
    "FOLLOWED",
    "RULE",
    "Ask",
    "AskedFirstError",
    "BedId",
    "Decision",
    "Due",
    "DueId",
    "DueKind",
    "DueState",
    "HouseId",
    "LetterEntered",
    "LetterNumber",
    "Plan",
    "PlanLine",
    "PlanOpened",
    "PlanState",
    "PlanWanted",
    "Press",
    "ReviewId",
    "ShiftId",
    "StayId",
    "Talk",
    "comes_due",
]
