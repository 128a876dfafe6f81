"""The tables of the keystore, and the one that the data keeps: what must never be restored from an old copy, apart."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final
from uuid import UUID

from django.db import connections, models, router

NO_ENTRY: Final = UUID(int=0)
"""Stands where no entry is closed: a unique index must not meet NULL."""


class Root(models.Model):
    """Whose keystore this is, and how often it was written: exactly one row."""

    one = models.PositiveSmallIntegerField(primary_key=True, default=1)
    node = models.UUIDField()
    node_key = models.BinaryField()
    generation = models.BigIntegerField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "one": "Always 1: there is one root.",
        "node": "Whose keystore this is: a foreign one is refused before serving.",
        "node_key": "The public half of the node's secret: signatures are checked with it.",
        "generation": "Counts every change: an older copy of the keystore is noticed.",
    }

    class Meta:
        """One row only."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(one=1), name="vault_root_is_one"),
        ]

    def __str__(self) -> str:
        """Say which node and generation."""
        return f"{self.node} at {self.generation}"


class Milestone(models.Model):
    """A generation of the keystore that the data has seen: written with the data, so that an older copy is noticed."""

    node = models.UUIDField()
    generation = models.BigIntegerField(db_index=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "node": "Whose keystore the data has seen.",
        "generation": "How far it had come: an older copy is noticed.",
    }

    def __str__(self) -> str:
        """Say which node and generation."""
        return f"{self.node} at {self.generation}"


class MemberKey(models.Model):
    """A member's pair of keys: the public one, and the private one sealed under the passphrase."""

    member = models.UUIDField(primary_key=True)
    public = models.BinaryField()
    signature = models.BinaryField()
    sealed_private = models.BinaryField()
    salt = models.BinaryField()
    memory = models.PositiveIntegerField()
    rounds = models.PositiveSmallIntegerField()
    lanes = models.PositiveSmallIntegerField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "member": "A random id: whose pair this is.",
        "public": "A public key: others wrap to it without asking.",
        "signature": "The node's signature over the public key: a swapped one is noticed.",
        "salt": "A passphrase is stretched with it; it is no secret.",
        "memory": "What one guess at the passphrase costs, in KiB.",
        "rounds": "What one guess costs, in rounds.",
        "lanes": "What one guess costs, in lanes.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed_private": "the member's private key, under the passphrase"}

    def __str__(self) -> str:
        """Say whose."""
        return str(self.member)


class Epoch(models.Model):
    """A time in which an agency has one pair of keys; the private one lies sealed under the next epoch's."""

    agency = models.UUIDField()
    epoch = models.PositiveIntegerField()
    public = models.BinaryField()
    signature = models.BinaryField()
    sealed_under_next = models.BinaryField(null=True)
    made_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "A random id: whose key this is.",
        "epoch": "Which of the agency's keys, counted from 1.",
        "public": "A public key: new keys are made for it without anybody signing in.",
        "signature": "The node's signature over the public key: a swapped one is noticed.",
        "made_at": "When the key was made: rotation is looked after without a key.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed_under_next": "the epoch's private key, under the next one"}

    class Meta:
        """Each epoch of an agency once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "epoch"], name="vault_epoch_once"),
        ]

    def __str__(self) -> str:
        """Say whose and which."""
        return f"{self.agency} epoch {self.epoch}"


class Grant(models.Model):
    """An epoch's private key, wrapped to a member's public key: who has it can open what the agency can."""

    agency = models.UUIDField()
    epoch = models.PositiveIntegerField()
    member = models.UUIDField(db_index=True)
    wrap = models.BinaryField()
    signature = models.BinaryField()
    granted_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "Which agency's key was granted.",
        "epoch": "Which of its keys.",
        "member": "To whom: a random id. Taking it back needs no key.",
        "signature": "The node's signature: a grant slipped in is noticed.",
        "granted_at": "When it was granted: who could read what, when, is told without a key.",
    }
    SEALED: ClassVar[dict[str, str]] = {"wrap": "the epoch's private key, to the member's public key"}

    class Meta:
        """Each member once an epoch."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "epoch", "member"], name="vault_grant_once"),
        ]

    def __str__(self) -> str:
        """Say what was granted to whom."""
        return f"{self.agency} epoch {self.epoch} to {self.member}"


class Recovery(models.Model):
    """The paper: the newest epoch's private key, wrapped to a key that only the printed words give."""

    agency = models.UUIDField(primary_key=True)
    epoch = models.PositiveIntegerField()
    public = models.BinaryField()
    signature = models.BinaryField()
    wrap = models.BinaryField()
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "agency": "Whose paper this is.",
        "epoch": "Which of the agency's keys it opens.",
        "public": "A public key, made from the words on the paper.",
        "signature": "The node's signature over the public key: a swapped one is noticed.",
        "made_at": "When the paper was printed.",
        "confirmed_at": "When its words were typed back: before that nobody relies on it.",
    }
    SEALED: ClassVar[dict[str, str]] = {"wrap": "the epoch's private key, to the words on the paper"}

    def __str__(self) -> str:
        """Say whose."""
        return str(self.agency)


class Wrap(models.Model):
    """A data key, of a section in a version or of one closed entry, wrapped for one agency."""

    file = models.UUIDField()
    section = models.CharField(max_length=16)
    entry = models.UUIDField(default=NO_ENTRY)
    version = models.PositiveIntegerField()
    agency = models.UUIDField()
    epoch = models.PositiveIntegerField()
    first = models.BooleanField()
    wrap = models.BinaryField()
    generation = models.BigIntegerField(db_index=True)
    made_at = models.DateTimeField(db_index=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "file": "A random id: of which file the key is, so that erasing finds it.",
        "section": "Which of ten sections it opens.",
        "entry": "Which closed entry it opens, zeros when it is the section's.",
        "version": "Which version: withdrawing needs no key.",
        "agency": "For whom it was wrapped: expiry and withdrawal need no key.",
        "epoch": "Under which of the agency's keys it lies.",
        "first": "That this wrap made the key: a key is made once.",
        "generation": "When in the keystore's count it was made: the data remembers the newest.",
        "made_at": "How old it is: only old orphans are swept.",
    }
    SEALED: ClassVar[dict[str, str]] = {"wrap": "the data key, under the agency's key"}

    class Meta:
        """One wrap an agency; and one first wrap a key, so that two workers never make the same key twice."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["file", "section", "entry", "version", "agency"], name="vault_wrap_once"),
            models.UniqueConstraint(
                fields=["file", "section", "entry", "version"],
                condition=models.Q(first=True),
                name="vault_key_made_once",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["agency", "epoch"], name="vault_wrap_by_epoch"),
        ]

    def __str__(self) -> str:
        """Say of what and for whom."""
        return f"{self.file} {self.section} {self.version} for {self.agency}"


class Erased(models.Model):
    """An id that must never come back: of a file that was erased, or under which its facts had stood."""

    id = models.UUIDField(primary_key=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id of what is no more: erased again whenever older data is put back.",
    }

    def __str__(self) -> str:
        """Say which."""
        return str(self.id)


def newest_wrap(agency: UUID, file: UUID, section: str, entry: UUID) -> Wrap | None:
    """Find the newest key of one drawer or closed entry: asked at every writing, so in a statement composed once."""
    asked = [file.hex, str(section), entry.hex, agency.hex]
    return next(iter(Wrap.objects.raw(_NEWEST_WRAP, asked)), None)


def newest_grant(agency: UUID, member: UUID) -> Grant | None:
    """Find a member's newest grant: asked at every request, so in a statement composed once."""
    return next(iter(Grant.objects.raw(_NEWEST_GRANT, [agency.hex, member.hex])), None)


def last_milestone() -> Milestone | None:
    """Find the newest generation that the data has seen: asked at every writing, so in a statement composed once."""
    return next(iter(Milestone.objects.raw(_LAST_MILESTONE)), None)


def insert_wraps(wraps: Iterable[Wrap]) -> None:
    """Write new wraps: when a register moves in these are the most, so in a statement composed once."""
    connection = connections[router.db_for_write(Wrap)]
    told = connection.ops.adapt_datetimefield_value
    rows: list[Any] = [
        (
            *(wrap.file.hex, wrap.section, wrap.entry.hex, wrap.version, wrap.agency.hex, wrap.epoch),
            *(wrap.first, wrap.wrap, wrap.generation, told(wrap.made_at)),
        )
        for wrap in wraps
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_WRAP, rows)


_INSERT_WRAP: Final = (
    "INSERT INTO vault_wrap (file, section, entry, version, agency, epoch, first, wrap, generation, made_at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_NEWEST_WRAP: Final = (
    "SELECT * FROM vault_wrap WHERE file = %s AND section = %s AND entry = %s AND agency = %s"
    " ORDER BY version DESC LIMIT 1"
)
_NEWEST_GRANT: Final = "SELECT * FROM vault_grant WHERE agency = %s AND member = %s ORDER BY epoch DESC LIMIT 1"
_LAST_MILESTONE: Final = "SELECT * FROM vault_milestone ORDER BY generation DESC LIMIT 1"
