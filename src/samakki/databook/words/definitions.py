"""What a measure counts, in words and exactly: each definition has a version and a day from which it is in force."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from samakki.sections.words import DIMENSIONS
from samakki.tables.units import Unit

MEASURES: Final = "measures.yaml"
MOST_CROSSED: Final = 3
"""By so many things a figure is crossed at most: by more of them hardly anybody stands beside anybody."""
MOST_TITLE: Final = 120
MOST_OWN: Final = 100
"""So many figures of its own an agency may have."""


LIKENESS: Final = "administration.same_person"
"""The dimension that tells of a person that another file may be of the same one, and never which."""
CROSSABLE: Final = tuple(name for name in DIMENSIONS if name != LIKENESS)
"""By what a figure may be crossed: by all that facts tell of a person but that another file may be theirs."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of what a measure counts: in which unit, of whom (`only`: codes by dimension), crossed by what.

    `lacks` says of a measure that cannot be counted from facts, why; then it comes from imported tables alone. `title`
    is what an agency calls a measure that it defined for itself; those that are shipped have words in each language.
    """

    name: str
    version: int
    valid_from: date
    unit: Unit
    by: tuple[str, ...]
    only: tuple[tuple[str, tuple[str, ...]], ...]
    words: str
    source: str
    lacks: str = ""
    title: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether an agency defined it for itself."""
        return bool(self.title)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that an agency wants to count: what it is called, crossed by what, and of whom (codes by dimension)."""

    title: str
    by: tuple[str, ...]
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()


class DefinitionWrongError(ValueError):
    """A file of definitions cannot be read: `args` say which entry and why."""


class DefinitionUnknownError(Exception):
    """No definition of this name was in force on that day."""
