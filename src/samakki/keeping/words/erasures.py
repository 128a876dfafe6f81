"""Erasures: why a file is to be erased, who asked and who decided, what it took away, from when on it is final."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import Retention
from samakki.cases.words import Extent
from samakki.kernel.ids import AgencyId, FileId, MemberId

ErasureId = NewType("ErasureId", UUID)


class EraseWhy(StrEnum):
    """Why a file is to be erased."""

    WISH = "the person's wish"
    TIME = "kept long enough"
    ORDER = "a court or a law"
    MISTAKE = "opened by mistake"


WHY_TEXTS: Final = {
    EraseWhy.WISH: _("The person wants it"),
    EraseWhy.TIME: _("It was kept for long enough"),
    EraseWhy.ORDER: _("A court or a law orders it"),
    EraseWhy.MISTAKE: _("It was opened by mistake"),
}


class ErasureState(StrEnum):
    """How far an erasure has come."""

    ASKED = "asked"
    TAKEN_BACK = "taken back"
    REFUSED = "refused"
    APPROVED = "approved"
    DONE = "done"


OPEN: Final = frozenset({ErasureState.ASKED, ErasureState.APPROVED})
"""There is at most one of these of a case."""


class ErasureRefusedError(Exception):
    """An erasure cannot be asked for or decided like that; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class ErasureUnknownError(Exception):
    """There is no such erasure."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erasure, as it is told to those who lead, and afterwards as its receipt; of the person it says nothing.

    `asked_by` is None when it was asked for at the terminal of the node. `final_at` is the moment from which no copy of
    the keystore that held a key of the file can be opened any more; None while that is not known.
    """

    id: ErasureId
    case: FileId
    owner: AgencyId
    why: EraseWhy
    state: ErasureState
    asked_by: MemberId | None
    asked_at: datetime
    decided_by: MemberId | None = None
    decided_at: datetime | None = None
    done_at: datetime | None = None
    final_at: datetime | None = None
    keys: int = 0
    entries: int = 0
    attachments: int = 0
    facts_kept: int = 0
    facts_gone: int = 0


@dataclass(frozen=True, slots=True)
class ErasureOpened:
    """An erasure that waits, with who it is about, and how much there is."""

    erasure: Erasure
    name: str = field(repr=False)
    mark: str
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A case that was kept for longer than a rule says: since when, by which rule."""

    case: FileId
    rule: Retention
    since: date
    name: str = field(default="", repr=False)
    mark: str = ""


MOST_MONTHS: Final = 120
"""For so many months at most a case is kept on before it is proposed again."""
