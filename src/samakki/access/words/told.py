"""What everybody of an agency must know about its keys and members, and what takes more than one of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.kernel.ids import MemberId

NewPairId = NewType("NewPairId", UUID)

NODDED_FOR: Final = timedelta(days=7)
"""For this long a yes that waits for a second person holds."""
MOST_VOUCHERS: Final = 3
"""So many colleagues a member may name for the day on which the passphrase is lost."""
NODS_FOR_A_PAIR: Final = 2
"""So many of them must say yes to a new pair of keys."""


class NoticeKind(StrEnum):
    """What happened to an agency's keys or members."""

    SHEET_USED = "recovery sheet used"
    SHEET_MADE = "recovery sheet made"
    KEY_GRANTED = "key granted"
    KEY_RENEWED = "key renewed"
    ENDED = "membership ended"
    SIGNED_OUT = "signed out"
    ROLE_CHANGED = "role changed"
    PAIR_BEGUN = "new pair begun"
    PAIR_STOPPED = "new pair stopped"
    PAIR_REPLACED = "pair replaced"
    FROM_OUTSIDE = "invited from outside"
    HANDED_ON = "cases handed on"
    GLASS_BROKEN = "glass broken"
    GLASS_ALONE = "glass broken alone"


NOTICE_TEXTS: Final = {
    NoticeKind.SHEET_USED: _("The recovery sheet was used: the agency's key was taken back from the paper."),
    NoticeKind.SHEET_MADE: _("A recovery sheet was made; one that was made before opens nothing any more."),
    NoticeKind.KEY_GRANTED: _("The agency's key was granted."),
    NoticeKind.KEY_RENEWED: _("The agency began a new key."),
    NoticeKind.ENDED: _("A membership ended."),
    NoticeKind.SIGNED_OUT: _("A colleague was signed out everywhere; the membership goes on."),
    NoticeKind.ROLE_CHANGED: _("A role was changed."),
    NoticeKind.PAIR_BEGUN: _("A new pair of keys was begun for somebody who lost the passphrase."),
    NoticeKind.PAIR_STOPPED: _("A new pair of keys was given up."),
    NoticeKind.PAIR_REPLACED: _("Somebody has a new pair of keys: two colleagues said yes."),
    NoticeKind.HANDED_ON: _("Several cases are to be handed on, to somebody outside the agency."),
    NoticeKind.GLASS_BROKEN: _("A section of a file was opened for an hour, because a life is at risk: two agreed."),
    NoticeKind.GLASS_ALONE: _("One person alone opened a section of a file for an hour, because a life is at risk."),
    NoticeKind.FROM_OUTSIDE: _("An administrator was invited from the machine, from outside the agency."),
}
LOUD: Final = frozenset(
    {
        NoticeKind.SHEET_USED,
        NoticeKind.SHEET_MADE,
        NoticeKind.PAIR_BEGUN,
        NoticeKind.PAIR_REPLACED,
        NoticeKind.FROM_OUTSIDE,
        NoticeKind.HANDED_ON,
        NoticeKind.GLASS_ALONE,
    }
)
"""What every member sees above every page until they say that they have read it."""
LOUD_TO_ONESELF: Final = frozenset({NoticeKind.SIGNED_OUT})
"""What only the one to whom it was done sees so."""


class Nodded(StrEnum):
    """What takes more than one person: each gives a nod."""

    GRANT = "grant"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, when, by whom and about whom, by the names that colleagues use; `own`: about the one who reads."""

    kind: NoticeKind
    at: datetime
    agency_name: str
    by_name: str
    about_name: str
    heard: bool
    own: bool = False

    @property
    def loud(self) -> bool:
        """Tell whether it stands above every page until it is read."""
        return self.kind in LOUD or (self.own and self.kind in LOUD_TO_ONESELF)


@dataclass(frozen=True, slots=True)
class NewPairShown:
    """A new pair of keys that waits for two yeses: whose, the number to compare, who said yes, who may."""

    member: MemberId
    display_name: str
    number: str
    begun_at: datetime
    ends_at: datetime
    approved_by: tuple[str, ...]
    lost_step: bool
    may_approve: bool

    @property
    def is_made(self) -> bool:
        """Tell whether its owner has chosen a passphrase already: before that there is nothing to compare."""
        return bool(self.number)


@dataclass(frozen=True, slots=True)
class ForPair:
    """What the one-time link for a new pair shows to whom it was given."""

    login: str
    display_name: str
    number: str
    done: bool


class PairSpentError(Exception):
    """The link for a new pair of keys was given up, is too old, or was never given."""
