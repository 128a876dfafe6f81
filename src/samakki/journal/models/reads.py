"""The read log: one record a page, and the files that stood on it."""

from typing import ClassVar

from django.db import models

from samakki.journal.models.entries import File


class Read(models.Model):
    """One page that somebody opened."""

    id = models.UUIDField(primary_key=True, editable=False)
    node = models.UUIDField()
    member = models.UUIDField()
    agency = models.UUIDField()
    stamp = models.CharField(max_length=26)
    purpose = models.CharField(max_length=24)
    page = models.CharField(max_length=24)
    entry = models.UUIDField(null=True)
    why = models.CharField(max_length=16, blank=True, default="")
    hash = models.BinaryField(max_length=32)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a random name for the record",
        "node": "the installation on which it was read",
        "member": "who read: a random member id; a person may ask who read about her without any key being turned",
        "agency": "for which agency it was read",
        "stamp": "when it was read",
        "purpose": "why, as a code from a short list",
        "page": "on which kind of page, as a code from a short list",
        "entry": "which closed entry was opened, when it was one",
        "why": "why somebody opened what was not on their own list, as a code from a short list",
        "hash": "what the tree of reads holds of the record",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_read"

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.id)


class ReadFile(models.Model):
    """A file that stood on a page, and which of its sections were open there."""

    id = models.BigAutoField(primary_key=True)
    read = models.ForeignKey(Read, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    sections = models.CharField(max_length=128)
    ground = models.UUIDField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a running number",
        "read": "the page it belongs to",
        "file": "which file was read",
        "sections": "which sections were open on the page, never what they say",
        "ground": "why another agency could read it: a random id, so that a person can be told without a key",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_read_file"

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.file_id} in {self.read_id}"


class PendingRead(models.Model):
    """A read record that has no place in its tree yet."""

    id = models.BigAutoField(primary_key=True)
    read = models.UUIDField()
    hash = models.BinaryField(max_length=32)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "the order in which records wait for their place in the tree",
        "read": "which record waits",
        "hash": "its hash, which becomes the leaf",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_pending_read"

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.read)
