"""What is attached to a case, as its list shows it."""

from dataclasses import dataclass
from datetime import datetime

from samakki.journal.words import Attached
from samakki.kernel.ids import MemberId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class AttachmentShown:
    """An attachment as a list shows it: what it shows, where it belongs, who attached it and when."""

    attached: Attached
    shows: str
    section: Section
    author: MemberId
    moment: datetime


@dataclass(frozen=True, slots=True)
class AttachmentList:
    """The attachments of the newest entries; `closed` counts entries that stay closed here."""

    rows: tuple[AttachmentShown, ...]
    closed: int
    next_before: int | None
