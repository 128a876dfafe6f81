"""Judgements of watching: no clock, no store."""

from samakki.watch.rules.judging import (
    is_own,
    is_stale,
    next_working_day,
    settled,
    told_of,
)
from samakki.watch.rules.unusual import (
    REMEMBERED,
    is_many,
    is_series,
    is_unusual,
    suspicion,
    usual_in,
    usual_of,
)

__all__ = [
    "REMEMBERED",
    "is_many",
    "is_own",
    "is_series",
    "is_stale",
    "is_unusual",
    "next_working_day",
    "settled",
    "suspicion",
    "told_of",
    "usual_in",
    "usual_of",
]
