"""Which figure an address means."""

from django.http import Http404
from django.utils.text import slugify

from samakki.databook import queries
from samakki.databook.words import Definition
from samakki.doors.web.figures import telling
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId


def defined_as(by: By, owner: AgencyId, slug: str) -> Definition:
    """Give the definition in force today of the measure that an address names. Raises Http404 where none is."""
    for figure in queries.figures(by, owner):
        if slugify(figure.definition.name) == slug:
            return figure.definition
    raise Http404


def titles_of(by: By, owner: AgencyId) -> dict[str, str]:
    """Give what each measure of an agency is called."""
    return {one.definition.name: telling.title(one.definition) for one in queries.figures(by, owner)}
