"""Erasures and what was decided about keeping: of nobody, but for a case's random id."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.cases.words import CASE
from samakki.keeping.words import EraseWhy, ErasureState


class Erasure(models.Model):
    """That a file is to be erased, or was: who asked, who decided, what it took away. It outlives the case."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "case": "The random id of the file; when it is erased nothing stands behind it any more.",
        "owner": "Whose file it was: who leads it decides.",
        "why": "Why, as a code from a short list.",
        "state": "How far it has come: what waits is found without a key.",
        "asked_by": "Who asked; empty for the terminal of the node.",
        "asked_at": "When it was asked.",
        "decided_by": "Who agreed or refused: never who asked.",
        "decided_at": "When it was decided.",
        "person": "The number of the file's facts, from the decision to the end of the erasure; then it is emptied.",
        "done_at": "When it was erased.",
        "final_at": "From when on no copy of the keystore opens it: it stands on the receipt.",
        "keys": "How many keys were destroyed.",
        "entries": "How many entries nobody can open any more.",
        "attachments": "How many attachments were removed.",
        "facts_kept": "How many facts stay, because they identify nobody.",
        "facts_gone": "How many facts were removed.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.UUIDField(db_index=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    why = models.CharField(max_length=20, choices=[(why.value, why.value) for why in EraseWhy])
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in ErasureState])
    asked_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)
    person = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    keys = models.PositiveIntegerField(default=0)
    entries = models.PositiveIntegerField(default=0)
    attachments = models.PositiveIntegerField(default=0)
    facts_kept = models.PositiveIntegerField(default=0)
    facts_gone = models.PositiveIntegerField(default=0)

    class Meta:
        """One of a case waits at a time; nobody decides what they asked for themselves; what is done was decided."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "state", "asked_at"], name="erasures_of_agency"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state__in=["asked", "approved"]), name="erasure_waits_once"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | models.Q(asked_by=None)
                | ~models.Q(asked_by=models.F("decided_by")),
                name="erasure_has_four_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None, decided_at=None)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="erasure_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        """Say how far it has come, and of nobody."""
        return self.state


class KeptOn(models.Model):
    """That somebody decided to keep a case for longer than a rule says; why lies sealed in the case."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "case": "Which case; its own row names nobody.",
        "until": "Until when: then it is proposed again.",
        "decided_by": "Who decided.",
        "decided_at": "When it was decided.",
    }

    case = models.OneToOneField(CASE, on_delete=models.PROTECT, primary_key=True, related_name="+")
    until = models.DateField()
    decided_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        """Say until when."""
        return str(self.until)
