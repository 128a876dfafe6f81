"""Cases that come from elsewhere and go elsewhere, many at once: what they say, and what could not be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from samakki.kernel.ids import FileId
from samakki.sections.words import Section

CASES_AT_ONCE: Final = 500
"""How many cases are opened, or read to be handed on, in one go."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A case from elsewhere: what stands in its fields, as it will be kept; `origin` says where it was found."""

    values: Mapping[Section, Mapping[str, Any]] = field(repr=False)
    origin: str = field(repr=False)
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A value that cannot be kept: in which of the cases, in which field, and why, as WordsRefusedError says it."""

    place: int
    section: Section
    field: str
    code: str


class BroughtRefusedError(ValueError):
    """Some of the cases hold what cannot be kept; none was opened."""

    def __init__(self, unfit: tuple[Unfit, ...]) -> None:
        """Keep what does not fit and where; never the words themselves."""
        super().__init__(f"{len(unfit)} values")
        self.unfit = unfit


@dataclass(frozen=True, slots=True)
class HandedOn:
    """A case as it is handed on: what stands in its fields, what its closed entries say, which values are disputed."""

    case: FileId
    opened_at: datetime
    values: Mapping[Section, Mapping[str, Any]] = field(repr=False)
    closed: Mapping[Section, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    disputed: tuple[str, ...] = ()
