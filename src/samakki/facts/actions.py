"""Recording facts: in the action that wrote the field, while the words are in clear."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from samakki.facts.models import Fact, insert_facts
from samakki.facts.rules import Cells, fact_number, identifying_nobody, person_number, told_by, told_by_rows
from samakki.facts.words import ALIKE, Kind, LetGo, Told
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId
from samakki.sections.words import Field


@dataclass(frozen=True, slots=True)
class Known:
    """What stands now in fields of one case: its secret for facts, the day it was opened, the values by field.

    `rows` are all rows that stand in a field of rows, each with the values of its parts.
    """

    secret: bytes
    opened: date
    fields: Sequence[tuple[Field, Sequence[Any]]]
    rows: Sequence[tuple[Field, Sequence[Cells]]] = ()

    def __repr__(self) -> str:
        """Say nothing of anybody."""
        return f"Known({len(self.fields)} fields, {len(self.rows)} of rows)"

    def told(self) -> Iterator[tuple[str, frozenset[Told]]]:
        """Give what may be counted of it, by dimension."""
        for field, values in self.fields:
            yield f"{field.section}.{field.name}", told_by(field, values, self.opened)
        for field, rows in self.rows:
            yield from told_by_rows(field, rows).items()


def _owner(_by: By, owner: AgencyId, _known: Sequence[Known]) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def record(by: By, owner: AgencyId, known: Sequence[Known]) -> None:
    """Let the facts of these cases say what their fields say now; what they said before stays, up to today.

    What began and ended on one day was never known at the end of any: it leaves nothing.
    """
    today = timezone.localdate(by.clock.now())
    told = {
        (person_number(each.secret), dimension): (each.secret, now) for each in known for dimension, now in each.told()
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


def _of_owner(_by: By, owner: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_owner)
def let_go(by: By, owner: AgencyId, person: UUID) -> LetGo:
    """Let go of the facts of somebody whose file is erased; only what identifies nobody stays, told to the month.

    What stays has new numbers, and stands only where of many others of the agency all the same is told.
    """
    rows = Fact.objects.filter(owner=owner, person=person)
    standing = [row for row in rows if row.recorded_to is None]
    others = {row.pk: _others(row) for row in standing}
    stays = identifying_nobody(others, ALIKE)
    number = _fresh_number(by)
    kept = [_unlinked(by, row, number) for row in standing if row.pk in stays]
    gone, _by_table = rows.delete()
    insert_facts(sorted(kept, key=lambda row: row.pk))
    return LetGo(len(kept), gone - len(kept))


@deed()
def drop(by: By, persons: Collection[UUID]) -> int:
    """Remove all facts under these numbers: older data that was put back still knew them. Gives how many."""
    gone, _by_table = Fact.objects.filter(person__in=list(persons)).delete()
    return gone


def _fresh_number(by: By) -> UUID:
    """Give a number that means nothing and says nothing of when it was made."""
    return UUID(bytes=by.chance.bytes(16))


def _others(row: Fact) -> frozenset[UUID]:
    """Find of whom else of the agency the same is told now."""
    same = Fact.objects.filter(owner=row.owner, dimension=row.dimension, recorded_to=None)
    same = same.filter(kind=row.kind, value=row.value).exclude(person=row.person)
    return frozenset(same.values_list("person", flat=True))


def _unlinked(by: By, row: Fact, person: UUID) -> Fact:
    return Fact(
        id=_fresh_number(by),
        person=person,
        owner=row.owner,
        dimension=row.dimension,
        kind=row.kind,
        value=row.value,
        recorded_from=row.recorded_from.replace(day=1),
    )


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
