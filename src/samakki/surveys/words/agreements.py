"""An agreement on use: which agencies agreed that the answers of a survey are analysed, for what and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NewType
from uuid import UUID

from samakki.kernel.ids import AgencyId, MemberId
from samakki.surveys.words.rounds import SurveyId

UseId = NewType("UseId", UUID)
MOST_PARTIES: Final = 20
LONGEST_USE: Final = 366 * 5
"""For so many days an agreement can hold at most; then it is made anew."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed for an agency, and when."""

    by: MemberId
    at: datetime


@dataclass(frozen=True, slots=True)
class Use:
    """An agreement as it stands; `questions` are those that may be counted, `signed` who signed of which party.

    It holds from the first to the last day, both included, once every party has signed, and until one of them ends it.
    """

    id: UseId
    survey: SurveyId
    holder: AgencyId
    purpose: str
    questions: frozenset[str]
    first_day: date
    last_day: date
    parties: tuple[AgencyId, ...]
    signed: Mapping[AgencyId, Signature]
    ended_at: datetime | None = None
    ended_by: AgencyId | None = None
