"""Judgements of consent, pure: grounds and their terms, the never-list, texts."""

from samakki.consent.rules.grounds import (
    covering,
    explained_in,
    fitting,
    from_signature,
    holds,
    is_closed_to,
    is_declared_by,
    is_for,
    is_given,
    lost,
    making_whole,
    may_sign_alone,
    naming,
    shown,
    stands_against,
)
from samakki.consent.rules.texts import (
    TextRead,
    hash_of,
    read_texts,
)

__all__ = [
    "TextRead",
    "covering",
    "explained_in",
    "fitting",
    "from_signature",
    "hash_of",
    "holds",
    "is_closed_to",
    "is_declared_by",
    "is_for",
    "is_given",
    "lost",
    "making_whole",
    "may_sign_alone",
    "naming",
    "read_texts",
    "shown",
    "stands_against",
]
