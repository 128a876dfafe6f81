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
from samakki.assistance.queries.plans import (
    plan_of,
)
from samakki.assistance.queries.ruling import (
    limit_words,
    procedure_versions,
    procedures,
    rule_sets,
    rules_of,
)

__all__ = [
    "house_plan",
    "houses",
    "limit_words",
    "month_of",
    "no_places",
    "on_duty",
    "plan_of",
    "procedure_versions",
    "procedures",
    "rule_sets",
    "rules_of",
    "shift_now",
    "shifts",
    "stays_of",
    "watches",
]
