"""What can be asked of what is done from day to day, without opening anything."""

from samakki.assistance.queries.houses import (
    house_plan,
    houses,
    month_of,
    no_places,
    on_duty,
    shift_now,
    shifts,
    stay,
    stays_of,
    watches,
)

__all__ = [
    "house_plan",
    "houses",
    "month_of",
    "no_places",
    "on_duty",
    "shift_now",
    "shifts",
    "stay",
    "stays_of",
    "watches",
]
