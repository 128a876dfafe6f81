"""The words of the vault: what is locked with what, what a sealed thing is, and how opening can fail."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section

LEAST_PASSPHRASE_MEMORY: Final = 64 * 1024
"""The least memory, in KiB, that guessing one passphrase must cost wherever real people work."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """One section of one file: all that is sealed together, unless closed."""

    file: FileId
    section: Section


@dataclass(frozen=True, slots=True)
class Lock:
    """Which key closes a blob: that of the section in its version, or, with `entry` set, an entry's own.

    An entry has a key of its own when it is closed, or when it stands `apart`: somebody wrote it who does not own the
    file. That one opens with the section's key too.
    """

    file: FileId
    section: Section
    version: int
    entry: EntryId | None = None
    apart: bool = field(default=False, compare=False)

    @property
    def closed(self) -> bool:
        """Tell whether a key to the section is not enough."""
        return self.entry is not None and not self.apart


@dataclass(frozen=True, slots=True)
class Plain:
    """Something to seal: where it belongs, what it is (`context`), its bytes, and the entry if that is closed.

    `apart_entry` is the entry if somebody writes it who does not own the file: it gets a key of its own, which whoever
    holds the section's key can open too, and which its author's agency keeps.
    """

    drawer: Drawer
    context: bytes
    plain: bytes
    closed_entry: EntryId | None = None
    apart_entry: EntryId | None = None

    def __repr__(self) -> str:
        """Say where it belongs and nothing of what it says."""
        return f"Plain({self.drawer!r}, {len(self.plain)} bytes)"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What came of sealing: the version of the key, and the bytes that may be stored."""

    version: int
    blob: bytes

    def __repr__(self) -> str:
        """Say how much was sealed, without the bytes."""
        return f"Sealed(version={self.version}, {len(self.blob)} bytes)"


Box = tuple[AgencyId, Lock, bytes, bytes]
"""A sealed blob as it was found: the agency that owns its file, its lock, what it claims to be, its bytes."""


class How(StrEnum):
    """How a data key lies: under the agency's key, in a letter to it or to a member by name, or under a section's."""

    EPOCH = "epoch"
    LETTER = "letter"
    MEMBER = "member"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can open something of a file: an agency or one member, what, and in which versions of its key.

    `entry` is set where it is a single entry: a closed one that was shared by name, or one that its author keeps.
    """

    agency: AgencyId | None
    member: MemberId | None
    section: Section
    versions: tuple[int, ...]
    entry: EntryId | None = None


class CannotOpenError(Exception):
    """The bytes are not what was sealed for this place: changed, moved, or sealed with another key."""


class WrongPassphraseError(CannotOpenError):
    """The passphrase does not open the member's key."""


class ForgedKeyError(CannotOpenError):
    """A public key or a grant in the keystore was not written by this node: somebody else has written there."""


class WrongWordsError(CannotOpenError):
    """The words are not those of the recovery sheet; `place` is the first word (from 1) that cannot be right, or 0."""

    def __init__(self, place: int = 0) -> None:
        """Keep where reading stopped making sense, never the words."""
        super().__init__(f"word {place}" if place else "the words")
        self.place = place


class AlreadyMadeError(Exception):
    """The key is there already: making it again would lose what it opens."""


class NobodyToHoldError(Exception):
    """The one to whom something should be shared has no key yet: nothing can be wrapped for them."""


class OwnerHoldsError(Exception):
    """The agency that owns a file keeps its keys as long as it owns the file."""


class LastHolderError(Exception):
    """Nobody else could open the agency's files: neither a second holder nor a confirmed recovery sheet is there."""


@dataclass(frozen=True, slots=True)
class KeyGranted(Happening):
    """A member was given the agency's key."""

    agency: AgencyId
    member: MemberId


@dataclass(frozen=True, slots=True)
class KeyRevoked(Happening):
    """A member was taken the agency's key; only rotating makes it worthless."""

    agency: AgencyId
    member: MemberId


@dataclass(frozen=True, slots=True)
class KeyRotated(Happening):
    """The agency began a new epoch."""

    agency: AgencyId
    epoch: int


@dataclass(frozen=True, slots=True)
class RecoverySheetUsed(Happening):
    """The words of the paper were typed in, and gave a member the agency's key."""

    agency: AgencyId
    member: MemberId


class FaultKind(StrEnum):
    """What is wrong with the keystore or with the node's own secret."""

    UNFOUNDED = "unfounded"
    MISSING = "missing"
    OLDER = "older"
    FOREIGN = "foreign"
    SECRET_MISSING = "secret missing"  # noqa: S105 -- the name of a fault
    SECRET_FOREIGN = "secret foreign"  # noqa: S105 -- the name of a fault


FAULT_TEXTS: Final = {
    FaultKind.UNFOUNDED: _("This node has not been founded yet. Run: samakki init"),
    FaultKind.MISSING: _(
        "The keystore is missing or empty, but the data was written with one. Without it nothing can be read. "
        "Put the newest copy of the keystore in its place; do not found a new one."
    ),
    FaultKind.OLDER: _(
        "The keystore is older than the data: it is a copy that was made before the last keys were. "
        "Put the newest copy of the keystore in its place."
    ),
    FaultKind.FOREIGN: _(
        "The keystore belongs to another node than the data. Put this node's own keystore in its place."
    ),
    FaultKind.SECRET_MISSING: _(
        "The node's own secret is missing. The service manager must hand it over as the credential samakki-node, "
        "or SAMAKKI_NODE_SECRET_FILE must name its file."
    ),
    FaultKind.SECRET_FOREIGN: _(
        "The node's own secret belongs to another node: what it signs would not be believed. "
        "Hand over the secret that was made when this node was founded."
    ),
}


@dataclass(frozen=True, slots=True)
class AgencyKeys:
    """How an agency's key stands: which, since when, how many hold it, and how many wraps lie under former ones."""

    agency: AgencyId
    epoch: int
    since: datetime
    holders: int
    waiting: int


class KeystoreFault(Exception):  # noqa: N818 -- a fault of the place, which keeps the server from starting
    """The keystore cannot be trusted to be this node's newest: the server must not start."""

    def __init__(self, kind: FaultKind, text: str) -> None:
        """Keep the kind of fault, and a sentence that says what to do."""
        super().__init__(text)
        self.kind = kind
        self.text = text


class KeysAwayError(Exception):
    """The keys of the copies of the keystore are away: a folder is not there, or a key in it cannot be read."""

    def __init__(self, place: str) -> None:
        """Keep the place that was looked at."""
        super().__init__(place)
        self.place = place


class GenerationEndedError(CannotOpenError):
    """A copy of the keystore is of a generation whose key was destroyed: nobody opens it any more."""


@dataclass(frozen=True, slots=True)
class KeystoreCopy:
    """A sealed copy of the keystore: of which generation, which count of the keystore it holds at least, its files."""

    number: int
    generation: int
    kind: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GenerationShown:
    """A generation of copies whose key stands: its number, since when, and the day on which it ends at the latest."""

    number: int
    made_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeysEnded:
    """What erasing did to keys: how many wraps are gone, and when the last copy that held one is worthless."""

    keys: int
    final_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeystoreState:
    """How the keystore stands: whose it is, how often it was written, and how much it holds."""

    node: str
    generation: int
    members: int
    agencies: int
    wraps: int
