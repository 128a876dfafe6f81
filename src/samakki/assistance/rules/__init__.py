"""What comes due, read off the record: pure judgements."""

from samakki.assistance.rules.covering import (
    bearer,
    check_away,
    stood_in_for,
)
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
from samakki.assistance.rules.plans import (
    Staffing,
    asks_of,
    member_called,
    plan_in,
    settling_of,
)
from samakki.assistance.rules.reviews import (
    may_answer,
    may_take_back,
    may_undo,
)
from samakki.assistance.rules.workload import (
    loads,
)

__all__ = [
    "Staffing",
    "Wanted",
    "asks_of",
    "bearer",
    "can_have",
    "check_away",
    "day_number",
    "dues_in",
    "fitting_watch",
    "is_long",
    "loads",
    "may_answer",
    "may_hand",
    "may_take",
    "may_take_back",
    "may_undo",
    "member_called",
    "next_look",
    "plan_in",
    "settling_of",
    "state_of",
    "stood_in_for",
    "time_in",
    "totals",
]
