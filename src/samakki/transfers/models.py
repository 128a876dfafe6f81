"""What transfers store: imports and how far they have come, marks of the rows that came, exports. No word of a row."""

from typing import ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.journal.words import FILE


class Import(models.Model):
    """A file that is being taken in, or was."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    format = models.CharField(max_length=8)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    epoch = models.PositiveIntegerField()
    mark = models.BinaryField(max_length=32)
    through = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    already = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=12, default="running")
    sealed = models.BinaryField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "Whose cases come in: its list of imports is found without a key.",
        "member": "Who takes them in; only they may go on.",
        "format": "CSV, XLSX or JSON: what kind of file it was.",
        "begun_at": "When it began.",
        "ended_at": "When the last row was reached: what was left halfway is told.",
        "epoch": "Under which of the agency's keys the mark was made.",
        "mark": "A keyed digest of the file: the same file is recognised, and nobody without the key can guess it.",
        "through": "To which row it has come: it goes on there after a power cut.",
        "taken": "How many cases were opened.",
        "already": "How many rows were here already.",
        "refused": "How many rows wait to be mended.",
        "rows": "How many rows there are, so that progress can be told.",
        "stage": "Whether it waits for its map, is looked through, runs, or is done.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed": "the file's name and the map, to the member who brought it"}

    class Meta:
        """An agency's imports, newest first; an unfinished one is found by its file."""

        db_table = "transfers_import"
        indexes: ClassVar = [models.Index(fields=["agency", "begun_at"], name="transfers_imports_of_agency")]

    def __str__(self) -> str:
        """Name the row by its id."""
        return str(self.id)


class Slice(models.Model):
    """Some rows that wait to be taken in or handed on, sealed to the member as they were read; gone when done."""

    id = models.BigAutoField(primary_key=True)
    transfer = models.UUIDField()
    kind = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    blob = models.BinaryField()
    made_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "transfer": "The import or export that they belong to.",
        "kind": "Whether they are rows to take in, rows to mend, or cases to hand on.",
        "number": "Their place.",
        "rows": "How many there are.",
        "made_at": "When they were sealed: what nobody fetched in a day is forgotten.",
    }
    SEALED: ClassVar[dict[str, str]] = {"blob": "the rows, to the member who brought or wants them"}

    class Meta:
        """Each place once."""

        db_table = "transfers_slice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transfer", "kind", "number"], name="transfers_slice_once_in_its_place"),
        ]

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.kind} {self.number} of {self.transfer}"


class Origin(models.Model):
    """That a row of a register became a case: two keyed digests, of which row it was and of what it said."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    epoch = models.PositiveIntegerField()
    mark = models.BinaryField(max_length=32)
    said = models.BinaryField(max_length=32)
    file = models.ForeignKey(FILE, on_delete=models.PROTECT, related_name="+")
    brought = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+", db_index=False)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "Whose row it was: two agencies never recognise each other's.",
        "epoch": "Under which of the agency's keys the digests were made.",
        "mark": "A keyed digest of the row's id: it never comes in twice, and nobody without the key can guess it.",
        "said": "A keyed digest of what the row said: a changed row is noticed, and nothing of it can be guessed.",
        "file": "Which case the row became.",
        "brought": "By which import.",
    }

    class Meta:
        """A row comes in once."""

        db_table = "transfers_origin"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "epoch", "mark"], name="transfers_row_comes_once"),
        ]

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.file_id} by {self.brought_id}"


class Export(models.Model):
    """That cases were handed on: by whom, how many, what for."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    format = models.CharField(max_length=8)
    purpose = models.CharField(max_length=24)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    cases = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(null=True)
    takes_two = models.BooleanField(default=False)
    agreed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    agreed_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "Whose cases went out.",
        "member": "Who handed them on: a person may ask, without any key being turned.",
        "format": "CSV, XLSX or JSON.",
        "purpose": "What for, as a code from a short list.",
        "begun_at": "When it began.",
        "ended_at": "When the file was made.",
        "cases": "How many cases.",
        "done": "How many of them were read so far.",
        "takes_two": "Whether it takes the yes of a second person.",
        "agreed_by": "Who said yes to it besides.",
        "agreed_at": "When the second person said yes.",
    }
    SEALED: ClassVar[dict[str, str]] = {"sealed": "what is wanted and the words that open the file, to the member"}

    class Meta:
        """An agency's exports, newest first."""

        db_table = "transfers_export"
        indexes: ClassVar = [models.Index(fields=["agency", "begun_at"], name="transfers_exports_of_agency")]

    def __str__(self) -> str:
        """Name the row by its id."""
        return str(self.id)
