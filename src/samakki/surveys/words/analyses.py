"""What is counted of the answers of a round, by which definition, and what was told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.kernel.ids import AgencyId, MemberId
from samakki.surveys.words.coded import Agreement
from samakki.surveys.words.rounds import RespondentKind, RoundId, SurveyId

AnalysisId = NewType("AnalysisId", UUID)
MOST_CROSSED: Final = 2
MOST_BANDS: Final = 20
LONGEST_DEFINITION: Final = 20_000
SUPPRESSED: Final = "suppressed"


class Became(StrEnum):
    """What became of the questions that are counted, of one respondent."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    DECLINED = "prefers not to say"
    OPEN = "left open"
    NOT_ASKED = "not asked"


ASKED: Final = frozenset({Became.ANSWERED, Became.UNKNOWN, Became.DECLINED})
"""Only these were asked for certain: no share is a share of the others."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One version of what is counted: which questions are crossed, of which kinds of respondents, from which day on.

    `bands` tells, for a question that is answered by a number, where each band begins; the first one begins at 0.
    """

    name: str
    version: int
    valid_from: date
    by: tuple[str, ...]
    kinds: tuple[RespondentKind, ...]
    words: str
    bands: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition as it is kept: whose it is, who brought it and when."""

    analysis: Analysis
    agency: AgencyId
    by: MemberId
    at: datetime


Cells = Mapping[tuple[str, ...], int | None]
"""How many respondents stand at which codes; None where the number is hidden, and never told."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """What is told of one kind of respondents: how many there are, what became of the questions, how many at each code.

    None stands for a number that is hidden. `adds_up` says that the codes add up to those who answered: where several
    choices may be taken, a respondent stands at each.
    """

    kind: RespondentKind
    respondents: int | None
    became: Mapping[Became, int | None]
    cells: Cells
    adds_up: bool = True

    @property
    def asked(self) -> int | None:
        """Tell of how many a share would be a share: those who were asked; None where a part of it is hidden."""
        numbers = [self.became.get(each, 0) for each in Became if each in ASKED]
        known = [number for number in numbers if number is not None]
        return sum(known) if len(known) == len(numbers) else None


@dataclass(frozen=True, slots=True)
class Told:
    """An analysis of one round as it was told: by which version, when, and what changed since the round before.

    `changed` holds cells whose number is told in both rounds; it is empty where the definition is another one.
    """

    survey: SurveyId
    round: RoundId
    round_number: int
    analysis: Analysis
    kinds: tuple[OfKind, ...]
    coders: Mapping[str, Agreement]
    told_by: MemberId
    told_at: datetime
    before: int | None = None
    same_definition: bool = False
    changed: Mapping[tuple[RespondentKind, tuple[str, ...]], int] | None = None
