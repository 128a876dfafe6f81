"""People whose arrival somebody announced: who told it, when, where, how many."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NOTICE: Final = "notice"
EXPECTED_AT_ONCE: Final = 20


class Came(StrEnum):
    """Whether somebody who was announced came."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    NOT_COME = "not_come"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was told of people who will come; `came_by` is the way, a code of the record."""

    from_whom: str = field(repr=False)
    day: str
    time: str = ""
    place: str = field(default="", repr=False)
    people: int = 1
    told_on: str = ""
    came_by: str = "abroad"
    words: str = field(default="", repr=False)
