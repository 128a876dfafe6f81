"""Who opened or wrote, when, in which sections of which file; never what stands there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of the log: a page that was opened, or an entry that was written.

    `on_ground` are those of its files that were opened because somebody was named, and not by the agency's own key.
    """

    id: UUID
    member: MemberId
    agency: AgencyId
    moment: datetime
    page: str
    purpose: str
    files: tuple[FileId, ...]
    sections: tuple[Section, ...]
    closed: bool
    why: str = ""
    on_ground: frozenset[FileId] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One page that somebody opened: who, when, why, which sections of the file stood on it, on which ground.

    `why` is what they said, as a code, when the file was not on their own list.
    """

    id: UUID
    member: MemberId
    agency: AgencyId
    moment: datetime
    purpose: str
    page: str
    sections: tuple[Section, ...]
    entry: EntryId | None = None
    ground: UUID | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sampled:
    """A line of the log of readings that was drawn by chance, with the grounds by which files were read on it."""

    trace: Trace
    grounds: tuple[UUID, ...]
