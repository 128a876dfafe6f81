"""The words of assistance: what is due, how it stands, and the house."""

from samakki.assistance.words.dues import AGAIN, FOLLOWED, Due, DueKind, DueState, comes_due
from samakki.assistance.words.ids import RULE, BedId, DueId, HouseId, ReviewId, ShiftId, StayId

__all__ = [
    "AGAIN",
    "FOLLOWED",
    "RULE",
    "BedId",
    "Due",
    "DueId",
    "DueKind",
    "DueState",
    "HouseId",
    "ReviewId",
    "ShiftId",
    "StayId",
    "comes_due",
]
