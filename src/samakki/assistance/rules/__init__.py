"""What comes due, read off the record, and how it is settled: pure judgements."""

from samakki.assistance.rules.closing import (
    asked_at_closing,
    is_closed,
    left_at_closing,
    not_wanted,
    state_when_closed,
    step_on_return,
    wants_contact,
)
from samakki.assistance.rules.covering import (
    bearer,
    check_away,
    stood_in_for,
)
from samakki.assistance.rules.daily import (
    line_of,
)
from samakki.assistance.rules.falling import (
    doubtful,
    without,
)
from samakki.assistance.rules.following import (
    Wanted,
    dangers_in,
    dues_in,
    lacks_follow_ups,
    steps_to_follow,
    time_in,
)
from samakki.assistance.rules.guarding import (
    has_guardian,
    may_be_child,
)
from samakki.assistance.rules.letters import (
    letters_in,
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
from samakki.assistance.rules.reviews import (
    may_answer,
    may_ask_again,
    may_take_back,
    may_undo,
)
from samakki.assistance.rules.ruling import (
    kept_rules,
    read_rules,
    write_rules,
)
from samakki.assistance.rules.settling import (
    DAY_PART,
    row_in,
    scheduled,
    settling,
)
from samakki.assistance.rules.stories import (
    STORIES,
    asked_in,
    known_in,
    stories_in,
    story_waits,
    told_at_length,
)
from samakki.assistance.rules.workload import (
    loads,
)

__all__ = [
    "DAY_PART",
    "STORIES",
    "Staffing",
    "Wanted",
    "WantedLimit",
    "asked_at_closing",
    "asked_in",
    "asks_of",
    "bearer",
    "check_away",
    "dangers_in",
    "day_of",
    "doubtful",
    "dues_in",
    "has_guardian",
    "is_closed",
    "kept_rules",
    "known_in",
    "lacks_follow_ups",
    "left_at_closing",
    "letters_in",
    "limits_in",
    "line_of",
    "loads",
    "may_answer",
    "may_ask_again",
    "may_be_child",
    "may_take_back",
    "may_undo",
    "member_called",
    "not_wanted",
    "plan_in",
    "read_rules",
    "row_in",
    "scheduled",
    "settling",
    "settling_of",
    "state_when_closed",
    "step_on_return",
    "steps_to_follow",
    "stood_in_for",
    "stories_in",
    "story_waits",
    "time_in",
    "told_at_length",
    "wants_contact",
    "without",
    "write_rules",
]
