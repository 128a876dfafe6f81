"""What colleagues ask of each other: a look at a case, cover while somebody is away."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.cases.words import CASE


class Review(models.Model):
    """That a supervisor was asked to look at something in a case; question and answer lie sealed in it."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "case": "Which case; its own row names nobody.",
        "owner": "Whose it is: the queue is found without a key.",
        "about": "Whether it is the plan, the closing ...; not what is asked.",
        "ref": "The random name of the row in the case that holds question and answer.",
        "asked_by": "Who asked.",
        "asked_at": "When it was asked: what waits too long is found without a key.",
        "verdict": "Whether it waits, was signed off, returned or taken back.",
        "decided_by": "Who answered.",
        "decided_at": "When it was answered.",
        "seen_at": "When the one who asked saw the answer.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(CASE, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(max_length=20)
    ref = models.CharField(max_length=8)
    asked_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    verdict = models.CharField(max_length=12, blank=True)
    decided_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """The queue is read off one index; who decided and when stand together."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "verdict", "asked_at"], name="review_queue"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(verdict="", decided_by=None, decided_at=None)
                | (~models.Q(verdict="") & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="review_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        """Say what it is about, and of nobody."""
        return self.about


class Away(models.Model):
    """That somebody is away from a day to a day, and who sees to their cases meanwhile."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "In which agency: who stands in is found without a key.",
        "member": "Who is away.",
        "since": "From which day.",
        "until": "To which day.",
        "covered_by": "Who sees to the cases meanwhile.",
        "made_by": "Who arranged it.",
        "ended_at": "When it was ended early.",
    }

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    covered_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Who is away in an agency is read off one index; nobody comes back before they went."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "until"], name="away_of_agency"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="away_forwards"),
        ]

    def __str__(self) -> str:
        """Say from when to when."""
        return f"{self.since} {self.until}"
