"""Imports and exports: what was wanted, how far they have come, and what came of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section
from samakki.transfers.words.flaws import Problem
from samakki.transfers.words.tables import Format

IMPORT: Final = "transfers.Import"
ImportId = NewType("ImportId", UUID)
ExportId = NewType("ExportId", UUID)


class Reason(StrEnum):
    """What cases are handed on for."""

    REFERRAL = "referral"
    PERSON = "the person asked"
    LEGAL = "legal duty"
    STATISTICS = "statistics"
    MOVING = "moving to another system"


REASON_WORDS: Final = {
    Reason.REFERRAL: _("Referral to those who assist further"),
    Reason.PERSON: _("The person asked for it"),
    Reason.LEGAL: _("A legal duty"),
    Reason.STATISTICS: _("Statistics"),
    Reason.MOVING: _("Moving to another system"),
}


MANY_CASES: Final = 2
"""From so many cases on, handing them on takes the yes of a second person."""


class WordsUnfitError(ValueError):
    """These words were not made here: what they seal could be guessed open."""


class NoSuchTransferError(LookupError):
    """There is no such import or export, or it is not the member's own."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some rows: how many were taken in, were here already, were here with other words, and what is wrong.

    `through` is the number of the last row of them.
    """

    taken: int
    already: int
    differing: tuple[int, ...]
    problems: tuple[Problem, ...]
    through: int


@dataclass(slots=True)
class Report:
    """What came of all rows so far; `elsewhere` are those that lead to a case that is not here."""

    taken: int = 0
    already: int = 0
    differing: int = 0
    refused: int = 0
    problems: list[Problem] = field(default_factory=list)
    elsewhere: tuple[int, ...] = ()

    def add(self, batch: Batch) -> None:
        """Count some rows in."""
        self.taken += batch.taken
        self.already += batch.already
        self.differing += len(batch.differing)
        self.refused += len({problem.row for problem in batch.problems})
        self.problems.extend(batch.problems)


@dataclass(frozen=True, slots=True)
class ImportState:
    """An import as its list shows it; `through` is the row it has come to, `own` that one may still open it."""

    id: ImportId
    format: Format
    begun_at: datetime
    ended_at: datetime | None
    through: int
    taken: int
    already: int
    refused: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed on: which cases, which sections, which closed fields by name, in which format, what for."""

    cases: tuple[FileId, ...]
    format: Format
    purpose: Reason
    sections: tuple[Section, ...] = tuple(Section)
    closed: tuple[tuple[Section, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand on, sealed under words that are shown once; nothing of it was written to a disk in clear."""

    id: ExportId
    name: str
    content: bytes = field(repr=False)
    words: str = field(repr=False)
    cases: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportState:
    """An export as its page shows it: how many of how many cases were read, and the words that will open the file.

    `lacks_yes`: it waits for the yes of a second person, and nothing is read before.
    """

    id: ExportId
    format: Format
    purpose: Reason
    cases: int
    done: int
    words: str = field(repr=False)
    lacks_yes: bool = False

    @property
    def works(self) -> bool:
        """Tell whether cases are still to be read."""
        return self.done < self.cases

    @property
    def percent(self) -> int:
        """Tell how much of it is read."""
        return 100 * self.done // max(self.cases, 1)


@dataclass(frozen=True, slots=True)
class ExportTold:
    """An export as its list shows it; `waits` says that its file was not fetched, `agreed_by` who said yes to it."""

    id: ExportId
    purpose: Reason
    begun_at: datetime
    cases: int
    member: MemberId
    waits: bool
    agreed_by: MemberId | None = None


@dataclass(frozen=True, slots=True)
class ExportWaits:
    """An export that waits for the yes of who asks: by whom, what for, how many cases, in which format."""

    id: ExportId
    member: MemberId
    purpose: Reason
    begun_at: datetime
    cases: int
    format: Format


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What went out of the node, counted: files by reason; of those with several cases, how many had a second yes.

    `by_oneself` had the yes of who made them: none can have.
    """

    by_reason: Mapping[Reason, int]
    of_several: int
    agreed: int
    by_oneself: int
