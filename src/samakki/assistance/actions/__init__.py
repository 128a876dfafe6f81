"""What is done from day to day: keeping what is due in step with the record, settling it, moving it, handing it on."""

from samakki.assistance.actions.following import (
    follow,
    follow_worker,
    rest,
    wake,
)
from samakki.assistance.actions.plans import (
    decide,
    finish_action,
    leave_action,
    open_plan,
    say_whether_wanted,
    take_up_again,
    tell_of_talk,
    what_presses,
    write_action,
)

__all__ = [
    "decide",
    "finish_action",
    "follow",
    "follow_worker",
    "leave_action",
    "open_plan",
    "rest",
    "say_whether_wanted",
    "take_up_again",
    "tell_of_talk",
    "wake",
    "what_presses",
    "write_action",
]
