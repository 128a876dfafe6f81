"""What can be told of facts: figures as they were known on a day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Min, Q

from samakki.facts.models import Fact
from samakki.facts.rules import person_number
from samakki.facts.words import Counted, Kind, Told
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId


def _owner(_by: By, owner: AgencyId, _dimension: str, _day: date) -> Attributes:
    return {"owner": str(owner)}


@sight()
def number_of_person(by: By, secret: bytes) -> UUID:
    """Give the number under which a person stands among the facts, from the secret that the case's key gives."""
    return person_number(secret)


@sight(about=_owner)
def known_on(by: By, owner: AgencyId, dimension: str, day: date) -> tuple[Counted, ...]:
    """Count the persons of an agency by what was known of them in one dimension at the end of a day."""
    rows = (
        Fact.objects.filter(owner=owner, dimension=dimension, recorded_from__lte=day)
        .filter(Q(recorded_to__isnull=True) | Q(recorded_to__gt=day))
        .values_list("kind", "value")
        .annotate(persons=Count("person", distinct=True))
        .order_by("kind", "value")
    )
    return tuple(Counted(Told(Kind(kind), value), persons) for kind, value, persons in rows)


def _of_owner(_by: By, owner: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(owner)}


@sight(about=_of_owner)
def came_between(by: By, owner: AgencyId, first: date, last: date) -> frozenset[str]:
    """Give the numbers of an agency's persons of whom the first thing was told on one of these days."""
    began = Fact.objects.filter(owner=owner).values("person").annotate(first=Min("recorded_from"))
    return frozenset(str(one["person"]) for one in began.filter(first__gte=first, first__lte=last))


@sight(about=_of_owner)
def told_on(by: By, owner: AgencyId, dimensions: Sequence[str], day: date) -> tuple[tuple[str, str, Told], ...]:
    """Give what was known of an agency's persons at the end of a day, to be crossed: number, dimension, what was told.

    A person of whom only other things were told stands there too, without a dimension: they were not asked.
    """
    rows = Fact.objects.filter(owner=owner, recorded_from__lte=day)
    rows = rows.filter(Q(recorded_to__isnull=True) | Q(recorded_to__gt=day))
    told = rows.filter(dimension__in=dimensions).order_by("person", "dimension", "kind", "value")
    asked = [
        (str(person), dimension, Told(Kind(kind), value))
        for person, dimension, kind, value in told.values_list("person", "dimension", "kind", "value")
    ]
    met = {person for person, _dimension, _told in asked}
    others = sorted(str(person) for person in rows.values_list("person", flat=True).distinct())
    return (*asked, *((person, "", Told(Kind.NOT_ASKED)) for person in others if person not in met))
