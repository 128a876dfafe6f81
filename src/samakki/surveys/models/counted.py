"""What is counted, what was told of it, and agreements on use."""

from typing import Any, ClassVar, Final

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.surveys.models.asked import Round, Survey
from samakki.surveys.words import LONGEST_TITLE

_SENTENCE: Final = 500


class Analysis(models.Model):
    """One version of what is counted, as an analyst wrote it."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "survey": "Of which survey.",
        "agency": "Whose analyst defined it.",
        "name": "What is counted.",
        "version": "Which version it is.",
        "valid_from": "From which day on it is in force.",
        "crossing": "Which questions are crossed.",
        "kinds": "Of which kinds of respondents.",
        "bands": "Where bands of numbers begin.",
        "words": "What is counted, in words.",
        "made_by": "Who defined it.",
        "made_at": "When it was defined.",
    }

    id = models.UUIDField(primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=LONGEST_TITLE)
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    crossing = models.JSONField()
    kinds = models.JSONField()
    bands = models.JSONField()
    words = models.CharField(max_length=_SENTENCE)
    made_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        """A version is made once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["survey", "agency", "name", "version"], name="survey_analysis_once"),
        ]

    def __str__(self) -> str:
        """Say which version of what."""
        return f"{self.name} {self.version}"


class Told(models.Model):
    """What was told of a round by one version of a definition: numbers of many, those that are too few hidden."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "round": "Of which round.",
        "analysis": "By which version of which definition.",
        "kinds": "How many stand at which codes, hidden where they are too few; never who.",
        "counted": "How many of each kind were counted: so that a difference of few is not told later.",
        "coders": "How far two coders agree, of open questions.",
        "told_by": "Who of the holding agency had it counted.",
        "told_at": "When it was told.",
    }

    id = models.UUIDField(primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", db_index=False)
    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="+")
    kinds = models.JSONField()
    counted = models.JSONField()
    coders = models.JSONField()
    told_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    told_at = models.DateTimeField()

    class Meta:
        """What was told of a round is told once, and stays."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["round", "analysis"], name="survey_told_once"),
        ]

    def __str__(self) -> str:
        """Give the moment."""
        return str(self.told_at)


class Use(models.Model):
    """An agreement on use: for what, which questions, from when until when."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "survey": "Of which survey.",
        "purpose": "For what the answers may be counted.",
        "questions": "Which questions may be counted.",
        "first_day": "Its first day.",
        "last_day": "Its last day.",
        "proposed_by": "Who proposed it.",
        "proposed_at": "When it was proposed.",
        "ended_at": "When a party ended it.",
        "ended_by": "Which party ended it.",
    }

    id = models.UUIDField(primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=_SENTENCE)
    questions = models.JSONField()
    first_day = models.DateField()
    last_day = models.DateField()
    proposed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(AGENCY, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        """Who ended it and when are told together."""

        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="survey_use_ended_by",
            ),
        ]

    def __str__(self) -> str:
        """Give the id."""
        return str(self.pk)


class Party(models.Model):
    """That an agency is a party to an agreement, and who signed for it."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A number.",
        "use": "To which agreement.",
        "agency": "Which agency.",
        "signed_by": "Who signed for it.",
        "signed_at": "When they did: from then on the agency is bound.",
    }

    use = models.ForeignKey(Use, on_delete=models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        """An agency is a party once; who signed and when are told together."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["use", "agency"], name="survey_party_once"),
            models.CheckConstraint(
                condition=models.Q(signed_at=None, signed_by=None)
                | models.Q(signed_at__isnull=False, signed_by__isnull=False),
                name="survey_party_signed",
            ),
        ]

    def __str__(self) -> str:
        """Give the id: names of agencies stand elsewhere."""
        return str(self.pk)
