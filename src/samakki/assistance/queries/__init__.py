"""What can be asked of what is due without opening anything: whose, when, how late."""

from samakki.assistance.queries.covering import (
    aways,
    own_load,
    stands_in_for,
    workloads,
)
from samakki.assistance.queries.dues import (
    alarms,
    dues_between,
    dues_of_case,
    dues_of_member,
    late_counts,
    late_dues,
    next_due_of,
    only_initial_support,
    response_minutes,
)
from samakki.assistance.queries.following import (
    follow_up_days,
    wants_follow_ups,
    without_follow_ups,
)
from samakki.assistance.queries.letters import (
    letters_of_year,
    years_of_letters,
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
from samakki.assistance.queries.ruling import (
    limit_words,
    procedure_versions,
    procedures,
    rule_sets,
    rules_of,
)

__all__ = [
    "alarms",
    "aways",
    "dues_between",
    "dues_of_case",
    "dues_of_member",
    "follow_up_days",
    "how_many_wait",
    "late_counts",
    "late_dues",
    "letters_of_year",
    "limit_words",
    "next_due_of",
    "only_initial_support",
    "own_load",
    "own_questions",
    "plan_of",
    "procedure_versions",
    "procedures",
    "response_minutes",
    "review_queue",
    "reviews_of_case",
    "rule_sets",
    "rules_of",
    "stands_in_for",
    "wants_follow_ups",
    "without_follow_ups",
    "workloads",
    "years_of_letters",
]
