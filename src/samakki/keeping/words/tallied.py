"""Erasures as they are counted for who checks."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """How many erasures wait, were refused, are done, and are final; `newest_final` is since when the last of them is.

    `by_oneself` were decided by who asked for them: none can be.
    """

    waiting: int
    refused: int
    done: int
    final: int
    newest_final: datetime | None
    by_oneself: int
