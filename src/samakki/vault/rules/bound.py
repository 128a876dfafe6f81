"""How a place is written as bytes, so that no two places are ever written alike."""

from typing import Final

_LENGTH: Final = 4
_NUMBER: Final = 8
_EDITION: Final = b"samakki vault 1"


def bound(*parts: bytes) -> bytes:
    """Write the parts one after the other, each with its length before it: no two lists give the same bytes."""
    return b"".join(len(part).to_bytes(_LENGTH) + part for part in (_EDITION, *parts))


def number(value: int) -> bytes:
    """Write a whole number as eight bytes; raises OverflowError below zero or beyond 64 bits."""
    return value.to_bytes(_NUMBER)
