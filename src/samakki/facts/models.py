"""What is stored of facts: coarse, without a name, without a file, under numbers that only the case's key can make."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django.db import connections, models, router

from samakki.facts.words import Kind


class Fact(models.Model):
    """One thing that was known of somebody, from one day to another (`recorded_to` is the first day it was not)."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField()
    owner = models.UUIDField()
    dimension = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    value = models.CharField(max_length=60, blank=True)
    recorded_from = models.DateField()
    recorded_to = models.DateField(null=True)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "id": "Pseudo-random under the case's key: who lacks the key cannot tell of whom it speaks.",
        "person": "Pseudo-random under the case's key: counts persons instead of rows, and means nothing elsewhere.",
        "owner": "Which agency counts it.",
        "dimension": "What is counted: the name of a field.",
        "kind": "Whether there is a value, or which kind of missing.",
        "value": "A code or a band, never words of anybody.",
        "recorded_from": "The day from which it was known: a figure can be told as it was known on a day.",
        "recorded_to": "The day from which it was not known any more.",
    }

    class Meta:
        """One thing is told once of one person from one day; it ends after it began."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "dimension", "recorded_from"], name="fact_counted"),
            models.Index(fields=["person", "dimension"], name="fact_of_person"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["person", "dimension", "kind", "value", "recorded_from"], name="fact_told_once"
            ),
            models.CheckConstraint(
                condition=models.Q(recorded_to__isnull=True) | models.Q(recorded_to__gt=models.F("recorded_from")),
                name="fact_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        """Say what is counted, and of nobody."""
        return f"{self.dimension} {self.kind} {self.value}"


def insert_facts(facts: Iterable[Fact]) -> None:
    """Write new facts: a register that moves in brings most of them, so in a statement composed once."""
    connection = connections[router.db_for_write(Fact)]
    day = connection.ops.adapt_datefield_value
    rows: list[Any] = [
        (
            *(fact.id.hex, fact.person.hex, fact.owner.hex, fact.dimension, str(fact.kind), fact.value),
            *(day(fact.recorded_from), None),
        )
        for fact in facts
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)


_INSERT: Final = (
    "INSERT INTO facts_fact (id, person, owner, dimension, kind, value, recorded_from, recorded_to)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)
