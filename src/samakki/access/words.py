"""The words of access: who staff are, how their session stands, and how signing in can fail."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.kernel.clocks import Chance, Clock, HybridClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, MemberId, NodeId

MEMBER: Final = "access.Member"
AGENCY: Final = "access.Agency"

SittingId = NewType("SittingId", UUID)
InvitationId = NewType("InvitationId", UUID)
ParkedId = NewType("ParkedId", UUID)

IDLE: Final = timedelta(minutes=15)
"""After this long without a request a session is locked."""
LONGEST: Final = timedelta(hours=12)
"""After this long a session ends, however busy it is."""
REMEMBERED: Final = timedelta(days=14)
"""For this long an ended session still tells whose it was, so that what was typed in it is not lost."""
INVITED_FOR: Final = timedelta(days=7)
"""For this long an invitation can be accepted."""
TRIES: Final = 3
"""So many wrong answers to an unlock or a second factor end the session."""
LEAST_PASSPHRASE: Final = 12
"""The least number of characters of a passphrase."""
PIN_DIGITS: Final = 6
"""The number of digits of a PIN."""


class Role(StrEnum):
    """What a member of staff does here; the policies say what each may."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    COUNSELLOR = "hotline counsellor"
    AGENCY_ADMINISTRATOR = "agency administrator"
    NODE_ADMINISTRATOR = "node administrator"
    AUDITOR = "auditor"


ROLE_TEXTS: Final = {
    Role.CASEWORKER: _("Caseworker"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.COUNSELLOR: _("Hotline counsellor"),
    Role.AGENCY_ADMINISTRATOR: _("Agency administrator"),
    Role.NODE_ADMINISTRATOR: _("Node administrator"),
    Role.AUDITOR: _("Auditor"),
}

WITHOUT_KEY: Final = frozenset({Role.NODE_ADMINISTRATOR, Role.AUDITOR})
"""Roles that are never given an agency's key: there is nothing for them to wait for."""


class AgencyKind(StrEnum):
    """What an agency is to the people who come to it."""

    SHELTER = "shelter"
    WELFARE = "welfare office"
    HOTLINE = "hotline"
    OTHER = "other"


class Stage(StrEnum):
    """How far a session has come."""

    SECOND_FACTOR = "second factor"
    OPEN = "open"
    LOCKED = "locked"
    ENDED = "ended"


class Factor(StrEnum):
    """A second thing, besides the passphrase, by which a member is known."""

    TOTP = "totp"
    PASSKEY = "webauthn"
    RECOVERY_CODES = "recovery_codes"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the browser's cookie carries: which session, and the secret that opens its sealed key."""

    sitting: SittingId
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session has begun: the ticket for the cookie, and whether a second factor is still asked for."""

    ticket: Ticket
    stage: Stage


@dataclass(frozen=True, slots=True)
class Seat:
    """A request as it was recognised: who acts, how the session stands, and when it will lock."""

    by: By
    stage: Stage
    sitting: SittingId | None = None
    member: MemberId | None = None
    login: str = ""
    display_name: str = ""
    agency_name: str = ""
    language: str = ""
    locks_at: datetime | None = None
    has_pin: bool = False
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The address at which a passkey is used: its host without port, and its origin."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class TotpSetUp:
    """A new secret for a device that shows six digits: to type in, and as an address to scan."""

    secret: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParkedForm:
    """A form as it was posted: where to, from which page, and its fields in order."""

    path: str
    page: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """How an answer to an unlock or a second factor went; with none left the session has ended."""

    right: bool
    left: int


class SignInFailedError(Exception):
    """The login or the passphrase is not right; which of them is never told."""


class NotFitError(Exception):
    """A passphrase, PIN, login or name cannot be used; `text` says why, `where` names the field."""

    def __init__(self, text: object, where: str) -> None:
        """Keep the sentence and the field."""
        super().__init__(str(text))
        self.where = where
        self.text = text


class InvitationSpentError(Exception):
    """The link was used, called back, is too old, or was never given."""


class AlreadyFoundedError(Exception):
    """The node has its first agency already."""


@dataclass(frozen=True, slots=True)
class MemberJoined(Happening):
    """Somebody has accepted an invitation and has a pair of keys."""

    member: MemberId
    agency: AgencyId | None


NOWHERE: Final = NodeId(UUID(int=0))


def stranger(clock: Clock, chance: Chance, standing: Standing = Standing.VISITOR) -> By:
    """Describe one who has just come, before the node has said who it is: `queries.at_home` does that."""
    return By(node=NOWHERE, clock=clock, hybrid=HybridClock(clock, "00000000"), chance=chance, standing=standing)
