"""Which stories wait for a second look: found without a key; what they tell lies sealed in the case."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY
from samakki.cases.words import CASE


class StoryLook(models.Model):
    """That a story waits for somebody else to look it through; the row goes when somebody has, or writes it anew."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "case": "Which case; its own row names nobody.",
        "owner": "Whose it is: the list is found without a key.",
        "ref": "The random name of the row in the case that holds the story.",
        "asked_at": "When it was asked: what waits longest stands first.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(CASE, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    ref = models.CharField(max_length=8)
    asked_at = models.DateTimeField()

    class Meta:
        """The list is read off one index; a story waits once."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "asked_at"], name="story_look_queue"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "ref"], name="story_waits_once"),
        ]

    def __str__(self) -> str:
        """Say since when, and of nobody."""
        return str(self.asked_at)
