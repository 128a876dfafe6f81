"""Copies of a node: what one holds, how one is refused, what the last ones did."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

BackupId = NewType("BackupId", UUID)
MANIFEST: Final = "manifest.json"
OVERDUE_AFTER: Final = 3
"""So many times the time between two copies without one that was finished are too many."""


class Holds(StrEnum):
    """Which of the two stores a copy is of."""

    DATA = "data"
    KEYSTORE = "keystore"


class BackupWrong(StrEnum):
    """Why a copy was not made, or is not put back."""

    NOTHING = "nothing there"
    PARTIAL = "partial"
    TAMPERED = "tampered"
    FOREIGN = "foreign"
    OLDER = "older"
    ENDED = "ended"
    OTHER_KIND = "other kind"
    OTHER_VERSION = "other version"
    HERE = "data here"
    IN_USE = "in use"
    KEYS_AWAY = "keys away"
    NO_ROOM = "no room"
    NOT_SOUND = "not sound"
    NOT_WRITTEN = "not written"


BACKUP_TEXTS: Final = {
    BackupWrong.NOTHING: _("There is no copy here."),
    BackupWrong.PARTIAL: _("The copy is not whole: something that its list names is missing or too short."),
    BackupWrong.TAMPERED: _("The copy was changed since it was made, or its list was not signed by this node."),
    BackupWrong.FOREIGN: _("The copy is another node's. Hand over the secret that was made when its node was founded."),
    BackupWrong.OLDER: _(
        "The copy of the keystore is older than the data: keys would be missing. Put back the newest copy of the "
        "keystore, or data that was copied before it."
    ),
    BackupWrong.ENDED: _(
        "No copy of the keystore here can be opened any more: their generations have ended, so that what was erased "
        "stays erased. Use a newer copy, and the folder that SAMAKKI_BACKUP_KEYS names."
    ),
    BackupWrong.OTHER_KIND: _("The copy is of another kind of store (SQLite or PostgreSQL) than this node uses."),
    BackupWrong.OTHER_VERSION: _(
        "The tables of the copy are of another version. Put it back with the version of Samakki that made it, then "
        "upgrade."
    ),
    BackupWrong.HERE: _(
        "This node has data already. Say --replace to put the copy in its place; what is here now will be gone."
    ),
    BackupWrong.IN_USE: _("The stores are in use. Stop the server first."),
    BackupWrong.KEYS_AWAY: _("The folder with the keys of the copies is away, or a key in it cannot be read."),
    BackupWrong.NO_ROOM: _("There is no room left where the copy is written."),
    BackupWrong.NOT_SOUND: _("What was written is not what was read: the disk may be failing."),
    BackupWrong.NOT_WRITTEN: _("The copy could not be written there."),
}


class BackupRefusedError(Exception):
    """A copy was not made or is not put back; nothing that was there before was touched."""

    def __init__(self, wrong: BackupWrong, place: str = "") -> None:
        """Keep what is wrong, and where."""
        super().__init__(f"{wrong}: {place}" if place else str(wrong))
        self.wrong = wrong
        self.place = place

    @property
    def text(self) -> str:
        """Say in words what is wrong and what to do."""
        return str(BACKUP_TEXTS[self.wrong])


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy that was made and read again: where its two halves lie, and how large they are (bytes)."""

    data: Path
    keystore: Path
    data_bytes: int
    keystore_bytes: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: the copy of the data and its moment; whether the keystore had to be put back too."""

    data: Path
    moment: datetime
    keystore: Path | None


@dataclass(frozen=True, slots=True)
class BackupShown:
    """One copy as it is told to who looks after the node: `wrong` says why it failed, `ended_at` is None meanwhile."""

    id: BackupId
    began_at: datetime
    ended_at: datetime | None
    place: str
    data_bytes: int
    keystore_bytes: int
    wrong: BackupWrong | None


@dataclass(frozen=True, slots=True)
class BackupState:
    """How copies stand: the last ones, the last that was finished, whether one is overdue, the generations standing."""

    last: tuple[BackupShown, ...]
    finished: BackupShown | None
    every_hours: int
    overdue: bool
    place: str
    generations: int
    oldest_ends_at: datetime | None
    keys_away: str
