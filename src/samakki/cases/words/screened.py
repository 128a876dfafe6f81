"""A screening as it is opened, decided and kept: indicators suggest, a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from samakki.instruments.words import IndicatorSetId, Passage, SetShown, Weighing
from samakki.journal.words import Head
from samakki.kernel.clocks import Stamp
from samakki.sections.words import Section

SCREENINGS: Final = "screenings"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value that shows an indicator stands: the field or the answer, who wrote it, when, and who told it."""

    source: str
    section: Section
    head: Head


@dataclass(frozen=True, slots=True)
class ScreeningKept:
    """A screening of earlier: its row, what was written in each part, and who wrote it."""

    row: str
    parts: Mapping[str, Any]
    head: Head


@dataclass(frozen=True, slots=True)
class ScreeningOpened:
    """What a set of indicators finds in a case now, where each thing stands, and the screenings of earlier.

    `elements` are act, means and purpose as they stand in the case, and the decision that stands there; `standing` the
    stamps of everything that a new decision would replace.
    """

    shown: SetShown
    weighing: Weighing
    origins: Mapping[str, Origin]
    kept: tuple[ScreeningKept, ...]
    elements: Mapping[str, Any]
    standing: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person decided, for protection and, apart from it, for the stay; and by which law and threshold.

    `definition` and `threshold` name passages of sets that are here (`palermo_adult`), `law_set` the version of the set
    that the definition stands in. Codes are those of the field of screenings; `decided_by` and `country` those of the
    decision in the case file: left empty, nobody is named for it. `seen` are the stamps of what stood when they
    decided: what somebody else wrote since stays beside it.
    """

    indicators: IndicatorSetId
    law_set: IndicatorSetId
    definition: str
    threshold: str
    decision: str = "not_decided"
    protection: str = ""
    immigration: str = ""
    role: str = ""
    reason: str = ""
    instrument: str = ""
    decided_by: str = ""
    country: str = ""
    seen: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """The passages that a decision names, and the set they stand in."""

    shown: SetShown
    definition: Passage
    threshold: Passage


class LawNeededError(ValueError):
    """A decision names no definition or no threshold that is here."""
