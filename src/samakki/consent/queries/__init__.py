"""What can be asked without a key: which grounds stand, for whom, who must never see, which texts there are."""

from samakki.consent.queries.asking import (
    closed_to,
    ground_for,
    grounds_for,
    grounds_of,
    never_of,
    shared_with,
    shares_of,
    waiting,
)
from samakki.consent.queries.texts import text_named, text_of_hash, texts

__all__ = [
    "closed_to",
    "ground_for",
    "grounds_for",
    "grounds_of",
    "never_of",
    "shared_with",
    "shares_of",
    "text_named",
    "text_of_hash",
    "texts",
    "waiting",
]
