"""What has happened at the desk, for the rooms above."""

from dataclasses import dataclass, field
from datetime import date

from samakki.cases.words.stepped import Path
from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class CaseOpened(Happening):
    """A case was opened, by somebody at the desk or because it was `brought` out of another register."""

    case: FileId
    owner: AgencyId
    worker: MemberId
    brought: bool = False


@dataclass(frozen=True, slots=True)
class Searched(Happening):
    """Somebody looked for a person in a list: how many were found, never for whom."""

    found: int


@dataclass(frozen=True, slots=True)
class NoteWritten(Happening):
    """A note was written into one case or several."""

    cases: tuple[FileId, ...]
    section: Section
    closed: bool


@dataclass(frozen=True, slots=True)
class FieldsChanged(Happening):
    """Fields of a section were written."""

    case: FileId
    section: Section
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictResolved(Happening):
    """A person decided which of several values stands."""

    case: FileId
    section: Section
    field: str


@dataclass(frozen=True, slots=True)
class CaseAssigned(Happening):
    """A case has a worker, or another one than before: `was` is who had it."""

    case: FileId
    worker: MemberId | None
    was: MemberId | None = None


@dataclass(frozen=True, slots=True)
class CasesJoined(Happening):
    """Two files turned out to be of one person: `kept` goes on, `other` left the lists."""

    kept: FileId
    other: FileId


@dataclass(frozen=True, slots=True)
class CasesParted(Happening):
    """Two files that were joined are of two people again."""

    kept: FileId
    other: FileId


@dataclass(frozen=True, slots=True)
class StepMoved(Happening):
    """Something was written about the steps of a case, by whatever page or file; `path` is its whole way now.

    `taken_back` are the days of strides that were taken back.
    """

    case: FileId
    owner: AgencyId
    path: Path = field(repr=False)
    taken_back: frozenset[date] = frozenset()
