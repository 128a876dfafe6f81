"""How a country and an agency want it done: sets of rules with their source, written procedures with their versions."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER


class RuleSet(models.Model):
    """The rules of a country in one version: order of the steps, limits, follow-ups; with the source of each."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "country": "Whose rules; empty for those of no country.",
        "version": "Which version.",
        "content": "The rules: of nobody.",
        "taken_in_at": "Since when they are here.",
    }

    id = models.UUIDField(primary_key=True)
    country = models.CharField(max_length=2, blank=True)
    version = models.CharField(max_length=40)
    content = models.JSONField()
    taken_in_at = models.DateTimeField()

    class Meta:
        """A version is never changed: a new one stands beside it."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["country", "version"], name="rules_have_a_version"),
        ]

    def __str__(self) -> str:
        """Give country and version."""
        return f"{self.country} {self.version}"


class RuleChoice(models.Model):
    """By which rules an agency works."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "agency": "Which agency.",
        "rules": "Which rules.",
        "since": "Since when.",
    }

    agency = models.OneToOneField(AGENCY, on_delete=models.PROTECT, primary_key=True, related_name="+")
    rules = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    def __str__(self) -> str:
        """Give the agency's id."""
        return str(self.pk)


class Procedure(models.Model):
    """An agency's own written procedure of a step, or of supervision, in one version."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "Whose procedure.",
        "about": "Which step it is of, or supervision.",
        "version": "Which version, counted from 1.",
        "words": "How it is done; of nobody.",
        "written_by": "Who wrote it.",
        "written_at": "When it was written.",
    }

    id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    words = models.TextField()
    written_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """A version is never changed."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "about", "version"], name="procedure_has_a_version"),
        ]

    def __str__(self) -> str:
        """Give what it is about and its version."""
        return f"{self.about} {self.version}"
