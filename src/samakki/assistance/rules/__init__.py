"""What comes due, read off the record: pure judgements."""

from samakki.assistance.rules.following import (
    Wanted,
    dues_in,
    time_in,
)
from samakki.assistance.rules.houses import (
    can_have,
    day_number,
    fitting_watch,
    is_long,
    may_hand,
    may_take,
    next_look,
    state_of,
    totals,
)
from samakki.assistance.rules.letters import letters_in
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
    "can_have",
    "day_number",
    "dues_in",
    "fitting_watch",
    "is_long",
    "letters_in",
    "may_hand",
    "may_take",
    "member_called",
    "next_look",
    "plan_in",
    "settling_of",
    "state_of",
    "time_in",
    "totals",
]
