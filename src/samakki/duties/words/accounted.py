"""What an auditor counts: figures of the whole node with their sources, and readings by chance with their grounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from samakki.access.words import LogPoint
from samakki.consent.words import GroundKind, Tally
from samakki.duties.words.breaches import Breach
from samakki.duties.words.requests import RequestKind, RequestState
from samakki.keeping.words import Erased
from samakki.sections.words import Section
from samakki.transfers.words import HandedOut

SAMPLED: Final = 30
"""So many readings are drawn by chance."""


@dataclass(frozen=True, slots=True)
class ReadAtRandom:
    """A reading that was drawn by chance: who read what for what; `grounds` are why somebody of another agency could.

    Without a ground the reader is of the agency that keeps the file.
    """

    id: UUID
    moment: datetime
    agency_name: str
    who: str
    page: str
    purpose: str
    files: int
    sections: tuple[Section, ...]
    grounds: tuple[GroundKind, ...]


@dataclass(frozen=True, slots=True)
class ClearColumn:
    """A column that lies in clear, and why."""

    table: str
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """What the whole node has to show: nothing of it names a person, and nothing was opened for it."""

    agencies: int
    point: LogPoint | None
    grounds: Tally
    requests: Mapping[tuple[RequestKind, RequestState], int]
    late: int
    erased: Erased
    handed_out: HandedOut
    breaches: tuple[Breach, ...]
    columns: tuple[ClearColumn, ...]
