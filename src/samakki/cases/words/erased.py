"""What an erasure takes away of a case."""

from dataclasses import dataclass
from datetime import date, datetime

from samakki.kernel.ids import FileId


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is of a case: entries, attachments, and the other files of the same person."""

    entries: int
    attachments: int
    joined: tuple[FileId, ...]


@dataclass(frozen=True, slots=True)
class CaseErased:
    """What was erased of a case; `final_at` is when its last copied key is worthless, None while that is not known."""

    case: FileId
    keys: int
    entries: int
    attachments: int
    facts_kept: int
    facts_gone: int
    opened_on: date
    final_at: datetime | None
