"""The words of assistance: what is due, how it stands, and the house."""

from samakki.assistance.words.daily import (
    LATE_A_SLICE,
    TODAY_A_SLICE,
    WAITING_SHOWN,
    DayLine,
    ReviewLine,
    Today,
)
from samakki.assistance.words.dues import AGAIN, FOLLOWED, Due, DueKind, DueState, comes_due
from samakki.assistance.words.ids import RULE, BedId, DueId, HouseId, ReviewId, ShiftId, StayId

__all__ = [
    "AGAIN",
    "FOLLOWED",
    "LATE_A_SLICE",
    "RULE",
    "TODAY_A_SLICE",
    "WAITING_SHOWN",
    "BedId",
    "DayLine",
    "Due",
    "DueId",
    "DueKind",
    "DueState",
    "HouseId",
    "ReviewId",
    "ReviewLine",
    "ShiftId",
    "StayId",
    "Today",
    "comes_due",
]
