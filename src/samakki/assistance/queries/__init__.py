"""What can be asked of what is due without opening anything: whose, when, how late."""

from samakki.assistance.queries.dues import (
    alarms,
    dues_between,
    dues_of_case,
    dues_of_member,
    follow_up_days,
    late_counts,
    late_dues,
    next_due_of,
    only_initial_support,
    response_minutes,
)

__all__ = [
    "alarms",
    "dues_between",
    "dues_of_case",
    "dues_of_member",
    "follow_up_days",
    "late_counts",
    "late_dues",
    "next_due_of",
    "only_initial_support",
    "response_minutes",
]
