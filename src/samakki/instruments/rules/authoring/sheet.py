"""What an instrument in the short form is made of: bound questions, questions of its own, groups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from samakki.instruments.words import Texts
from samakki.sections.words import Field, Section

ANY: Final = "any"
ADULT: Final = "adult"
CHILD: Final = "child"
TONGUES: Final[Mapping[str, str]] = {"en": "English (en)", "km": "Khmer (km)"}
"""The languages in which every shipped instrument speaks, and how their columns are headed."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What any line may say of when it is asked and of what fits it, as XLSForm expressions."""

    relevant: str = ""
    constraint: str = ""
    constraint_message: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bound:
    """A question whose answer is a field of the record; label and hint are the field's unless they are given here.

    `within` is the field of rows when `field` is one of its parts; `pieces` are what is asked of an amount of money.
    """

    name: str
    field: Field
    within: Field | None
    label: Texts
    hint: Texts
    why: Texts
    moves: Moves
    pieces: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Name the field as the column `field` does: `identity.born`, `experience.journey.country`."""
        around = f"{self.within.name}." if self.within else ""
        return f"{self.field.section.value}.{around}{self.field.name}"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the instrument's own, or a note: `kind` is an XLSForm type, `choices` the name of its list."""

    name: str
    kind: str
    label: Texts
    hint: Texts
    why: Texts
    choices: str
    look: str
    default: str
    moves: Moves


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that stand together; with `rows` they are asked again for each row of that field."""

    name: str
    label: Texts
    hint: Texts
    items: tuple["Item", ...]
    moves: Moves
    rows: Field | None = None


Item = Bound | Ask | Cluster


@dataclass(frozen=True, slots=True)
class Sheet:
    """An instrument in the short form, for one audience."""

    name: str
    title: Texts
    about: Texts
    section: Section
    closed: bool
    audience: str
    items: tuple[Item, ...]
    lists: Mapping[str, Mapping[str, Texts]]

    def all_items(self) -> Iterator[Item]:
        """Go through all lines as they stand in the form."""
        waiting = list(reversed(self.items))
        while waiting:
            item = waiting.pop()
            yield item
            if isinstance(item, Cluster):
                waiting.extend(reversed(item.items))
