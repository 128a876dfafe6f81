"""What happened to keys and members, who said yes to what takes two, and where a login was used from."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER, Nodded, NoticeKind


class Notice(models.Model):
    """Something that happened to an agency's keys or members, which all of them may know."""

    id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=32, choices=[(kind.value, kind.value) for kind in NoticeKind])
    by_member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "Whose keys or members it concerns.",
        "kind": "What happened, as a word from a short list.",
        "by_member": "Which member of staff did it; empty when it was done at the machine.",
        "about": "Which member of staff it was done to.",
        "at": "When it happened.",
    }

    class Meta:
        """An agency's notices are listed, the newest first."""

        indexes: ClassVar[list[Any]] = [models.Index(fields=["agency", "-at"], name="access_told")]

    def __str__(self) -> str:
        """Say what happened."""
        return self.kind


class Nod(models.Model):
    """One member's yes to something that takes more than one."""

    id = models.UUIDField(primary_key=True)
    what = models.CharField(max_length=16, choices=[(what.value, what.value) for what in Nodded])
    about = models.UUIDField()
    by_member = models.ForeignKey(MEMBER, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "what": "What was agreed to, as a word from a short list.",
        "about": "For whom, or for which new pair of keys: a random id.",
        "by_member": "Which member of staff said yes: who answers for it is told.",
        "at": "When: a yes that waits for a second one holds for seven days.",
    }

    class Meta:
        """Nobody counts twice."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["what", "about", "by_member"], name="access_nod_once"),
        ]

    def __str__(self) -> str:
        """Say what was agreed to."""
        return f"{self.what} {self.about}"


class Place(models.Model):
    """A place that a login was used from: it stays open to it while others guess from elsewhere."""

    mark = models.BinaryField(primary_key=True, max_length=32)
    seen_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "mark": "A keyed hash of a login and an address: neither can be told from it.",
        "seen_at": "When it was last used: it is forgotten after 60 days.",
    }

    def __str__(self) -> str:
        """Say when it was used."""
        return self.seen_at.isoformat()
