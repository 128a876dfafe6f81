"""What a measure counts, in words and exactly: each definition has a version and a day from which it is in force."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from samakki.tables.units import Unit

MEASURES: Final = "measures.yaml"


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of what a measure counts: in which unit, of whom (`only`: codes by dimension), crossed by what.

    `lacks` says of a measure that cannot be counted from facts, why; then it comes from imported tables alone.
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


class DefinitionWrongError(ValueError):
    """A file of definitions cannot be read: `args` say which entry and why."""


class DefinitionUnknownError(Exception):
    """No definition of this name was in force on that day."""
