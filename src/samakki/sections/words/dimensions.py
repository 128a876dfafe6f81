"""What may become a statistical fact: fields, codes met in rows, and the days that rows tell."""

from collections.abc import Iterator, Mapping
from typing import Final

from samakki.sections.words.kinds import Field, Span
from samakki.sections.words.record import ALL_FIELDS


def _counted(field: Field) -> Iterator[tuple[str, Field | Span]]:
    whole = f"{field.section}.{field.name}"
    if field.fact:
        yield whole, field
    yield from ((f"{whole}.{part.name}", part) for part in field.parts if part.fact)
    yield from ((f"{whole}.{span.name}", span) for span in field.spans)


DIMENSIONS: Final[Mapping[str, Field | Span]] = dict(each for field in ALL_FIELDS for each in _counted(field))
"""Each by the name under which it is counted: `section.field`, or `section.field.part` of rows."""
