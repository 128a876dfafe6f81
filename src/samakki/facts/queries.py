"""What can be told of facts: figures as they were known on a day."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q

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
