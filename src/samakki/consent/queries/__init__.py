"""What can be asked without a key: which grounds stand, for whom, who must never see, which texts there are."""

from samakki.consent.queries.asking import (
    candidates,
    closed_to,
    ended_unread,
    ground_for,
    ground_named,
    grounds_for,
    grounds_of,
    never_of,
    passable,
    run_out,
    shared_with,
    shares_of,
    waiting,
)
from samakki.consent.queries.duty import duty_agency, duty_agency_named
from samakki.consent.queries.tallying import kinds_of, tally
from samakki.consent.queries.texts import may_be_read, text_named, text_of_hash, texts

__all__ = [
    "candidates",
    "closed_to",
    "duty_agency",
    "duty_agency_named",
    "ended_unread",
    "ground_for",
    "ground_named",
    "grounds_for",
    "grounds_of",
    "kinds_of",
    "may_be_read",
    "never_of",
    "passable",
    "run_out",
    "shared_with",
    "shares_of",
    "tally",
    "text_named",
    "text_of_hash",
    "texts",
    "waiting",
]
