"""Two versions of an instrument side by side, and what of a half-filled form fits the newer one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samakki.instruments.words.answers import Value
from samakki.instruments.words.definition import Question


class Aspect(StrEnum):
    """What of a question is no longer as it was."""

    PLACE = "place"
    KIND = "kind"
    LABEL = "label"
    HINT = "hint"
    CHOICES = "choices"
    RELEVANT = "relevant"
    CONSTRAINT = "constraint"
    CALCULATION = "calculation"
    REQUIRED = "required"
    LOOK = "look"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question that both versions have, and in what it differs."""

    old: Question
    new: Question
    aspects: tuple[Aspect, ...]
    choices_added: tuple[str, ...] = ()
    choices_removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a newer version of an instrument asks otherwise than an older one."""

    added: tuple[Question, ...]
    removed: tuple[Question, ...]
    changed: tuple[ChangedQuestion, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.removed or self.changed)


class Why(StrEnum):
    """Why an answer does not fit the newer version of its form."""

    NOT_ASKED = "no longer asked"
    OTHER_KIND = "asked in another way"
    NOT_OFFERED = "no longer offered"
    AMBIGUOUS = "asked in several places"


@dataclass(frozen=True, slots=True)
class NotCarried:
    """An answer that the newer version has no fitting place for; it stays in the history of the form."""

    path: str
    question: Question
    value: Value
    why: Why


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of a half-filled form in a newer version: `moved` are answers that get another path."""

    moved: Mapping[str, str]
    left: tuple[NotCarried, ...]
    kept: int
