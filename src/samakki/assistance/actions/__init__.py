"""What is done from day to day: keeping what is due in step with the record, settling it, moving it, handing it on."""

from samakki.assistance.actions.days import calendar, day_of, late_slice
from samakki.assistance.actions.following import follow, follow_worker, rest, wake
from samakki.assistance.actions.settling import give_due, move, settle, try_again, undo
from samakki.assistance.actions.visiting import (
    answer_alarm,
    hold_follow_up,
    raise_alarm,
    schedule_follow_ups,
    take_alarm,
)

__all__ = [
    "answer_alarm",
    "calendar",
    "day_of",
    "follow",
    "follow_worker",
    "give_due",
    "hold_follow_up",
    "late_slice",
    "move",
    "raise_alarm",
    "rest",
    "schedule_follow_ups",
    "settle",
    "take_alarm",
    "try_again",
    "undo",
    "wake",
]
