"""Letters that go out on paper under a running number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samakki.cases.words import CaseRow
from samakki.kernel.ids import FileId, MemberId


class LetterState(StrEnum):
    """How far a letter is; its number is never used again, whatever becomes of it."""

    WRITTEN = "written"
    SENT = "sent"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The running number of a letter of an agency in a year of the common era, counted from 1."""

    year: int
    number: int

    def __str__(self) -> str:
        """Write it as it stands on the letter: `14/2026`."""
        return f"{self.number}/{self.year}"


@dataclass(frozen=True, slots=True)
class LetterEntered:
    """A line of an agency's register: number, day, which case, who wrote it; never to whom or about what."""

    number: LetterNumber
    on: date
    case: FileId
    row: str
    written_by: MemberId


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter as it stands in the case: its parts by name, as much as is written of each."""

    row: str
    parts: Mapping[str, str]

    @property
    def number(self) -> str:
        """Give its running number."""
        return self.parts.get("number", "")

    @property
    def state(self) -> str:
        """Tell how far it is."""
        return self.parts.get("state", "")

    @property
    def is_unsent(self) -> bool:
        """Tell whether it is still to go out."""
        return self.state not in {LetterState.SENT, LetterState.VOID}


@dataclass(frozen=True, slots=True)
class LettersOpened:
    """The letters of a case, the newest first, and whose they are."""

    row: CaseRow
    letters: tuple[LetterShown, ...]
