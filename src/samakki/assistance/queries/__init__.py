"""What can be asked of what is due without opening anything."""

from samakki.assistance.queries.houses import (
    house_plan,
    houses,
    month_of,
    no_places,
    on_duty,
    shift_now,
    shifts,
    stays_of,
    watches,
)
from samakki.assistance.queries.letters import letters_of_year, years_of_letters
from samakki.assistance.queries.plans import (
    plan_of,
)

__all__ = [
    "house_plan",
    "houses",
    "letters_of_year",
    "month_of",
    "no_places",
    "on_duty",
    "plan_of",
    "shift_now",
    "shifts",
    "stays_of",
    "watches",
    "years_of_letters",
]
