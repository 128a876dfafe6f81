"""Where in a case file the answer to a question goes: a field, a part of its rows, a piece of an amount."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from samakki.sections.words import BY_NAME, Field, FieldType, Section

AMOUNT: Final = "amount"
CURRENCY: Final = "currency"
PER: Final = "per"
DATE: Final = "date"
PIECES: Final = (AMOUNT, CURRENCY, PER, DATE)


class Audience(StrEnum):
    """For whom a form is made; its words and its questions differ."""

    ANY = "any"
    ADULT = "adult"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class Bound:
    """One place in a case file: `part` is a part of a row, `piece` one of an amount of money."""

    section: Section
    field: str
    part: str = ""
    piece: str = ""

    def __str__(self) -> str:
        """Write it as a form does: `experience.journey.country`."""
        return ".".join(filter(None, (self.section.value, self.field, self.part, self.piece)))

    @property
    def whole(self) -> Field:
        """Give the field as the record describes it."""
        return BY_NAME[self.section, self.field]

    @property
    def described(self) -> Field:
        """Give what is written: the field, or the part of its rows."""
        return self.whole.part(self.part) or self.whole


def bound_place(text: str) -> Bound | None:
    """Read a place as a form writes it; None for one that the record does not have."""
    section, _, rest = text.partition(".")
    name, _, rest = rest.partition(".")
    known = BY_NAME.get((Section(section), name)) if section in set(Section) else None
    if known is None:
        return None
    part = ""
    described: Field | None = known
    if known.type is FieldType.ROWS and rest:
        part, _, rest = rest.partition(".")
        described = known.part(part)
    if described is None or (rest and (described.type is not FieldType.MONEY or rest not in PIECES)):
        return None
    return Bound(known.section, name, part, rest)


@dataclass(frozen=True, slots=True)
class Bindings:
    """Where the answers of one version of a form go: `section` takes what is bound to no field.

    `places` are by the path of the question or repeat; `closed` says that unbound answers start closed.
    """

    section: Section
    closed: bool = False
    places: Mapping[str, Bound] = field(default_factory=dict)
