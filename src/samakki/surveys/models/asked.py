"""Rounds, that somebody is asked in them, and codes.

Who was asked and what they said lies sealed, each in a book of its own under the holding agency's key.
"""

from typing import Any, ClassVar, Final

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.instruments.words import VERSION
from samakki.journal.words import FILE
from samakki.surveys.words import LONGEST_TITLE, RespondentKind

_SENTENCE: Final = 500


class Survey(models.Model):
    """A questionnaire that is asked in rounds."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Which agency holds the answers.",
        "title": "What it is called; never a name.",
        "instrument": "Which form it asks.",
        "threshold": "Fewer than so many are never told.",
        "begun_by": "Who began it.",
        "begun_at": "When it was begun.",
    }

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=LONGEST_TITLE)
    instrument = models.UUIDField()
    threshold = models.PositiveIntegerField()
    begun_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        """Give its title."""
        return self.title


class Round(models.Model):
    """One time that it is asked: never opened again once it is over."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "survey": "Of which survey.",
        "number": "Which round it is.",
        "first_day": "From which day on answers are taken.",
        "last_day": "Until which day.",
        "version": "Which version of the form it asks, from its opening on.",
        "closed_at": "When it was closed before its last day.",
    }

    id = models.UUIDField(primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    version = models.ForeignKey(VERSION, on_delete=models.PROTECT, related_name="+", db_index=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """A round has its number, and does not end before it begins."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_round_once"),
            models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="survey_round_days"),
        ]

    def __str__(self) -> str:
        """Give its number."""
        return str(self.number)


class Respondent(models.Model):
    """That somebody is asked in a round: of which kind, whether answers came, whether they took their yes back."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "round": "In which round.",
        "kind": "An organisation, an embassy or a person: progress is counted without a key.",
        "book": "Where it lies sealed who it is and what was said.",
        "answered": "That answers came, never which.",
        "withdrawn_at": "When they took their yes back: from then on they are left out, without anybody's key.",
    }

    id = models.UUIDField(primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in RespondentKind])
    book = models.OneToOneField(FILE, on_delete=models.PROTECT, related_name="+")
    answered = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Give the id: there is nothing else that may be written down."""
        return str(self.pk)


class CodeList(models.Model):
    """One version of the codes for the open answers to a question; earlier ones stay."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "survey": "Of which survey.",
        "question": "For which question of the form.",
        "version": "Which version it is.",
        "codes": "The codes with their words and what belongs to each; never an answer.",
        "why": "Why there is a new version.",
        "made_by": "Who made it.",
        "made_at": "When it was made.",
    }

    id = models.UUIDField(primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+", db_index=False)
    question = models.CharField(max_length=_SENTENCE)
    version = models.PositiveIntegerField()
    codes = models.JSONField()
    why = models.CharField(max_length=_SENTENCE, blank=True)
    made_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        """A version is made once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["survey", "question", "version"], name="survey_codes_once"),
        ]

    def __str__(self) -> str:
        """Say which list it is."""
        return f"{self.question} {self.version}"
