"""What comes due, read off the record: pure judgements."""

from samakki.assistance.rules.following import (
    Wanted,
    dues_in,
    time_in,
)
from samakki.assistance.rules.guarding import (
    has_guardian,
    may_be_child,
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
from samakki.assistance.rules.limits import (
    WantedLimit,
    day_of,
    limits_in,
)
from samakki.assistance.rules.plans import (
    Staffing,
    asks_of,
    member_called,
    plan_in,
    settling_of,
)
from samakki.assistance.rules.ruling import (
    kept_rules,
    read_rules,
    write_rules,
)

__all__ = [
    "Staffing",
    "Wanted",
    "WantedLimit",
    "asks_of",
    "can_have",
    "day_number",
    "day_of",
    "dues_in",
    "fitting_watch",
    "has_guardian",
    "is_long",
    "kept_rules",
    "limits_in",
    "may_be_child",
    "may_hand",
    "may_take",
    "member_called",
    "next_look",
    "plan_in",
    "read_rules",
    "settling_of",
    "state_of",
    "time_in",
    "totals",
    "write_rules",
]
