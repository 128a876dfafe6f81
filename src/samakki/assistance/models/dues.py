"""What is due: found and reminded of without a key; what it is about lies sealed in the case."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.assistance.words import DueKind, DueState
from samakki.cases.words import CASE


class Due(models.Model):
    """Something that comes due for a case."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "case": "Which case it is for; the case's own row names nobody.",
        "owner": "Whose it is: late and forgotten things are found without a key.",
        "member": "On whose day it stands.",
        "kind": "Whether it is a visit, an appointment, a limit: not what for.",
        "ref": "The random name of the row in the case that says what it is, or the rule that made it.",
        "on": "The day: reminders work without a key.",
        "at": "The time of the day, where there is one.",
        "state": "Whether it is open; it rests while its case has gone into another file of the person.",
        "settled_on": "When it was settled.",
        "tries": "How often somebody tried in vain; of no weight for the person.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(CASE, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in DueKind])
    ref = models.CharField(max_length=60)
    on = models.DateField()
    at = models.TimeField(null=True)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in DueState])
    settled_on = models.DateField(null=True)
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        """A person's day, an agency's, its alarms and what comes next for a case: each has an index of its own.

        SQLite picks the index with the most equal columns, so each names the agency, which every question asks for too.
        """

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["member", "owner", "state", "on"], name="due_of_member"),
            models.Index(fields=["owner", "state", "on"], name="due_of_agency"),
            models.Index(fields=["owner", "kind", "state", "on"], name="due_of_kind"),
            models.Index(fields=["case", "owner", "state", "on"], name="due_of_case"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "kind", "ref"], name="due_once"),
        ]

    def __str__(self) -> str:
        """Say what kind and when, and of nobody."""
        return f"{self.kind} {self.on}"
