"""Breaches: dates and states in clear, so that the clock runs without a key; what happened lies in a sealed book."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.duties.words import BreachKind, Risk, Step, WhyNot
from samakki.journal.words import FILE


class Breach(models.Model):
    """That something happened to people's data, and what was done about it by when."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Whose data it was: who leads it tells the authority.",
        "book": "The sealed book in which it stands what happened and in which words who was told.",
        "kind": "What happened, as a code from a short list.",
        "risk": "How much is to be feared, as a code.",
        "found_at": "When somebody knew of it: the clock runs from then.",
        "due_at": "Until when the authority is told.",
        "noted_by": "Who noted it.",
        "contained_at": "When it was stopped.",
        "authority_told_at": "When the authority was told.",
        "authority_not": "That the authority need not be told; why lies sealed.",
        "ended_at": "When all of it was done.",
    }

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    book = models.ForeignKey(FILE, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in BreachKind])
    risk = models.CharField(max_length=10, blank=True, default="", choices=[(risk.value, risk.value) for risk in Risk])
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    noted_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    contained_at = models.DateTimeField(null=True)
    authority_told_at = models.DateTimeField(null=True)
    authority_not = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Whose clock runs is read off one index; nobody is both told and not to be told."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "ended_at", "due_at"], name="breach_runs"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(authority_not=False) | models.Q(authority_told_at=None), name="breach_told_or_not"
            ),
        ]

    def __str__(self) -> str:
        """Say what kind; of nobody."""
        return self.kind


class Concerned(models.Model):
    """Somebody whom a breach concerns."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "breach": "Which breach.",
        "case": "The random id of their file; when it is erased nothing stands behind it any more.",
        "told_at": "When they were told.",
        "why_not": "Why they are not told, as a code from a short list.",
    }

    id = models.BigAutoField(primary_key=True)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="concerned")
    case = models.UUIDField()
    told_at = models.DateTimeField(null=True)
    why_not = models.CharField(
        max_length=20, blank=True, default="", choices=[(why.value, why.value) for why in WhyNot]
    )

    class Meta:
        """Each stands once in a breach."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["breach", "case"], name="breach_concerns_once"),
        ]

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.case} in {self.breach_id}"


class Noted(models.Model):
    """That something was noted of a breach, and in which entry of its book it stands in words."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "breach": "Of which breach.",
        "step": "What was noted, as a code from a short list.",
        "entry": "The random id of the entry that says it in words.",
        "case": "Whom it concerns, where it is somebody: the random id of their file.",
    }

    id = models.BigAutoField(primary_key=True)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, choices=[(step.value, step.value) for step in Step])
    entry = models.UUIDField()
    case = models.UUIDField(null=True)

    def __str__(self) -> str:
        """Say what; of nobody."""
        return self.step
