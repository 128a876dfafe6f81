"""Grounds, what they say, and who asks to see something."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section

GroundId = NewType("GroundId", UUID)
NeverId = NewType("NeverId", UUID)
ShareId = NewType("ShareId", UUID)
DutyAgencyId = NewType("DutyAgencyId", UUID)


class GroundKind(StrEnum):
    """Why something is shared; each kind ends in its own way."""

    CONSENT = "consent"
    LIFE = "life at risk"
    INTERESTS = "best interests"
    DUTY = "legal duty"
    COURT = "court order"


class RecipientKind(StrEnum):
    """To whom something is given or never given: one agency, all of a kind, another node, or one member of staff."""

    AGENCY = "agency"
    KIND = "agency kind"
    NODE = "node"
    MEMBER = "member"


class Use(StrEnum):
    """What something that is shared may be used for; what is read is recorded under the same word."""

    CARE = "care"
    SAFETY = "safety"
    LEGAL = "legal"
    CLAIMS = "claims"
    RETURN = "return"
    RESEARCH = "research"


class Ended(StrEnum):
    """Why a ground, or what was shared because of it, has ended."""

    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NEVER = "never"
    TAKEN_BACK = "taken back"


LONGEST: Final = {
    GroundKind.CONSENT: timedelta(days=731),
    GroundKind.LIFE: timedelta(hours=72),
    GroundKind.INTERESTS: timedelta(days=366),
    GroundKind.DUTY: timedelta(days=366),
    GroundKind.COURT: timedelta(days=731),
}
"""For how long a ground of each kind can hold at most; after that it is asked, signed or ordered anew."""

ALONE_AFTER: Final = timedelta(minutes=5)
"""After this time without a second person who asked may sign alone, where a life is at risk."""
ALONE_FOR: Final = timedelta(hours=1)
"""For this long at most something is shared that one person signed alone."""

NEEDS_SECOND: Final = frozenset(GroundKind) - {GroundKind.CONSENT}
"""Grounds that hold only when somebody else than who asked has signed them."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is named: the id of an agency or a member as text, a kind of agency, or the name of another node."""

    kind: RecipientKind
    named: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is shared with whom, for what, from when on and until when: the first moment at which it no longer is.

    `entries` are closed entries, each named with its section; naming a section opens none of them.
    """

    recipient: Recipient
    sections: frozenset[Section]
    uses: frozenset[Use]
    since: datetime
    until: datetime
    entries: frozenset[tuple[Section, EntryId]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground as it stands: why, the terms, who asked for it, who signed, when the person was told, how it ended.

    `through` is the ground by which another agency holds what it passed on because a life was at risk.
    """

    id: GroundId
    file: FileId
    owner: AgencyId
    kind: GroundKind
    terms: Terms
    asked_by: MemberId
    made_at: datetime
    signed_by: MemberId | None = None
    signed_at: datetime | None = None
    told_at: datetime | None = None
    ended_at: datetime | None = None
    ended_why: Ended | None = None
    through: GroundId | None = None

    @property
    def waits(self) -> bool:
        """Tell whether somebody else has still to sign it."""
        return self.kind in NEEDS_SECOND and self.signed_at is None and self.ended_at is None


@dataclass(frozen=True, slots=True)
class Never:
    """Who must never see a file: an agency, all of a kind but those that are `spared`, or one member of staff.

    `declared` says that a member of staff named themselves, because of a conflict of interest.
    """

    id: NeverId
    file: FileId
    recipient: Recipient
    made_at: datetime
    spared: frozenset[str] = frozenset()
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks to see something: the agency, what it is, and who asks for it; ids as text.

    `by_name` says that they read nothing that was given to their agency, only what was given to themselves.
    """

    agency: str
    kind: str
    member: str
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ground that names the one who asks, as it is shown, and what stands against it.

    `never` says that the person wants them never to see the file, `declared` that they declared a conflict of interest,
    `whole` that it would make the whole file out of parts for somebody who never sees one.
    """

    ground: GroundShown
    never: bool
    declared: bool
    whole: bool = False

    @property
    def opens(self) -> bool:
        """Tell whether nothing stands against it: a court's order beats the never-list, and no conflict of interest."""
        stands = not self.never or self.ground.kind == GroundKind.COURT
        return stands and not self.declared and not self.whole


@dataclass(frozen=True, slots=True)
class DutyAgency:
    """The agency that holds what keeps somebody safe from the opening of each case: who named it, who signed that."""

    id: DutyAgencyId
    owner: AgencyId
    agency: AgencyId
    named_by: MemberId
    named_at: datetime
    signed_by: MemberId | None = None
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A ground carried out: which agency holds keys because of it, since when, and whether it has read that it ended.

    Where it was given to one member by name, `member` says to whom.
    """

    id: ShareId
    ground: GroundId
    file: FileId
    owner: AgencyId
    agency: AgencyId
    member: MemberId | None
    since: datetime
    ended_at: datetime | None = None
    ended_why: Ended | None = None
    seen_at: datetime | None = None
