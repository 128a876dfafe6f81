"""Entries to be."""

from dataclasses import dataclass

from samakki.journal.words.files import Body
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be: where it goes, what it says, and on which ground it goes into the file of another agency."""

    file: FileId
    section: Section
    body: Body
    closed: bool = False
    entry: EntryId | None = None
    ground: GroundShown | None = None
