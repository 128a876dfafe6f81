"""What comes due, read off the record: pure judgements."""

from samakki.assistance.rules.following import (
    Wanted,
    dues_in,
    time_in,
)
from samakki.assistance.rules.plans import (
    Staffing,
    asks_of,
    member_called,
    plan_in,
    settling_of,
)

__all__ = [
    "Staffing",
    "Wanted",
    "asks_of",
    "dues_in",
    "member_called",
    "plan_in",
    "settling_of",
    "time_in",
]
