"""Who staff are: agencies, invitations, colleagues, and the names of tables."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.access.words.roles import AT_THE_DESK, GRANTING, Role
from samakki.kernel.clocks import Chance, Clock, HybridClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, MemberId, NodeId

MEMBER: Final = "access.Member"
AGENCY: Final = "access.Agency"

InvitationId = NewType("InvitationId", UUID)

INVITED_FOR: Final = timedelta(days=7)
"""For this long an invitation can be accepted."""
LEAST_PASSPHRASE: Final = 12
"""The least number of characters of a passphrase."""


class AgencyKind(StrEnum):
    """What an agency is to the people who come to it."""

    SHELTER = "shelter"
    WELFARE = "welfare office"
    HOTLINE = "hotline"
    POLICE = "police"
    BORDER = "border office"
    HEALTH = "health service"
    LEGAL = "legal aid"
    COURT = "court"
    EMBASSY = "embassy"
    MINISTRY = "ministry"
    RESEARCH = "research"
    OTHER = "other"


KIND_TEXTS: Final = {
    AgencyKind.SHELTER: _("Shelters"),
    AgencyKind.WELFARE: _("Welfare offices"),
    AgencyKind.HOTLINE: _("Hotlines"),
    AgencyKind.POLICE: _("Police"),
    AgencyKind.BORDER: _("Border offices"),
    AgencyKind.HEALTH: _("Hospitals and other health services"),
    AgencyKind.LEGAL: _("Legal aid"),
    AgencyKind.COURT: _("Courts and prosecutors"),
    AgencyKind.EMBASSY: _("Embassies and consulates"),
    AgencyKind.MINISTRY: _("Ministries"),
    AgencyKind.RESEARCH: _("Research"),
    AgencyKind.OTHER: _("Others"),
}


class NotFitError(Exception):
    """A passphrase, PIN, login or name cannot be used; `text` says why, `where` names the field."""

    def __init__(self, text: object, where: str) -> None:
        """Keep the sentence and the field."""
        super().__init__(str(text))
        self.where = where
        self.text = text


def folded(text: str) -> str:
    """Write a login as it is kept: NFKC, small letters, no spaces around."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


class InvitationSpentError(Exception):
    """The link was used, called back, is too old, or was never given."""


class AlreadyFoundedError(Exception):
    """The node has its first agency already."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as its link shows it, or as the agency lists it."""

    invitation: InvitationId
    login: str
    display_name: str
    agency_name: str
    role: Role
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of the agency: who, in which role, whether they hold the agency's key, and how to compare theirs.

    `nodded_by` are the names of those who have compared the number already, when granting takes two; `may_second` says
    that the yes of who asks would be the second one, `names_you` that they named who asks for a lost passphrase.
    """

    member: MemberId
    login: str
    display_name: str
    role: Role
    joined_at: datetime
    holds_key: bool
    comparison_number: str
    nodded_by: tuple[str, ...] = ()
    nodded: bool = False
    may_second: bool = False
    signed_code: bool = True
    names_you: bool = False

    @property
    def grants(self) -> bool:
        """Tell whether this role may grant the key to colleagues."""
        return self.role in GRANTING

    @property
    def waits(self) -> bool:
        """Tell whether they wait for the key: some roles never hold it."""
        return self.role in AT_THE_DESK and not self.holds_key


@dataclass(frozen=True, slots=True)
class AgencyNamed:
    """An agency of this node: what it is called, and what it is."""

    agency: AgencyId
    name: str
    kind: AgencyKind


@dataclass(frozen=True, slots=True)
class StaffNamed:
    """A member of staff of any agency of this node: what they are there, and whether they still work there."""

    member: MemberId
    display_name: str
    agency: AgencyId
    agency_name: str
    role: Role
    at_work: bool


@dataclass(frozen=True, slots=True)
class ReaderNamed:
    """Who somebody is to a person about whom they read; the name only where they agree to be named."""

    role: Role
    agency_name: str
    name: str


@dataclass(frozen=True, slots=True)
class AgencyState:
    """How an agency stands: whether its key was made, and whether more than one could open its files."""

    name: str
    has_key: bool
    sheet_confirmed: bool
    second_holder: bool


@dataclass(frozen=True, slots=True)
class MemberJoined(Happening):
    """Somebody has accepted an invitation and has a pair of keys."""

    member: MemberId
    agency: AgencyId | None


@dataclass(frozen=True, slots=True)
class MemberLeft(Happening):
    """A membership has ended: nothing that was given to this member by name holds any longer."""

    member: MemberId
    agency: AgencyId


NOWHERE: Final = NodeId(UUID(int=0))


def stranger(clock: Clock, chance: Chance, standing: Standing = Standing.VISITOR) -> By:
    """Describe one who has just come, before the node has said who it is: `queries.at_home` does that."""
    return By(node=NOWHERE, clock=clock, hybrid=HybridClock(clock, "00000000"), chance=chance, standing=standing)
