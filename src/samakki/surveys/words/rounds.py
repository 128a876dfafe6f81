"""A survey, its rounds, who is asked in them, and why something is refused."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.instruments.words import Answers, InstrumentId, VersionId
from samakki.kernel.ids import AgencyId

SurveyId = NewType("SurveyId", UUID)
RoundId = NewType("RoundId", UUID)
RespondentId = NewType("RespondentId", UUID)
CODE_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters of which codes are drawn: none that is taken for another when somebody reads it aloud."""
CODE_LENGTH: Final = 8
LEAST_THRESHOLD: Final = 3
MOST_THRESHOLD: Final = 1_000
LONGEST_TITLE: Final = 120
LONGEST_NAME: Final = 200
LONGEST_ANSWER: Final = 10_000
"""So many characters one answer may have."""


class RespondentKind(StrEnum):
    """Who answers."""

    ORGANISATION = "organisation"
    EMBASSY = "embassy"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Survey:
    """A questionnaire that is asked again and again: whose it is, with which form, and how few are never told."""

    id: SurveyId
    owner: AgencyId
    title: str
    instrument: InstrumentId
    threshold: int


@dataclass(frozen=True, slots=True)
class Round:
    """One time that a survey is asked: its days, both included, and the version of the form, which stays."""

    id: RoundId
    survey: SurveyId
    number: int
    first_day: date
    last_day: date
    version: VersionId
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is, by kind of respondent: asked, answered, and taken out because somebody took a yes back."""

    kind: RespondentKind
    asked: int
    answered: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Yes:
    """That a person agreed to be asked: for what (values of consent's `Use`), from when on and until when, and how.

    `ground` is the number of the consent in their case, where they have one here; it is sealed with the answers. Who is
    not said to be an adult is asked only under such a consent: there a guardian decides, and the child's view is kept.
    """

    uses: frozenset[str]
    since: datetime
    until: datetime
    how: str = field(repr=False)
    language: str = ""
    explained_by: str = field(default="", repr=False)
    adult: bool = False
    ground: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who is asked in a round, without a name: who it is lies sealed."""

    id: RespondentId
    round: RoundId
    kind: RespondentKind
    answered: bool
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What the holder reads of a respondent: who it is (of a person a code), the answers, until when they agreed."""

    respondent: Respondent
    called: str = field(repr=False)
    answers: Answers = field(repr=False)
    until: datetime | None = None


class SurveyWrong(StrEnum):
    """Why something about a survey is refused."""

    NO_SUCH = "no_such"
    UNFIT_WORDS = "unfit_words"
    THRESHOLD = "threshold"
    NOT_PUBLISHED = "not_published"
    ANOTHER_FORM = "another_form"
    MANDATORY = "mandatory"
    WRITES_A_CASE = "writes_a_case"
    REPEATS = "repeats"
    DAYS = "days"
    OVERLAPS = "overlaps"
    NOT_OPEN = "not_open"
    STILL_OPEN = "still_open"
    CLOSED = "closed"
    NO_CONSENT = "no_consent"
    CONSENT_NOT_IN_FORCE = "consent_not_in_force"
    NOT_GROWN_UP = "not_grown_up"
    NOT_FOR_RESEARCH = "not_for_research"
    WITHDRAWN = "withdrawn"
    CALLED_TWICE = "called_twice"
    NOT_IN_THE_FORM = "not_in_the_form"
    NOT_A_CHOICE = "not_a_choice"
    NOT_OPEN_TEXT = "not_open_text"
    NO_LIST = "no_list"
    NO_SUCH_CODE = "no_such_code"
    SAME_CODER = "same_coder"
    NOTHING_TO_CODE = "nothing_to_code"
    WHY = "why"
    NO_DEFINITION = "no_definition"
    NO_BANDS = "no_bands"
    NOT_AGREED = "not_agreed"
    PARTIES = "parties"
    SIGNED_ALREADY = "signed_already"
    ENDED = "ended"
    NOT_LATER = "not_later"
    TOLD_ALREADY = "told_already"
    TOO_CLOSE = "too_close"


class SurveyRefusedError(Exception):
    """It is not done, and why; `about` says of what, where one of several was meant."""

    def __init__(self, why: SurveyWrong, about: str = "") -> None:
        """Keep why, and a name from a form or a definition, never an answer."""
        super().__init__(why.value, about)
        self.why = why
        self.about = about
