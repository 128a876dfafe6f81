"""What can be asked of the houses without opening anything: beds, stays, shifts, who looks in on whom."""

from samakki.shelter.queries.houses import (
    before_reception,
    house_plan,
    houses,
    month_of,
    no_places,
    on_duty,
    past_stays_of,
    shift_now,
    shifts,
    stay,
    stays_of,
)
from samakki.shelter.queries.watches import (
    watches,
)

__all__ = [
    "before_reception",
    "house_plan",
    "houses",
    "month_of",
    "no_places",
    "on_duty",
    "past_stays_of",
    "shift_now",
    "shifts",
    "stay",
    "stays_of",
    "watches",
]
