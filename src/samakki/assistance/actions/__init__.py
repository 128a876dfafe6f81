"""What is done from day to day: making the plan with the person, and seeing to it."""

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
    "leave_action",
    "open_plan",
    "say_whether_wanted",
    "take_up_again",
    "tell_of_talk",
    "what_presses",
    "write_action",
]
