"""What is stored of forms: instruments and their versions. Nothing of any person: answers live in case files."""

from typing import Any, ClassVar

from django.db import models

from samakki.sections.words import Section


class Instrument(models.Model):
    """A form that people fill in, under one name through all its versions; answers go to one section of a file."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200, unique=True)
    form_id = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=20, choices=[(section.value, section.value) for section in Section])
    made_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "name": "The name of a form; a form is about nobody.",
        "form_id": "The form's own id.",
        "section": "Into which section its answers go.",
        "made_at": "When it was first imported.",
    }

    class Meta:
        """A form's own id names one instrument only."""

        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["form_id"], condition=~models.Q(form_id=""), name="instruments_form_id_is_one"
            ),
        ]

    def __str__(self) -> str:
        """Say its name."""
        return self.name


class Version(models.Model):
    """One version of an instrument: the workbook as it came, and what we made of it; never changed again."""

    id = models.UUIDField(primary_key=True)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    form_version = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=1000, blank=True)
    questions = models.PositiveIntegerField()
    definition = models.BinaryField()
    definition_hash = models.CharField(max_length=64)
    source = models.BinaryField()
    source_hash = models.CharField(max_length=64)
    imported_by = models.UUIDField(null=True)
    imported_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "instrument": "Of which form this is a version.",
        "number": "Which version.",
        "title": "The form's title.",
        "form_version": "What the form says of its version.",
        "languages": "In which languages it asks.",
        "questions": "How many questions it has.",
        "definition": "The form as it was compiled: questions, no answers.",
        "definition_hash": "Its hash: the same form is imported once.",
        "source": "The workbook as it came: questions, no answers.",
        "source_hash": "Its hash.",
        "imported_by": "Which member of staff imported it.",
        "imported_at": "When it was imported.",
    }

    class Meta:
        """Numbers count up within an instrument, and the same form is never a version twice."""

        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["instrument", "number"], name="instruments_number_once"),
            models.UniqueConstraint(fields=["instrument", "definition_hash"], name="instruments_form_once"),
        ]

    def __str__(self) -> str:
        """Say which version."""
        return f"{self.instrument_id} {self.number}"


class IndicatorSetVersion(models.Model):
    """One version of a set of indicators, or of a country's definitions; never changed again."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    content = models.BinaryField()
    content_hash = models.CharField(max_length=64)
    loaded_by = models.UUIDField(null=True)
    loaded_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "name": "Of which set of indicators this is a version; a set is about nobody.",
        "number": "Which version.",
        "content": "The indicators, definitions and their source: questions of law, no answers.",
        "content_hash": "Its hash: the same set is loaded once.",
        "loaded_by": "Which member of staff loaded it.",
        "loaded_at": "When it was loaded.",
    }

    class Meta:
        """Numbers count up within a set, and the same set is never a version twice."""

        ordering: ClassVar[list[str]] = ["name", "number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["name", "number"], name="instruments_set_number_once"),
            models.UniqueConstraint(fields=["name", "content_hash"], name="instruments_set_once"),
        ]

    def __str__(self) -> str:
        """Say which version of which set."""
        return f"{self.name} {self.number}"
