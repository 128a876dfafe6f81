"""Alarms and broken glass: of which reader, of which file; never a word of what stands in it."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.watch.words import AlarmKind, AlarmState, Verdict


class Alarm(models.Model):
    """Something unusual that was seen of a reader, and what two watchers said about it."""

    id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in AlarmKind])
    at = models.DateTimeField()
    day = models.DateField()
    number = models.PositiveIntegerField(default=1)
    file = models.UUIDField(null=True)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in AlarmState])
    asked_by = models.ForeignKey(MEMBER, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=16, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    first_by = models.ForeignKey(MEMBER, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    first_at = models.DateTimeField(null=True)
    first = models.CharField(max_length=8, blank=True, default="", choices=[(one.value, one.value) for one in Verdict])
    second_by = models.ForeignKey(MEMBER, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    verdict = models.CharField(max_length=8, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    disagreed = models.BooleanField(default=False)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "For which agency the reader works: who leads it is told.",
        "member": "Of which member of staff.",
        "kind": "What was seen, as a code.",
        "at": "When it was raised.",
        "day": "On which day: of each kind there is one alarm a day.",
        "number": "How many persons or searches.",
        "file": "A random id: which file, where it is about one.",
        "state": "How far it has come.",
        "asked_by": "Who asked the reader why.",
        "asked_at": "When: it is to be answered within a day.",
        "answer": "What the reader answered, as a code from a short list.",
        "answered_at": "When it was answered.",
        "first_by": "Who said first what it was.",
        "first_at": "When the first of two said what it was.",
        "first": "What they said.",
        "second_by": "Who agreed.",
        "verdict": "What both said.",
        "settled_at": "When it was settled.",
        "disagreed": "That two watchers did not agree, and it is looked at anew.",
    }

    class Meta:
        """One a day for each reader, kind and file; nobody judges themselves, nobody judges twice."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "state", "at"], name="watch_alarms_of_agency"),
            models.Index(fields=["member", "kind", "day"], name="watch_alarms_of_member"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(first_by=None) | ~models.Q(first_by=models.F("member")),
                name="watch_nobody_judges_themselves",
            ),
            models.CheckConstraint(
                condition=models.Q(second_by=None)
                | (~models.Q(second_by=models.F("first_by")) & ~models.Q(second_by=models.F("member"))),
                name="watch_two_watchers",
            ),
        ]

    def __str__(self) -> str:
        """Say what was seen."""
        return self.kind


class Duty(models.Model):
    """That a member is on duty: they may ask for a section to be opened when a life is at risk."""

    id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    named_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "In which agency.",
        "member": "Which member of staff is on duty.",
        "named_by": "Who said so.",
        "since": "From when on.",
        "until": "Until when.",
    }

    class Meta:
        """Who is on duty now is found off one index."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["agency", "until"], name="watch_duty_now")]

    def __str__(self) -> str:
        """Say until when."""
        return str(self.until)


class Glass(models.Model):
    """That a section was asked to be opened because a life is at risk; the reason lies sealed in the file."""

    id = models.UUIDField(primary_key=True)
    file = models.UUIDField(db_index=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    passed_by = models.ForeignKey(AGENCY, null=True, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=16)
    recipient_kind = models.CharField(max_length=12)
    recipient = models.CharField(max_length=120)
    row = models.CharField(max_length=40)
    ground = models.UUIDField()
    code = models.BinaryField(max_length=32)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    opened_by = models.ForeignKey(MEMBER, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField(null=True)
    alone = models.BooleanField(default=False)
    review_on = models.DateField(null=True)
    reviewed_by = models.ForeignKey(MEMBER, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    reviewed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=8, blank=True, default="")

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "file": "A random id: of which file.",
        "owner": "Whose file it is.",
        "passed_by": "Which other agency, that held the section, passed it on; empty where the owner opened it.",
        "section": "Which section, never what it says.",
        "recipient_kind": "Whether an agency or one member is named.",
        "recipient": "Which agency, or the random id of a member of staff.",
        "row": "In which sealed row of the file the reason stands; of what was passed on, in which sealed entry.",
        "ground": "Which ground it is.",
        "code": "A hash of the code that the second person types.",
        "tries": "How often it was typed wrongly.",
        "asked_by": "Who on duty asked.",
        "asked_at": "When it was asked for.",
        "opened_by": "Who agreed; who asked, where nobody answered.",
        "opened_at": "When it was opened.",
        "alone": "That one person opened it alone, because nobody answered.",
        "review_on": "By which day somebody else has to look at it.",
        "reviewed_by": "Who looked at it.",
        "reviewed_at": "When somebody looked at it.",
        "verdict": "Whether it was right.",
    }

    class Meta:
        """Alone or with a second person; nobody reviews what they opened or asked for."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["owner", "asked_at"], name="watch_glass_of")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(opened_by=None)
                | models.Q(alone=True, opened_by=models.F("asked_by"))
                | (models.Q(alone=False) & ~models.Q(opened_by=models.F("asked_by"))),
                name="watch_glass_takes_two_or_says_so",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None) | ~models.Q(reviewed_by=models.F("asked_by")),
                name="watch_glass_reviewed_by_another",
            ),
        ]

    def __str__(self) -> str:
        """Say when."""
        return str(self.asked_at)
