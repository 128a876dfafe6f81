"""Instruments as they lie in store: what a list, a page and an import tell of them."""

from dataclasses import dataclass
from datetime import datetime
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


class InstrumentUnknownError(LookupError):
    """There is no such instrument or version here."""


class NameRefusedError(ValueError):
    """An instrument cannot bear this name: it is empty, longer than 200 letters, or borne by another form."""


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
    imported_by: MemberId | None
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """One instrument in a list, with its newest version."""

    id: InstrumentId
    name: str
    section: Section
    versions: int
    newest: VersionLine


@dataclass(frozen=True, slots=True)
class InstrumentShown:
    """An instrument with all its versions, the newest first."""

    id: InstrumentId
    name: str
    section: Section
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version of an instrument and what it asks."""

    line: VersionLine
    name: str
    section: Section
    definition: Definition
    newest: VersionLine


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: which version the file is, whether it is new, and remarks worth knowing."""

    instrument: InstrumentId
    version: VersionId
    name: str
    number: int
    new: bool
    questions: int
    remarks: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class VersionImported(Happening):
    """An instrument has a new version."""

    instrument: InstrumentId
    version: VersionId
    number: int
