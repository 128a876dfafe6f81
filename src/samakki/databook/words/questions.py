"""Questions to offices about a number, and their answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samakki.databook.words.periods import Period
from samakki.kernel.ids import MemberId


@dataclass(frozen=True, slots=True)
class About:
    """Which cell of which figure a question is about: its codes, as known on a day, of all or of those of a year."""

    measure: str
    codes: tuple[str, ...]
    as_of: date
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an office answered: in its words, who wrote it down, and when."""

    words: str
    noted_by: MemberId
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """What an office was asked about a cell, by whom and when; `answer` is None while it waits."""

    id: UUID
    about: About
    office: str
    words: str
    asked_by: MemberId
    asked_at: datetime
    answer: Answer | None = None
