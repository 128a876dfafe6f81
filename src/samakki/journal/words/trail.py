"""The log without contents: who opened or wrote, when, in which sections of which file; never what stands there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of the log: a page that was opened, or an entry that was written."""

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
