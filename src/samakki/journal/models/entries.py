"""Files, the entries they grow by, and the sealed snapshot of each section."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.db import models

from samakki.journal.words import EntryHeader, NoSuchFileError
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId, NodeId
from samakki.sections.words import Section

_OWNER = "without it nobody could say, before a key is turned, whose key to turn and who may ask"


class File(models.Model):
    """A case file as the journal knows it: who owns it, how long it is, and where its chain ends."""

    id = models.UUIDField(primary_key=True, editable=False)
    node = models.UUIDField()
    owner = models.UUIDField(db_index=True)
    length = models.PositiveIntegerField(default=0)
    head = models.BinaryField(max_length=32)
    stamp = models.CharField(max_length=26, blank=True)
    conflicts = models.PositiveIntegerField(default=0)
    erased_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a random name for the file, by which its entries and keys are found",
        "node": "the installation that opened the file; keys are bound to it",
        "owner": _OWNER,
        "length": "how many entries there are, so that a missing last one is noticed",
        "head": "the hash of the last entry's header, so that the next one can be chained without a key",
        "stamp": "the last entry's stamp, so that the next one comes after it whatever the clocks say",
        "conflicts": "how many fields wait for a person to choose, so that a list can say so without a key",
        "erased_at": "when it was erased: nothing is written into it any more",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_file"

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.id)

    @classmethod
    def owners(cls, files: Iterable[UUID]) -> dict[UUID, UUID]:
        """Tell which agency owns each of these files; raises NoSuchFileError when one is not here."""
        wanted = set(files)
        found = dict(cls.objects.filter(pk__in=wanted).values_list("id", "owner"))
        if len(found) != len(wanted):
            raise NoSuchFileError
        return found


class Entry(models.Model):
    """One entry: a clear header that can be proved without a key, and a sealed body."""

    id = models.UUIDField(primary_key=True, editable=False)
    node = models.UUIDField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    section = models.CharField(max_length=16)
    key_version = models.PositiveIntegerField()
    author = models.UUIDField()
    agency = models.UUIDField()
    stamp = models.CharField(max_length=26)
    closed = models.BooleanField()
    body_hash = models.BinaryField(max_length=32)
    attached_hash = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    ground = models.UUIDField(null=True)
    body = models.BinaryField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a random name for the entry",
        "node": "the installation that wrote it; its key is bound to it",
        "file": "which file it belongs to: chains and keys go by file",
        "number": "its place in the file, so that a missing or moved entry is noticed",
        "section": "which of ten keys opens it; it tells that something was written there, never what",
        "key_version": "which version of that key opens it",
        "author": "who wrote it: a random member id, needed to prove authorship without a key",
        "agency": "for which agency: it decides who keeps reading when access ends",
        "stamp": "when it was written by its author's clock; due dates and order must work without a key",
        "closed": "that it has a key of its own, so that nobody tries the section's",
        "body_hash": "proves the sealed body without opening it; it is a hash of sealed bytes only",
        "attached_hash": "proves the sealed attachments without opening them",
        "previous": "the hash of the header before it: the file's chain",
        "ground": "why somebody could write who does not own the file: a random id. It tells that the entry has a key "
        "of its own, so that its author keeps it when the sharing ends",
    }
    SEALED: ClassVar[dict[str, str]] = {"body": "kind, note, changes with their bases, form, flags, attachments"}

    class Meta:
        """How the table is named, and that a number is given once in a file."""

        db_table = "journal_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="journal_entry_once_in_its_place"),
        ]

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.id)

    def header(self) -> EntryHeader:
        """Give the entry's header."""
        return EntryHeader(
            id=EntryId(self.id),
            node=NodeId(self.node),
            file=FileId(self.file_id),
            number=self.number,
            section=Section(self.section),
            key_version=self.key_version,
            author=MemberId(self.author),
            agency=AgencyId(self.agency),
            stamp=Stamp.parse(self.stamp),
            closed=self.closed,
            body_hash=bytes(self.body_hash),
            attached_hash=bytes(self.attached_hash),
            previous=bytes(self.previous),
            ground=self.ground,
        )


class PendingEntry(models.Model):
    """An entry that has no place in the node's tree yet."""

    id = models.BigAutoField(primary_key=True)
    entry = models.UUIDField()
    hash = models.BinaryField(max_length=32)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "the order in which entries wait for their place in the tree",
        "entry": "which entry waits",
        "hash": "the hash of its header, which becomes the leaf",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_pending_entry"

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.entry)


class Snapshot(models.Model):
    """What one section of a file says now, folded and sealed, so that lists need not fold; rebuilt at any time."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+", db_index=False)
    section = models.CharField(max_length=16)
    key_version = models.PositiveIntegerField()
    through = models.PositiveIntegerField()
    conflicts = models.PositiveIntegerField(default=0)
    blob = models.BinaryField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a running number",
        "file": "whose snapshot it is",
        "section": "which key opens it",
        "key_version": "which version of that key opens it",
        "through": "the number of the last entry folded in, so that an old snapshot put back is noticed",
        "conflicts": "how many of the section's fields wait for a person to choose",
    }
    SEALED: ClassVar[dict[str, str]] = {"blob": "the section's fields with all values that stand"}

    class Meta:
        """How the table is named, and that a section has one snapshot."""

        db_table = "journal_snapshot"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "section"], name="journal_one_snapshot_a_section"),
        ]

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.section} of {self.file_id}"
