"""Open answers are given codes by hand: by which list, by whom, and how far two who code agree."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from samakki.kernel.ids import MemberId
from samakki.surveys.words.rounds import RespondentId

NO_CODE_YET: Final = "not coded yet"
"""Where an open answer stands that nobody has coded by a list that still has the code."""
MOST_CODES: Final = 200


class Hand(StrEnum):
    """Whose coding it is: the first one is counted, the second one is held against it."""

    FIRST = "first coder"
    SECOND = "second coder"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its sign, its words, and what belongs to it and what does not."""

    code: str
    words: str
    definition: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """One version of the codes for one question; earlier versions stay."""

    question: str
    version: int
    codes: tuple[Code, ...]
    made_by: MemberId
    made_at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """The codes that somebody gave one answer: by which version of the list, when, as which coder."""

    hand: Hand
    codes: tuple[str, ...]
    version: int
    by: MemberId
    at: datetime


@dataclass(frozen=True, slots=True)
class ToCode:
    """An open answer as it lies before who codes; whose it is stays a number. Codings: the first one first.

    `begun` says that somebody has coded it, also where it is not shown yet who, and how.
    """

    respondent: RespondentId
    words: str = field(repr=False)
    codings: tuple[Coding, ...] = ()
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree: over how many answers, how often the same, and Cohen's kappa.

    `kappa` is None where chance alone would have them agree always: then it says nothing.
    """

    answers: int
    same: int
    kappa: float | None
