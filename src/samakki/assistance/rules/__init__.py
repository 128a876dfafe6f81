"""What comes due, read off the record, and how it is settled: pure judgements."""

from samakki.assistance.rules.following import Wanted, dangers_in, dues_in, time_in
from samakki.assistance.rules.settling import (
    DAY_PART,
    after,
    offsets_in,
    response_in,
    row_in,
    scheduled,
    settling,
)

__all__ = [
    "DAY_PART",
    "Wanted",
    "after",
    "dangers_in",
    "dues_in",
    "offsets_in",
    "response_in",
    "row_in",
    "scheduled",
    "settling",
    "time_in",
]
