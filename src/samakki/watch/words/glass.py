"""Breaking the glass: a life is at risk, and one section is opened for one hour."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NewType
from uuid import UUID

from samakki.consent.words import ALONE_AFTER, Recipient
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section

GlassId = NewType("GlassId", UUID)

CODE_DIGITS: Final = 6
TRIES: Final = 5
"""So often the code may be typed wrongly; then it has to be asked for anew."""
ASKED_FOR: Final = timedelta(hours=1)
"""For this long what was asked for can be agreed to."""


@dataclass(frozen=True, slots=True)
class Glass:
    """That somebody on duty asked for a section to be opened: of which file, to whom, who agreed, who looks at it.

    `passed_by` is the other agency that held the section and passed it on, where it was not the owning one.
    """

    id: GlassId
    file: FileId
    owner: AgencyId
    section: Section
    recipient: Recipient
    asked_by: MemberId
    asked_at: datetime
    opened_by: MemberId | None
    opened_at: datetime | None
    alone: bool
    review_on: date | None
    reviewed_by: MemberId | None
    reviewed_at: datetime | None
    verdict: str
    passed_by: AgencyId | None = None

    @property
    def waits(self) -> bool:
        """Tell whether it still waits for a second person."""
        return self.opened_at is None

    @property
    def alone_from(self) -> datetime:
        """Give from when on one may go on alone."""
        return self.asked_at + ALONE_AFTER

    @property
    def mark(self) -> str:
        """Give the last six signs of the case's id."""
        return str(self.file)[-6:]


class GlassUnknownError(Exception):
    """There is nothing of the kind."""


class GlassRefusedError(Exception):
    """The glass is not broken; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep why."""
        super().__init__(code)
        self.code = code
