"""Facts crossed in a store of their own, in memory, that is gone when they are counted."""

from collections.abc import Iterable

from django.conf import settings

from samakki.databook.gateways.counting import counting_store, put_facts
from samakki.databook.rules.crossing import crossed_persons, persons_in_all
from samakki.databook.words import Cells, Definition


def crossed(facts: Iterable[tuple[str, str, str]], definition: Definition) -> tuple[Cells, int]:
    """Count persons by what a definition crosses, and once in all; facts are number, dimension and code."""
    table = put_facts(counting_store(1, spark=settings.SAMAKKI_SPARK), facts)
    by = definition.by
    rows = crossed_persons(table, by, definition.only).to_pyarrow().to_pylist() if by else []
    names = [f"by{place}" for place in range(len(by))]
    cells = sorted((tuple(str(row[name]) for name in names), int(row["number"])) for row in rows)
    (persons,) = persons_in_all(table, definition.only).to_pyarrow().to_pylist()
    return tuple(cells), int(persons["number"])
