"""How a house stands: pure judgements."""

from samakki.assistance.rules.following import Wanted, dues_in, time_in
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

__all__ = [
    "Wanted",
    "can_have",
    "day_number",
    "dues_in",
    "fitting_watch",
    "is_long",
    "may_hand",
    "may_take",
    "next_look",
    "state_of",
    "time_in",
    "totals",
]
