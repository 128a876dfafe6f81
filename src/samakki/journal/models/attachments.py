"""Photographs, scans and sounds: sealed in pieces, proved by the header of the entry they belong to."""

from typing import ClassVar

from django.db import models

from samakki.journal.models.entries import Entry, File


class Attachment(models.Model):
    """An attachment of an entry; its name, type and length lie sealed in its label."""

    id = models.UUIDField(primary_key=True, editable=False)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=16)
    closed = models.BooleanField()
    apart = models.BooleanField(default=False)
    key_version = models.PositiveIntegerField()
    pieces = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    label = models.BinaryField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a random name for the attachment",
        "file": "whose file it is in",
        "entry": "which entry it belongs to",
        "section": "which key opens it",
        "closed": "that the entry's own key opens it, not the section's",
        "apart": "that somebody attached it who does not own the file: then too the entry's own key opens it",
        "key_version": "which version of that key opens it",
        "pieces": "how many pieces there are, so that a missing one is noticed; its rough length shows anyway",
        "digest": "proves the sealed pieces without opening them",
    }
    SEALED: ClassVar[dict[str, str]] = {"label": "its own name, its media type, its length"}

    class Meta:
        """How the table is named."""

        db_table = "journal_attachment"

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.id)


class Piece(models.Model):
    """A sealed mebibyte of an attachment."""

    id = models.BigAutoField(primary_key=True)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    blob = models.BinaryField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "a running number",
        "attachment": "which attachment it is a piece of",
        "number": "its place in the attachment",
    }
    SEALED: ClassVar[dict[str, str]] = {"blob": "the bytes themselves"}

    class Meta:
        """How the table is named, and that each place holds one piece."""

        db_table = "journal_piece"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attachment", "number"], name="journal_piece_once_in_its_place"),
        ]

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.number} of {self.attachment_id}"
