"""How a session stands, what the browser carries for it, and what comes of an answer."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.access.words.roles import AT_THE_DESK
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import MemberId

SittingId = NewType("SittingId", UUID)
ParkedId = NewType("ParkedId", UUID)

IDLE: Final = timedelta(minutes=15)
"""After this long without a request a session is locked."""
LONGEST: Final = timedelta(hours=12)
"""After this long a session ends, however busy it is."""
REMEMBERED: Final = timedelta(days=14)
"""For this long an ended session still tells whose it was, so that what was typed in it is not lost."""
PROVEN_FOR: Final = timedelta(minutes=5)
"""For this long after the passphrase was typed a session may change what guards the account."""
CODES_ON_A_SHEET: Final = 60
"""So many codes are printed on a sheet that is a second factor."""
FEW_CODES: Final = 10
"""With so many codes left on a sheet its owner is told to print another one."""
TRIED_WITHIN: Final = timedelta(minutes=15)
"""Wrong tries at the door count for this long."""
LOGIN_TRIES: Final = 20
"""So many wrong tries for one login, from all addresses together, close it to places it was never used from."""
PLACE_TRIES: Final = 50
"""So many wrong tries from one address, for all logins together, close it for logins never used from there."""
PLACE_KEPT: Final = timedelta(days=60)
"""For this long it is known that a login was used from an address."""
TRIES: Final = 3
"""So many wrong answers to an unlock or a second factor end the session."""
PIN_DIGITS: Final = 6
"""The number of digits of a PIN."""


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
    SHEET = "code_sheet"
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
    """A request as it was recognised: who acts, how the session stands, and when it will lock.

    `must_sign`: the ethical code of now is not signed yet. `must_hear`: something happened to the agency's keys that
    everybody is told, and this member has not said yet to have read it. `must_look`: an alarm waits for them.
    `signed_out_by`: a colleague signed them out, and they have not said yet to have read it.
    """

    by: By
    stage: Stage
    sitting: SittingId | None = None
    member: MemberId | None = None
    login: str = ""
    display_name: str = ""
    agency_name: str = ""
    language: str = ""
    calendar: str = ""
    locks_at: datetime | None = None
    has_pin: bool = False
    must_sign: bool = False
    must_hear: bool = False
    must_look: bool = False
    signed_out_by: str = ""

    @property
    def works_on_cases(self) -> bool:
        """Tell whether there is a desk for this one now."""
        return self.by.standing is Standing.ACTIVE and self.by.agency is not None and self.by.role in AT_THE_DESK


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


class Kept(StrEnum):
    """What is kept for a member for a while: a form that came too late, or a page that answers a form."""

    FORM = "form"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class ParkedForm:
    """A form as it was posted: where to, from which page, and its fields in order."""

    path: str
    page: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """A page that answers a form: its HTTP status and what it says."""

    status: int
    html: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """How an answer to an unlock or a second factor went; with none left the session has ended.

    A right one gives the session another ticket: what the browser carried until then opens nothing any more.
    """

    right: bool
    left: int
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class StepKept:
    """A second factor was taken: new recovery codes, if any, and the session's new ticket, if that opened it."""

    codes: list[str] = field(repr=False)
    ticket: Ticket | None = None


class NotProvenError(Exception):
    """The passphrase was not typed lately in this session: a desk that somebody left open changes no account."""


class SignInFailedError(Exception):
    """The login or the passphrase is not right; which of them is never told."""


@dataclass(frozen=True, slots=True)
class OwnSitting:
    """One of one's own sessions: on which kind of device, since when, and whether it is the one that asks."""

    sitting: SittingId
    device: str
    started_at: datetime
    active_at: datetime
    stage: Stage


@dataclass(frozen=True, slots=True)
class OwnFactor:
    """One of one's own second factors; of a printed sheet also how many of its codes are left."""

    factor: int
    kind: Factor
    name: str
    since: datetime
    used_at: datetime | None
    left: int = 0

    @property
    def runs_out(self) -> bool:
        """Tell whether another sheet should be printed."""
        return self.kind is Factor.SHEET and self.left <= FEW_CODES
