"""The words of the desk: what a case looks like when it is read, what is refused, and what has happened."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section

CASE: Final = "cases.Case"
TEXT_LIMIT: Final = 500
LONG_LIMIT: Final = 10_000
NOTE_LIMIT: Final = 20_000
NUMBER_LIMIT: Final = 99_999
CASES_A_PAGE: Final = 25
ENTRIES_A_PAGE: Final = 25
CASES_A_NOTE: Final = 50
CASES_A_SEARCH: Final = 500

Value: TypeAlias = str | int | list[str] | dict[str, str] | None


class Order(StrEnum):
    """In which order a caseload is listed."""

    LAST_ENTRY = "last entry"
    LONGEST_SILENT = "longest silent"
    OPENED = "opened"


class CaseUnknownError(LookupError):
    """There is no such case, or the one who asks may not know that there is."""


class WordsRefusedError(ValueError):
    """What was typed cannot be kept: `about` names the field, `code` says why, `limit` how much there may be.

    The codes are `empty`, `too_long`, `not_a_choice`, `not_a_date`, `not_a_number`, `not_a_number_to_call`.
    """

    def __init__(self, about: str, code: str, limit: int = 0) -> None:
        """Keep where, why and how much; never the words themselves, which would end in a log."""
        super().__init__(f"{about}: {code}")
        self.about = about
        self.code = code
        self.limit = limit


@dataclass(frozen=True, slots=True)
class CaseOpened(Happening):
    """A case was opened."""

    case: FileId
    owner: AgencyId
    worker: MemberId


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
    """A case has a worker, or another one than before."""

    case: FileId
    worker: MemberId | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as one line of a list: names and the safe way are opened for this page only."""

    case: FileId
    called: str
    pseudonym: str
    safe_way: str
    danger: str
    conflicts: int
    opened_at: datetime
    last_entry_at: datetime
    mark: str
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a caseload; `more` says that another page follows."""

    rows: tuple[CaseRow, ...]
    number: int
    more: bool
    entry: EntryId | None = None
