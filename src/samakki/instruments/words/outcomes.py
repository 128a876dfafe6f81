"""What became of a question that was asked: answered, left with a reason, or left open."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from samakki.instruments.words.answers import Unanswered, Value


class Outcome(StrEnum):
    """What one filling says to one question that it asked; of several rows the fullest counts."""

    ANSWERED = "answered"
    DECLINED = Unanswered.DECLINED.value
    UNKNOWN = Unanswered.UNKNOWN.value
    NOT_ASKED = Unanswered.NOT_ASKED.value
    OPEN = "left open"


Outcomes = Mapping[str, Outcome]
FULLEST_FIRST: Final = tuple(Outcome)


def outcome_of(value: Value) -> Outcome:
    """Tell what a value says of its question."""
    if isinstance(value, Unanswered):
        return Outcome(value.value)
    return Outcome.ANSWERED if value else Outcome.OPEN
