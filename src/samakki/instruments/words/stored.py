"""Instruments as they lie in store: what a list, a page and an import tell of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.instruments.words.definition import Definition
from samakki.instruments.words.faults import Finding
from samakki.kernel.happenings import Happening
from samakki.kernel.ids import MemberId
from samakki.sections.words import Section

InstrumentId = NewType("InstrumentId", UUID)
VersionId = NewType("VersionId", UUID)
LONGEST_NAME: Final = 200
MANY_QUESTIONS: Final = 60


class VersionState(StrEnum):
    """Whether a version may be begun: not yet, now, or no more. What was begun in one can always be finished."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Hand(StrEnum):
    """Whose hand did it: a member of staff by a page, the operator at the machine's command line, or our release."""

    MEMBER = "member"
    OPERATOR = "operator"
    RELEASE = "release"


class NotPublishedError(ValueError):
    """A version cannot be begun: it is a draft that nobody has published yet, or was withdrawn."""


class StateMovedError(ValueError):
    """A version is no longer as the page showed it: somebody published or withdrew it meanwhile."""


class InstrumentUnknownError(LookupError):
    """There is no such instrument or version here."""


class NameRefusedError(ValueError):
    """An instrument cannot bear this name: it is empty, longer than 200 letters, or borne by another form."""


@dataclass(frozen=True, slots=True)
class Done:
    """Who did something to a version, and when; `member` stands only where the hand is a member's."""

    hand: Hand
    member: MemberId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of an instrument in a list; `languages` are named as the form names them, without any it is empty."""

    id: VersionId
    instrument: InstrumentId
    number: int
    title: str
    form_version: str
    languages: tuple[str, ...]
    questions: int
    source_hash: str
    state: VersionState
    brought: Done
    published: Done | None = None
    withdrawn: Done | None = None

    @property
    def long(self) -> bool:
        """Tell whether it asks so much that people tire."""
        return self.questions > MANY_QUESTIONS


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """One instrument in a list, with its newest version, and the newest published one: the one that is begun."""

    id: InstrumentId
    name: str
    section: Section
    versions: int
    newest: VersionLine
    offered: VersionLine | None
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class InstrumentShown:
    """An instrument with all its versions, the newest first."""

    id: InstrumentId
    name: str
    section: Section
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version of an instrument and what it asks; `newest` is a later one that is published, else itself."""

    line: VersionLine
    name: str
    section: Section
    definition: Definition
    newest: VersionLine


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: which version the file is, how it stands, whether it is new, and remarks worth knowing."""

    instrument: InstrumentId
    version: VersionId
    name: str
    number: int
    new: bool
    questions: int
    remarks: tuple[Finding, ...]
    state: VersionState = VersionState.DRAFT

    @property
    def long(self) -> bool:
        """Tell whether it asks so much that people tire."""
        return self.questions > MANY_QUESTIONS


@dataclass(frozen=True, slots=True)
class VersionImported(Happening):
    """An instrument has a new version, a draft unless our release brought it."""

    instrument: InstrumentId
    version: VersionId
    number: int


@dataclass(frozen=True, slots=True)
class VersionPublished(Happening):
    """A version may now be begun."""

    instrument: InstrumentId
    version: VersionId


@dataclass(frozen=True, slots=True)
class VersionWithdrawn(Happening):
    """A version is not begun any more."""

    instrument: InstrumentId
    version: VersionId
