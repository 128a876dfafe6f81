"""What can be counted: the definitions that are shipped, and those that an agency made for itself."""

from samakki.databook import models
from samakki.databook.gateways import measures
from samakki.databook.rules import of_owner
from samakki.databook.words import Definition, Unit
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId

_WORDS = "Persons crossed by what an agency chose."
_SOURCE = "Defined by the agency that counts it."


def definitions_of(owner: AgencyId) -> tuple[Definition, ...]:
    """Give all versions of all definitions by which an agency counts: the shipped ones first, then its own."""
    return (*measures(), *own_definitions(owner))


def own_definitions(owner: AgencyId) -> tuple[Definition, ...]:
    """Give all versions of what an agency defined for itself, in the order in which it did."""
    rows = models.Measure.objects.filter(owner=owner).order_by("made_at", "version")
    return tuple(
        Definition(
            name=row.name,
            version=row.version,
            valid_from=row.valid_from,
            unit=Unit.PERSONS,
            by=tuple(row.by),
            only=tuple((name, tuple(codes)) for name, codes in row.only),
            words=_WORDS,
            source=_SOURCE,
            title=row.title,
        )
        for row in rows
    )


@sight(about=of_owner)
def own_figures(by: By, owner: AgencyId) -> tuple[Definition, ...]:
    """Give what an agency defined for itself, each figure by its newest definition, to who keeps its data book."""
    return tuple({one.name: one for one in own_definitions(owner)}.values())
