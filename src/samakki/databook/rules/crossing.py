"""Facts crossed: persons by what is known of them, as an expression that every backend understands.

A person of whom several codes of one dimension are told stands at each of them, and once in every sum of persons.
"""

from collections.abc import Iterable, Sequence

import ibis
from ibis import Table

from samakki.databook.words import NOT_ASKED


def crossed_persons(told: Table, dimensions: Sequence[str], only: Iterable[tuple[str, Sequence[str]]] = ()) -> Table:
    """Count persons by dimensions; `told` has the columns `person`, `dimension` and `code`, one row a fact.

    What was told of nobody in a dimension counts as not asked. `only` leaves the persons of whom one of these codes is
    told in each of those dimensions. Gives the columns `by0`, `by1` ..., as the dimensions, and `number`.
    """
    persons = told.select("person").distinct()
    for dimension, codes in only:
        having = told.filter((told.dimension == dimension) & told.code.isin(list(codes)))
        persons = persons.semi_join(having, "person")
    for place, dimension in enumerate(dimensions):
        one = told.filter(told.dimension == dimension).select(same="person", code="code")
        joined = persons.left_join(one, persons.person == one.same)
        known = {f"by{before}": joined[f"by{before}"] for before in range(place)}
        persons = joined.select(person="person", **known, **{f"by{place}": ibis.coalesce(joined.code, NOT_ASKED)})
    by = [f"by{place}" for place in range(len(dimensions))]
    return persons.group_by(by).aggregate(number=persons.person.nunique())


def persons_in_all(told: Table, only: Iterable[tuple[str, Sequence[str]]] = ()) -> Table:
    """Count the persons, each once: the sum that the codes of a dimension of several answers do not add up to."""
    persons = told.select("person").distinct()
    for dimension, codes in only:
        having = told.filter((told.dimension == dimension) & told.code.isin(list(codes)))
        persons = persons.semi_join(having, "person")
    return persons.aggregate(number=persons.person.count())
