"""What can be asked of what is due without opening anything."""

from samakki.assistance.queries.covering import (
    aways,
    own_load,
    stands_in_for,
    workloads,
)
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
from samakki.assistance.queries.plans import (
    plan_of,
)
from samakki.assistance.queries.reviews import (
    how_many_wait,
    own_questions,
    review_queue,
    reviews_of_case,
)

__all__ = [
    "aways",
    "house_plan",
    "houses",
    "how_many_wait",
    "month_of",
    "no_places",
    "on_duty",
    "own_load",
    "own_questions",
    "plan_of",
    "review_queue",
    "reviews_of_case",
    "shift_now",
    "shifts",
    "stands_in_for",
    "stays_of",
    "watches",
    "workloads",
]
