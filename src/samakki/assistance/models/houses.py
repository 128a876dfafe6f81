"""Houses and their beds, who stays where since when, who is on duty."""

from typing import Any, ClassVar

from django.db import models

from samakki.access.words import AGENCY, MEMBER
from samakki.cases.words import CASE
from samakki.journal.words import FILE


class House(models.Model):
    """A house in which people stay for a time; `log` is the book of its shifts."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "owner": "Whose house it is.",
        "name": "What staff call it; never an address.",
        "log": "The book in which its shifts write; what they write is sealed.",
    }

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    log = models.ForeignKey(FILE, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class Bed(models.Model):
    """A bed in a room of a house."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "house": "In which house.",
        "room": "In which room.",
        "name": "How staff call it.",
        "state": "Whether it is free, held, being cleaned or out of use.",
    }

    id = models.UUIDField(primary_key=True)
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+")
    room = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    state = models.CharField(max_length=10)

    class Meta:
        """Two beds of a room have two names."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["house", "room", "name"], name="bed_has_its_name"),
        ]

    def __str__(self) -> str:
        """Give room and name."""
        return f"{self.room} {self.name}"


class Stay(models.Model):
    """That somebody stays in a house: which case, in which bed, since when."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "case": "Which case; its own row names nobody.",
        "house": "In which house: free beds are counted without a key.",
        "bed": "In which bed.",
        "since": "Since when.",
        "until": "Until when.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(CASE, on_delete=models.PROTECT, related_name="+")
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """Nobody is in two beds, and no bed holds two."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["bed"], condition=models.Q(until=None), name="bed_holds_one"),
            models.UniqueConstraint(fields=["case"], condition=models.Q(until=None), name="person_in_one_bed"),
        ]

    def __str__(self) -> str:
        """Give the id: there is nothing else that may be written down."""
        return str(self.pk)


class Watch(models.Model):
    """That somebody looks in on a person again and again in the first days."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "case": "Which case; its own row names nobody.",
        "since": "Since when.",
        "until": "Until when: a watch that ends unseen would be none.",
        "every_minutes": "How often somebody looks in.",
        "last_at": "When somebody last did: what is late is found without a key.",
        "alarm_at": "When somebody called for help, until it was answered.",
    }

    case = models.OneToOneField(CASE, on_delete=models.PROTECT, primary_key=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    every_minutes = models.PositiveIntegerField()
    last_at = models.DateTimeField(null=True)
    alarm_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Give the id: there is nothing else that may be written down."""
        return str(self.pk)


class Shift(models.Model):
    """One shift in a house, from the signature of those who came to that of those who went."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "house": "In which house.",
        "began_at": "When it was taken over.",
        "taken_by": "Who signed for taking it over.",
        "ended_at": "When it was handed over.",
        "handed_by": "Who signed for handing it over.",
    }

    id = models.UUIDField(primary_key=True)
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    taken_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    handed_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """A house has one shift at a time."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["house"], condition=models.Q(ended_at=None), name="one_shift_at_a_time"),
        ]

    def __str__(self) -> str:
        """Give the moment it began."""
        return str(self.began_at)
