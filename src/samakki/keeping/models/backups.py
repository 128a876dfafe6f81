"""What copying last did, for who looks after the node."""

from typing import Any, ClassVar

from django.db import models


class Backup(models.Model):
    """One copy of the node: when, where, how large; or why it failed."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "began_at": "When it began.",
        "ended_at": "When it was finished or failed: one that never ended is told.",
        "place": "Where it lies on this machine.",
        "data_bytes": "How large the copy of the data is.",
        "keystore_bytes": "How large the copy of the keystore is.",
        "wrong": "Why it failed, as a code; empty for one that is whole.",
    }

    id = models.UUIDField(primary_key=True)
    began_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300)
    data_bytes = models.BigIntegerField(default=0)
    keystore_bytes = models.BigIntegerField(default=0)
    wrong = models.CharField(max_length=20, blank=True)

    class Meta:
        """A copy ends after it began."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("began_at")),
                name="backup_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        """Say when."""
        return str(self.began_at)
