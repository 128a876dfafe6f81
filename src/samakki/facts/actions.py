"""Recording facts: in the action that wrote the field, while the words are in clear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from samakki.facts.models import Fact, insert_facts
from samakki.facts.rules import fact_number, person_number, told_by
from samakki.facts.words import Kind, Told
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId
from samakki.sections.words import Field


@dataclass(frozen=True, slots=True)
class Known:
    """What stands now in fields of one case: its secret for facts, the day it was opened, the values by field."""

    secret: bytes
    opened: date
    fields: Sequence[tuple[Field, Sequence[Any]]]

    def __repr__(self) -> str:
        """Say nothing of anybody."""
        return f"Known({len(self.fields)} fields)"


def _owner(_by: By, owner: AgencyId, _known: Sequence[Known]) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def record(by: By, owner: AgencyId, known: Sequence[Known]) -> None:
    """Let the facts of these cases say what their fields say now; what they said before stays, up to today.

    What began and ended on one day was never known at the end of any: it leaves nothing.
    """
    today = timezone.localdate(by.clock.now())
    told = {
        (person_number(each.secret), _dimension(field)): (each.secret, told_by(field, values, each.opened))
        for each in known
        for field, values in each.fields
    }
    standing: dict[tuple[Any, str], dict[Told, Fact]] = {key: {} for key in told}
    for row in _rows(told.keys(), today):
        standing.get((row.person, row.dimension), {})[Told(Kind(row.kind), row.value)] = row
    for key, (_secret, now) in told.items():
        _end([row for what, row in standing[key].items() if what not in now], today)
        _take_up([row for what, row in standing[key].items() if what in now])
    insert_facts(
        Fact(
            id=fact_number(secret, key[1], what, today),
            person=key[0],
            owner=owner,
            dimension=key[1],
            kind=what.kind,
            value=what.value,
            recorded_from=today,
        )
        for key, (secret, now) in told.items()
        for what in sorted(now - standing[key].keys())
    )


def _dimension(field: Field) -> str:
    return f"{field.section}.{field.name}"


def _rows(keys: Any, today: date) -> Iterator[Fact]:
    """Find what still stands, and what ended today and may be taken up again."""
    rows = Fact.objects.filter(person__in={person for person, _ in keys}, dimension__in={what for _, what in keys})
    return (row for row in rows if row.recorded_to is None or row.recorded_to >= today)


def _end(rows: Sequence[Fact], today: date) -> None:
    begun = [row.pk for row in rows if row.recorded_to is None and row.recorded_from >= today]
    known = [row.pk for row in rows if row.recorded_to is None and row.recorded_from < today]
    if begun:
        Fact.objects.filter(pk__in=begun).delete()
    if known:
        Fact.objects.filter(pk__in=known).update(recorded_to=today)


def _take_up(rows: Sequence[Fact]) -> None:
    ended = [row.pk for row in rows if row.recorded_to is not None]
    if ended:
        Fact.objects.filter(pk__in=ended).update(recorded_to=None)
