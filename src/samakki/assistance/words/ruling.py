"""The rules of a country in one version: order of the steps, limits, follow-ups, documents, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType, TypeAlias
from uuid import UUID

from samakki.assistance.words.dues import RESPONSE_MINUTES, Offset
from samakki.cases.words import Step

RuleSetId = NewType("RuleSetId", UUID)
Texts: TypeAlias = Mapping[str, str]
LONGEST_RULES: Final = 200_000
GUARDIAN: Final = "guardian"
"""The ref of the limit within which a child has a guardian."""


class RulesRefusedError(ValueError):
    """A file of rules is not taken in; says what is wrong and where."""


class VersionTakenError(ValueError):
    """There are other rules of this country under this version: a version is never changed."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A time within which somebody looks again, from the day on which a step was entered.

    It ends when the case comes to a step of `until`, to any other where that is empty. Of `days` and `hours` one is
    above zero.
    """

    name: str
    step: Step
    words: Texts
    source: str
    days: int = 0
    hours: int = 0
    until: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that belongs to a step."""

    step: Step
    words: Texts
    source: str


@dataclass(frozen=True, slots=True)
class Guarding:
    """Within how many days a child has a guardian; none where `days` is zero."""

    days: int = 0
    words: Texts | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class FollowUps:
    """After which times, from entering a step on, somebody asks how it goes."""

    after: Step = Step.REINTEGRATION
    times: tuple[Offset, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Answering:
    """Within how many minutes somebody answers an alarm (CASE-33)."""

    minutes: int = RESPONSE_MINUTES
    source: str = ""


class CaseStatus(StrEnum):
    """In which state of a case a rule of retention counts its months."""

    CLOSED = "closed"
    JOINED = "joined"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Retention:
    """So many months after a case came to a status somebody decides whether it is still needed: nothing goes by itself.

    Silent is an open case in which nothing was written for so long.
    """

    name: str
    status: CaseStatus
    months: int
    words: Texts
    source: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Within how many months somebody is answered who asks about their own file; once it may be some `longer`."""

    months: int = 1
    longer: int = 2
    source: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """Within how many hours an authority is told of a breach, from the moment at which somebody knew of it."""

    hours: int = 72
    source: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """For how many days from the opening of a case a named agency may hold what keeps somebody safe; 0 for no day."""

    days: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a country in one version; `country` is its ISO 3166 code, empty for those of no country."""

    name: str
    country: str
    version: str
    title: Texts
    source: str
    order: tuple[Step, ...]
    limits: tuple[Limit, ...] = ()
    guardian: Guarding = Guarding()
    follow_ups: FollowUps = FollowUps()
    alarm: Answering = Answering()
    papers: tuple[Paper, ...] = ()
    retention: tuple[Retention, ...] = ()
    requests: Asking = Asking()
    breaches: Telling = Telling()
    duty: Duty = Duty()

    def limit(self, name: str) -> Limit | None:
        """Give the limit of that name; None when these rules have none."""
        return next((one for one in self.limits if one.name == name), None)


@dataclass(frozen=True, slots=True)
class RulesShown:
    """Rules as they are here; `since` is when the agency chose them, None where nobody chose."""

    id: RuleSetId | None
    rules: Rules
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An agency's own procedure for a step, or for supervision, in one version."""

    about: str
    version: int
    words: str
    by: UUID
    at: datetime


SUPERVISION: Final = "supervision"
ABOUT: Final = (*(step.value for step in Step), SUPERVISION)
"""What a procedure can be about."""


class WrittenMeanwhileError(Exception):
    """Somebody wrote another version since the page was opened; nothing was written."""
