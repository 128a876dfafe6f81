"""Houses and their beds, who stays where since when, who looks in on whom, who is on duty."""

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
        "outside": "Whether it is another's house, to which people of ours were given for a time.",
        "log": "The book in which its shifts write; what they write is sealed.",
    }

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    outside = models.BooleanField(default=False)
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
        "bed": "In which bed; empty for somebody without one of their own.",
        "since": "Since when.",
        "here_since": "Since when in a house of ours without a break: long stays are found without a key.",
        "until": "Until when.",
        "row": "The random name of the row in the case that tells of it.",
        "step_row": "The random name of the row by which the case came to its step: so that it can be taken back.",
        "line": "The line of the log that told of it, sealed: so that it can be taken back.",
        "left_line": "The line of the log that told of the leaving, sealed: so that it can be taken back.",
    }

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(CASE, on_delete=models.PROTECT, related_name="+")
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    here_since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    row = models.CharField(max_length=8)
    step_row = models.CharField(max_length=8, blank=True)
    line = models.UUIDField()
    left_line = models.UUIDField(null=True)

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
        "owner": "Whose it is: a late look is found without a key.",
        "since": "Since when.",
        "until": "Until when: a watch that ends unseen would be none.",
        "every_minutes": "How often somebody looks in.",
        "last_at": "When somebody last did: what is late is found without a key.",
        "alarm_at": "When somebody called for help, until it was answered.",
        "answered_alarm_at": "When help was called for that was answered last: so that it can stand again.",
        "answer_row": "The random name of the row in the case that tells the answer: so that it can be taken back.",
        "ended_at": "When somebody ended it.",
    }

    case = models.OneToOneField(CASE, on_delete=models.PROTECT, primary_key=True, related_name="+")
    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    every_minutes = models.PositiveIntegerField()
    last_at = models.DateTimeField(null=True)
    alarm_at = models.DateTimeField(null=True)
    answered_alarm_at = models.DateTimeField(null=True)
    answer_row = models.CharField(max_length=8, blank=True)
    ended_at = models.DateTimeField(null=True)

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
        "handed_at": "When it was handed over.",
        "handed_by": "Who signed for handing it over; empty where somebody took over alone, and said why.",
        "ended_at": "When somebody else took over.",
        "first_line": "Number of the line of the log with which it began: a clock may be put back, a number is not.",
        "last_line": "Number of the line with which the next one began.",
    }

    id = models.UUIDField(primary_key=True)
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+")
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(null=True)
    began_at = models.DateTimeField()
    taken_by = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField(null=True)
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


class Duty(models.Model):
    """That somebody is on duty in a shift."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "shift": "In which shift.",
        "member": "Who looks after the house.",
        "since": "Since when.",
        "until": "Until when.",
    }

    id = models.UUIDField(primary_key=True)
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(MEMBER, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """Nobody is on duty twice."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["shift", "member"], condition=models.Q(until=None), name="on_duty_once"),
        ]

    def __str__(self) -> str:
        """Give the moment it began."""
        return str(self.since)


class NoPlace(models.Model):
    """That a house could not take somebody in, and why: nobody is named, so that what is missing can be counted."""

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "A random id.",
        "house": "Which house.",
        "at": "When it was asked for.",
        "why": "For want of what: the missing places are counted without a key.",
        "line": "The line of the log that says more, sealed.",
    }

    id = models.UUIDField(primary_key=True)
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=40)
    line = models.UUIDField()

    def __str__(self) -> str:
        """Give the reason."""
        return self.why
