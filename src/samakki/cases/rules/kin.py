"""How two people of one family stand to each other: what one is to the other, and the other way round."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from samakki.cases.words import RowShown
from samakki.kernel.ids import FileId

INVERSE: Final[Mapping[str, str]] = {
    "spouse": "spouse",
    "partner": "partner",
    "sibling": "sibling",
    "child": "parent",
    "stepchild": "guardian",
    "mother": "child",
    "father": "child",
    "parent": "child",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "guardian": "stepchild",
    "other_relative": "other_relative",
    "friend": "friend",
    "other": "other",
}
"""By what the other is to this person: what this person is to the other, in codes of the field `family.members`."""


def linked(row: RowShown) -> FileId | None:
    """Give the case to which a row of the family leads; None when it leads to none."""
    told = _value(row, "case")
    try:
        return FileId(UUID(told)) if told else None
    except ValueError:
        return None


def relation_of(row: RowShown) -> str:
    """Give what a relative is to this person, empty where it is not told."""
    return _value(row, "relation")


def row_to(rows: Sequence[RowShown], other: FileId) -> RowShown | None:
    """Find the row of a family that leads to a case and was not taken away."""
    return next((row for row in rows if row.stands and linked(row) == other), None)


def _value(row: RowShown, part: str) -> str:
    found = next((each.heads.value for each in row.parts if each.field.name == part), None)
    return found if isinstance(found, str) else ""
