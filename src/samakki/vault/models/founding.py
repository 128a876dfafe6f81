"""Whose keystore this is and how far it has come, told in both stores: an older copy is noticed."""

from typing import Any, ClassVar, Final

from django.db import models


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


def last_milestone() -> Milestone | None:
    """Find the newest generation that the data has seen: asked at every writing, so in a statement composed once."""
    return next(iter(Milestone.objects.raw(_LAST_MILESTONE)), None)


_LAST_MILESTONE: Final = "SELECT * FROM vault_milestone ORDER BY generation DESC LIMIT 1"


class Erased(models.Model):
    """An id that must never come back: of a file that was erased, or under which its facts had stood."""

    id = models.UUIDField(primary_key=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id of what is no more: erased again whenever older data is put back.",
    }

    def __str__(self) -> str:
        """Say which."""
        return str(self.id)
