"""What was seen of readers, in numbers and ids: taken from the record of reads, as it is numbered."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER


class Place(models.Model):
    """How far the record of reads was looked through: one row."""

    one = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField(default=0)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "one": "Always 1.",
        "position": "The place in the tree of reads from which it goes on.",
    }

    def __str__(self) -> str:
        """Say how far."""
        return str(self.position)


class Seen(models.Model):
    """That a member opened the page of a person on a day; how often does not matter."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    file = models.UUIDField()
    outside = models.BooleanField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "For which agency it was read.",
        "member": "Which member of staff read.",
        "day": "On which day.",
        "file": "A random id: which file, as the record of reads says too.",
        "outside": "Whether it stood on somebody else's list at that time.",
        "first_at": "When first on that day.",
        "last_at": "When last on that day.",
    }

    class Meta:
        """Each person counts once a day; a reader's days are found off one index."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "day", "file"], name="watch_seen_once_a_day"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["agency", "day"], name="watch_seen_in_agency")]

    def __str__(self) -> str:
        """Say on which day."""
        return str(self.day)


class Paper(models.Model):
    """That something was printed or taken out, as the record of reads says."""

    read = models.UUIDField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    page = models.CharField(max_length=24)
    files = models.PositiveIntegerField()
    file = models.UUIDField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "read": "Which record of reads says so.",
        "agency": "For which agency.",
        "member": "Which member of staff did it.",
        "at": "When it was.",
        "page": "What kind of paper or file, as a code.",
        "files": "Of how many persons.",
        "file": "A random id: of which, where it was one.",
    }

    class Meta:
        """Those of an agency are listed, the newest first."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["agency", "at"], name="watch_paper_of_agency")]

    def __str__(self) -> str:
        """Say which kind."""
        return self.page


class VainSearch(models.Model):
    """That somebody looked for a person and found nobody; for whom is not kept."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "For which agency.",
        "member": "Which member of staff searched.",
        "at": "When it was.",
    }

    class Meta:
        """A member's last searches are found off one index."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["member", "at"], name="watch_vain_of_member")]

    def __str__(self) -> str:
        """Say when."""
        return str(self.at)


class Explained(models.Model):
    """Why somebody opens a file that stands on a colleague's list, until when it need not be said again."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    file = models.UUIDField()
    why = models.CharField(max_length=16)
    at = models.DateTimeField()
    until = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "member": "Which member of staff said it.",
        "file": "A random id: of which file.",
        "why": "Why, as a code from a short list.",
        "at": "When it was said.",
        "until": "Until when it holds.",
    }

    class Meta:
        """What was said of a file is found off one index."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["member", "file", "until"], name="watch_explained_of_file"),
        ]

    def __str__(self) -> str:
        """Say why."""
        return self.why


class Flag(models.Model):
    """That somebody is watched over: each reading by others than the own worker is an alarm."""

    id = models.UUIDField(primary_key=True)
    file = models.UUIDField(db_index=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "file": "A random id: of which file.",
        "agency": "Whose file it is.",
        "made_by": "Which member of staff asked for it.",
        "made_at": "Since when.",
        "ended_at": "Until when.",
    }

    class Meta:
        """A file is watched over once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(ended_at=None), name="watch_flagged_once"),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.made_at)
