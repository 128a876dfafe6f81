"""The register of letters: numbers that run through a year without a gap; what a letter says lies in the case."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.cases.words import CASE


class LetterBook(models.Model):
    """How far an agency's letters of a year have come; who takes the next number holds it until the letter is kept."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A running number.",
        "agency": "Whose letters.",
        "year": "Of which year.",
        "last": "The number of the last letter.",
    }

    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """An agency has one book a year."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "year"], name="letters_have_one_book"),
        ]

    def __str__(self) -> str:
        """Give year and last number."""
        return f"{self.last}/{self.year}"


class Letter(models.Model):
    """That a letter was written: its number, when, by whom, in which case; never to whom or about what."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "agency": "Whose letter.",
        "year": "The year of its number.",
        "number": "Its running number: a gap is seen without a key.",
        "case": "In which case it lies; its own row names nobody.",
        "ref": "The random name of the row in the case that says what it is.",
        "written_on": "The day that stands on it.",
        "written_by": "Who wrote it.",
    }

    id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    case = models.ForeignKey(CASE, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=8)
    written_on = models.DateField()
    written_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """No two letters have one number."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="letter_has_its_number"),
        ]

    def __str__(self) -> str:
        """Give its number."""
        return f"{self.number}/{self.year}"
