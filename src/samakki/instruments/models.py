"""What is stored of forms: instruments and their versions. Nothing of any person: answers live in case files."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from samakki.instruments.words import Hand, VersionState
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
    """One version of an instrument: the workbook as it came, and what we made of it; what it asks never changes.

    It is a draft until somebody other than the one who brought it publishes it; a withdrawn one is not begun any more.
    """

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
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in VersionState])
    brought_hand = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Hand])
    brought_by = models.UUIDField(null=True)
    brought_at = models.DateTimeField()
    published_hand = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Hand])
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

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
        "state": "Whether it is a draft, published or withdrawn.",
        "brought_hand": "Whether a member, the operator of the machine or the release brought it.",
        "brought_by": "Which member of staff brought it.",
        "brought_at": "When it was brought.",
        "published_hand": "Whether a member or the release published it.",
        "published_by": "Which member of staff published it: the second name.",
        "published_at": "When it was published.",
        "withdrawn_by": "Which member of staff withdrew it.",
        "withdrawn_at": "When it was withdrawn.",
    }

    class Meta:
        """Numbers count up, a form is never a version twice; who and when go together, and two names are two."""

        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["instrument", "number"], name="instruments_number_once"),
            models.UniqueConstraint(fields=["instrument", "definition_hash"], name="instruments_form_once"),
            models.CheckConstraint(
                condition=Q(brought_hand=Hand.MEMBER.value, brought_by__isnull=False)
                | Q(brought_hand__in=[Hand.OPERATOR.value, Hand.RELEASE.value], brought_by__isnull=True),
                name="instruments_brought_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(published_hand="", published_by__isnull=True, published_at__isnull=True)
                | Q(published_hand=Hand.MEMBER.value, published_by__isnull=False, published_at__isnull=False)
                | Q(published_hand=Hand.RELEASE.value, published_by__isnull=True, published_at__isnull=False),
                name="instruments_published_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="instruments_withdrawn_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT.value, published_at__isnull=True, withdrawn_at__isnull=True)
                | Q(state=VersionState.PUBLISHED.value, published_at__isnull=False, withdrawn_at__isnull=True)
                | Q(state=VersionState.WITHDRAWN.value, withdrawn_at__isnull=False),
                name="instruments_state_says_what_was_done",
            ),
            models.CheckConstraint(
                condition=~Q(published_hand=Hand.MEMBER.value, brought_hand=Hand.MEMBER.value)
                | ~Q(published_by=F("brought_by")),
                name="instruments_two_names",
            ),
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
