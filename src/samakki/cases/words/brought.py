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
class Said:
    """One of the values of a field, None where somebody emptied it; whether another than the person told it, and who.

    `closed` says that it was written closed although its field does not start so.
    """

    value: Any = field(repr=False)
    third_party: bool = False
    told_by: str = field(default="", repr=False)
    closed: bool = False


Sayings = Mapping[Section, Mapping[str, tuple[Said, ...]]]
"""All values of those fields of which more is to be told than one value of the person's own, newest first."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A case from elsewhere: what stands in its fields, as it will be kept; `origin` says where it was found.

    Where `told` has a field, all its values stand there, that of `values` first. `case` is the id that it will have,
    where others that come in with it lead to it.
    """

    values: Mapping[Section, Mapping[str, Any]] = field(repr=False)
    origin: str = field(repr=False)
    opened_at: datetime | None = None
    told: Sayings = field(default_factory=dict, repr=False)
    case: FileId | None = None


@dataclass(frozen=True, slots=True)
class Leading:
    """A part of a file that leads to a case by an id of elsewhere, and the case that it is to lead to now."""

    case: FileId
    section: Section
    field: str
    old: str
    new: FileId


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
    """A case as it is handed on: what stands in its fields, what its closed entries say, which values are disputed.

    `told` has all values of an open field that more is to be told of than one value of the person's own, and
    `closed_told` those of a closed one.
    """

    case: FileId
    opened_at: datetime
    values: dict[Section, dict[str, Any]] = field(repr=False)
    closed: dict[Section, dict[str, Any]] = field(default_factory=dict, repr=False)
    disputed: tuple[str, ...] = ()
    told: dict[Section, dict[str, tuple[Said, ...]]] = field(default_factory=dict, repr=False)
    closed_told: Sayings = field(default_factory=dict, repr=False)
