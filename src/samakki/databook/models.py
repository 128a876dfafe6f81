"""What the data book stores: printed tables, released figures and months, without a word of anybody."""

from typing import Any, ClassVar

from django.db import models

from samakki.databook.words import MOST_LETTERS, MOST_TITLE, Unit, Year


class Table(models.Model):
    """One version of a table that was brought, as it is printed."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    name = models.CharField(max_length=MOST_LETTERS)
    version = models.PositiveIntegerField()
    unit = models.CharField(max_length=24, choices=[(unit.value, unit.value) for unit in Unit])
    years = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in Year])
    year = models.PositiveIntegerField()
    until = models.DateField(null=True)
    as_of = models.DateField()
    source = models.CharField(max_length=MOST_LETTERS)
    footnotes = models.JSONField()
    codebook = models.JSONField()
    grid = models.JSONField()
    why = models.CharField(max_length=MOST_LETTERS, blank=True)
    brought_by = models.UUIDField()
    brought_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Which agency keeps it.",
        "name": "What the table is called.",
        "version": "Which version it is.",
        "unit": "What one of a number is.",
        "years": "How its years run.",
        "year": "Of which year it tells.",
        "until": "Its last day, where it tells of a part of a year.",
        "as_of": "On which day this was known.",
        "source": "Who printed it, and where.",
        "footnotes": "What is printed under it.",
        "codebook": "What its signs mean.",
        "grid": "Its cells as they are printed: numbers of many, and of nobody by name.",
        "why": "Why there is a new version.",
        "brought_by": "Which member of staff brought it.",
        "brought_at": "When it was brought.",
    }

    class Meta:
        """A version is brought once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["owner", "name", "version"], name="databook_version_once")
        ]

    def __str__(self) -> str:
        """Say which table it is."""
        return f"{self.name} {self.version}"


class Release(models.Model):
    """A figure as it was told: what was counted, by which definition, as known when, and what was said of it."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    measure = models.CharField(max_length=120)
    years = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in Year], blank=True)
    year = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField()
    definition = models.PositiveIntegerField()
    crossing = models.JSONField()
    as_of = models.DateField()
    rows = models.JSONField()
    persons = models.PositiveIntegerField()
    alike = models.PositiveIntegerField(default=0)
    footnotes = models.JSONField()
    offices = models.PositiveIntegerField()
    reported = models.PositiveIntegerField()
    missing = models.CharField(max_length=MOST_LETTERS)
    why = models.CharField(max_length=MOST_LETTERS, blank=True)
    released_by = models.UUIDField()
    released_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Which agency tells it.",
        "measure": "What is counted.",
        "years": "How the year runs in which they came to be known; empty for all who are known.",
        "year": "In which year they came to be known; 0 for all who are known.",
        "number": "Which release it is.",
        "definition": "By which version of the definition.",
        "crossing": "By which dimensions.",
        "as_of": "On which day this was known.",
        "rows": "How many persons stand at which codes, and never who.",
        "persons": "How many persons there are in all.",
        "alike": "How many of them may be the same as another person.",
        "footnotes": "What is told under it.",
        "offices": "How many offices there are.",
        "reported": "How many of them reported.",
        "missing": "What is known to be missing.",
        "why": "Why it was told anew.",
        "released_by": "Which member of staff released it.",
        "released_at": "When it was released.",
    }

    class Meta:
        """A release has one number; no more offices report than there are."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["owner", "measure", "years", "year", "number"], name="databook_release_once"
            ),
            models.CheckConstraint(
                condition=models.Q(reported__lte=models.F("offices")), name="databook_no_more_than_all_report"
            ),
        ]

    def __str__(self) -> str:
        """Say which release it is."""
        return f"{self.measure} {self.number}"


class Month(models.Model):
    """A month that somebody said is whole, and that a second one closed."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    first_day = models.DateField()
    first_by = models.UUIDField()
    second_by = models.UUIDField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Of which agency.",
        "first_day": "Which month.",
        "first_by": "Who said that it is whole.",
        "second_by": "Who closed it.",
    }

    class Meta:
        """A month is closed once, by two."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["owner", "first_day"], name="databook_month_once"),
            models.CheckConstraint(
                condition=models.Q(second_by=None) | ~models.Q(second_by=models.F("first_by")),
                name="databook_month_of_two",
            ),
        ]

    def __str__(self) -> str:
        """Say which month."""
        return f"{self.first_day:%Y-%m}"


class Form(models.Model):
    """A workbook of somebody else that is filled every month: its blank file, and which cells count what."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    name = models.CharField(max_length=MOST_LETTERS)
    content = models.BinaryField()
    areas = models.JSONField()
    bound_by = models.UUIDField()
    bound_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Which agency fills it.",
        "name": "What the workbook is called.",
        "content": "The workbook as it came, blank: a form of an office, and nothing of anybody.",
        "areas": "Which cells count what, by names of fields and codes.",
        "bound_by": "Which member of staff brought it.",
        "bound_at": "When it was brought.",
    }

    class Meta:
        """A name is given once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="databook_form_once")
        ]

    def __str__(self) -> str:
        """Say which workbook."""
        return self.name


class Question(models.Model):
    """A question to an office about a cell of a figure, and what it answered."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    measure = models.CharField(max_length=120)
    years = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in Year], blank=True)
    year = models.PositiveIntegerField(default=0)
    codes = models.JSONField()
    as_of = models.DateField()
    office = models.CharField(max_length=MOST_LETTERS)
    words = models.CharField(max_length=MOST_LETTERS)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=MOST_LETTERS, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Which agency asks.",
        "measure": "About which figure.",
        "years": "How the year of those asked about runs.",
        "year": "Of which year they are.",
        "codes": "About which cell, by its codes: numbers of many, and of nobody by name.",
        "as_of": "As known on which day.",
        "office": "Which office is asked: an office, and no person.",
        "words": "What is asked about a number; it says no name, and the page says so.",
        "asked_by": "Which member of staff asked.",
        "asked_at": "When it was asked.",
        "answer": "What the office answered about a number; it says no name, and the page says so.",
        "answered_by": "Which member of staff wrote the answer down.",
        "answered_at": "When it was written down.",
    }

    class Meta:
        """The questions about a figure are found together."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["owner", "measure"], name="databook_asked_about")]

    def __str__(self) -> str:
        """Say about which figure it is."""
        return self.measure


class Measure(models.Model):
    """One version of a figure that an agency defined for itself: what it is called, crossed by what, of whom."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    name = models.CharField(max_length=120)
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    title = models.CharField(max_length=MOST_TITLE)
    by = models.JSONField()
    only = models.JSONField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Which agency counts it.",
        "name": "Under which name its releases are kept: a random one.",
        "version": "Which version it is.",
        "valid_from": "From which day it is in force.",
        "title": "What the agency calls it; it names nobody, and the page says so.",
        "by": "By which dimensions it is crossed.",
        "only": "Of whom: codes by dimension.",
        "made_by": "Which member of staff defined it.",
        "made_at": "When it was defined.",
    }

    class Meta:
        """A version is defined once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["owner", "name", "version"], name="databook_measure_once")
        ]

    def __str__(self) -> str:
        """Say which figure."""
        return f"{self.name} {self.version}"
