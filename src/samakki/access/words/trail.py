"""The log as those see it who check it: who, when, which sections, and whether all is proved; never what is written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from samakki.sections.words import Section


class Log(StrEnum):
    """Which of the two logs: what was opened, or what was written."""

    READ = "read"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Traced:
    """One line of the log, with the names of who did it and for which agency."""

    id: UUID
    moment: datetime
    who: str
    agency_name: str
    page: str
    purpose: str
    files: tuple[UUID, ...]
    sections: tuple[Section, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class LogProof:
    """What came of proving the log: the first fault with its place, or how much was proved."""

    fault: str = ""
    place: str = ""
    seen: str = ""
    entries: int = 0
    reads: int = 0
    checkpoints: int = 0
    unsigned_entries: int = 0
    unsigned_reads: int = 0


@dataclass(frozen=True, slots=True)
class LogPoint:
    """The newest signed checkpoint: its number, how far both logs had come, and the whole of it for a witness."""

    number: int
    moment: str
    entries: int
    reads: int
    told: dict[str, Any]
