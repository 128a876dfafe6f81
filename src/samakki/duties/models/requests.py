"""What people asked of their own files: when, by when it is answered, how it was; of nobody, but for a random id."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.duties.words import RequestKind, RequestState


class Request(models.Model):
    """That somebody asked something of their own file. It outlives the case: that it was answered must be shown."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "case": "The random id of the file; when it is erased nothing stands behind it any more.",
        "owner": "Whose file it is: who leads it answers.",
        "kind": "What was asked, as a code from a short list; in which words lies sealed in the case.",
        "state": "How it stands: what waits is found, and counted, without a key.",
        "asked_on": "On which day it was asked: the time for an answer runs from then.",
        "due_on": "By when it is answered.",
        "longer": "Whether the time was made longer, which happens once.",
        "asked_in": "The random id of the entry that says what was asked.",
        "said_in": "The random id of the entry that says what was answered.",
        "taken_by": "Who took it down.",
        "answers": "Who was named to answer it.",
        "answered_by": "Who answered it.",
        "answered_at": "When it was answered.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.UUIDField(db_index=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in RequestKind])
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in RequestState])
    asked_on = models.DateField()
    due_on = models.DateField()
    longer = models.BooleanField(default=False)
    asked_in = models.UUIDField()
    said_in = models.UUIDField(null=True)
    taken_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    answers = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    answered_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """What waits in an agency is read off one index; what is answered says by whom."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "state", "due_on"], name="request_waits"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(state=RequestState.ASKED.value, answered_at=None)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="request_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        """Say what and how far; of nobody."""
        return f"{self.kind} {self.state}"
