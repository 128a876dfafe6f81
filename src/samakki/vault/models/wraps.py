"""The data keys: of a section in a version, or of one entry, each wrapped for everybody who holds it."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from django.db import connections, models, router

NO_ENTRY: Final = UUID(int=0)
"""Stands where a key is no single entry's: a unique index must not meet NULL."""

NOBODY: Final = UUID(int=0)
"""Stands where a key was wrapped for no agency, or for no member by name."""


class Wrap(models.Model):
    """A data key, of a section in a version or of one entry, wrapped for one holder."""

    file = models.UUIDField()
    section = models.CharField(max_length=16)
    entry = models.UUIDField(default=NO_ENTRY)
    version = models.PositiveIntegerField()
    how = models.CharField(max_length=8, default="epoch")
    agency = models.UUIDField(default=NOBODY)
    member = models.UUIDField(default=NOBODY)
    epoch = models.PositiveIntegerField()
    first = models.BooleanField()
    wrap = models.BinaryField()
    signature = models.BinaryField(default=b"")
    generation = models.BigIntegerField(db_index=True)
    made_at = models.DateTimeField(db_index=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "file": "A random id: of which file the key is, so that erasing finds it.",
        "section": "Which of ten sections it opens.",
        "entry": "Which entry it opens, zeros when it is the section's.",
        "version": "Which version: withdrawing needs no key.",
        "how": "Under which kind of key it lies: it tells how to open it, not what is in it.",
        "agency": "For whom it was wrapped: expiry and withdrawal need no key. Zeros when for no agency.",
        "member": "For which member by name, as an interpreter: the same. Zeros when for none.",
        "epoch": "Under which of the agency's keys it lies, or under which version of the section's.",
        "first": "That this wrap made the key: a key is made once, and its author keeps it.",
        "signature": "The node's signature over a letter: one that was slipped in is noticed.",
        "generation": "When in the keystore's count it was made: the data remembers the newest.",
        "made_at": "How old it is: only old orphans are swept.",
    }
    SEALED: ClassVar[dict[str, str]] = {"wrap": "the data key, under its holder's key"}

    class Meta:
        """One wrap a holder; and one first wrap a key, so that two workers never make the same key twice."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["file", "section", "entry", "version", "agency", "member"], name="vault_wrap_once"
            ),
            models.UniqueConstraint(
                fields=["file", "section", "entry", "version"],
                condition=models.Q(first=True),
                name="vault_key_made_once",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["agency", "epoch"], name="vault_wrap_by_epoch"),
            models.Index(fields=["member"], condition=~models.Q(member=NOBODY), name="vault_wrap_by_name"),
        ]

    def __str__(self) -> str:
        """Say of what and for whom."""
        holder = self.agency if self.member == NOBODY else self.member
        return f"{self.file} {self.section} {self.version} for {holder}"


def wraps_there(file: UUID, section: str, entry: UUID) -> list[Wrap]:
    """Find all wraps of one section's or entry's keys, newest first: asked at every writing, so composed once."""
    return list(Wrap.objects.raw(_WRAPS_THERE, [file.hex, str(section), entry.hex]))


def insert_wraps(wraps: Iterable[Wrap]) -> None:
    """Write new wraps: when a register moves in these are the most, so in a statement composed once."""
    connection = connections[router.db_for_write(Wrap)]
    told = connection.ops.adapt_datetimefield_value
    rows: list[Any] = [
        (
            *(wrap.file.hex, wrap.section, wrap.entry.hex, wrap.version, wrap.how),
            *(wrap.agency.hex, wrap.member.hex, wrap.epoch, wrap.first, wrap.wrap, wrap.signature),
            *(wrap.generation, told(wrap.made_at)),
        )
        for wrap in wraps
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_WRAP, rows)


def move_wraps(moved: Sequence[tuple[int, str, int, bytes]]) -> None:
    """Lay wraps under an agency's newest key: number of the row, how it lay there, the new epoch, the new bytes.

    One that was destroyed meanwhile stays destroyed, and one that somebody else has moved is left as it is.
    """
    connection = connections[router.db_for_write(Wrap)]
    with connection.cursor() as cursor:
        cursor.executemany(_MOVE_WRAP, [(epoch, blob, b"", number, how, epoch) for number, how, epoch, blob in moved])


_INSERT_WRAP: Final = (
    "INSERT INTO vault_wrap (file, section, entry, version, how, agency, member, epoch, first, wrap, signature,"
    " generation, made_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_WRAPS_THERE: Final = (
    "SELECT * FROM vault_wrap WHERE file = %s AND section = %s AND entry = %s ORDER BY version DESC, id"
)
_MOVE_WRAP: Final = (
    "UPDATE vault_wrap SET how = 'epoch', epoch = %s, wrap = %s, signature = %s"
    " WHERE id = %s AND how = %s AND epoch <= %s"
)
