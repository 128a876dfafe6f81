"""The words of facts: what is counted, and the ways in which there is nothing to count."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samakki.kernel.missing import Missing
from samakki.sections.words import DIMENSIONS, LISTS, Coarse, Span


class Kind(StrEnum):
    """What stands in a fact: a value, one kind of missing, or two values that a person has yet to decide on."""

    VALUE = "value"
    NO = Missing.NO.value
    UNKNOWN = Missing.UNKNOWN.value
    NOT_ASKED = Missing.NOT_ASKED.value
    SUPPRESSED = Missing.SUPPRESSED.value
    DECLINED = Missing.DECLINED.value
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One thing told of a person in one dimension: a code or a band, or why there is none."""

    kind: Kind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many persons one thing was told of."""

    told: Told
    persons: int


@dataclass(frozen=True, slots=True)
class LetGo:
    """What became of a person's facts when their file was erased: how many stay under no number, how many are gone."""

    kept: int
    gone: int


AGE_BANDS: Final = ((11, "0-11"), (17, "12-17"), (24, "18-24"), (34, "25-34"), (49, "35-49"), (64, "50-64"))
"""The last age of each band and its code; OLDEST_BAND follows."""
OLDEST_BAND: Final = "65+"
NUMBER_BANDS: Final = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (9, "5-9"))
"""The last number of each band and its code; HIGHEST_BAND follows."""
HIGHEST_BAND: Final = "10+"
DAY_BANDS: Final = (
    *((0, "0"), (3, "1-3"), (7, "4-7"), (14, "8-14"), (30, "15-30"), (90, "31-90"), (180, "91-180"), (365, "181-365")),
)
"""The last number of days of each band and its code; LONGEST_BAND follows."""
LONGEST_BAND: Final = "366+"
NOT_ENDED: Final = "not ended"
"""The code of days that go on: they began, and nothing tells of an end."""
STANDS: Final = "stands"
"""The code of a link that leads to another file: to which is never told."""
ALIKE: Final = 10
"""So many others of whom all the same is told must there be: then a fact says nothing of anybody."""


def codes_of(dimension: str) -> tuple[str, ...]:
    """Give every code that a fact of a dimension can have; none of one that there is not."""
    counted = DIMENSIONS.get(dimension)
    if counted is None:
        return ()
    if isinstance(counted, Span):
        return (*(code for _last, code in DAY_BANDS), LONGEST_BAND, NOT_ENDED)
    bands: dict[Coarse, tuple[str, ...]] = {
        Coarse.AGE_BAND: (*(code for _last, code in AGE_BANDS), OLDEST_BAND),
        Coarse.BAND: (*(code for _last, code in NUMBER_BANDS), HIGHEST_BAND),
        Coarse.STANDS: (STANDS,),
    }
    told = LISTS[counted.listed].codes if counted.listed else counted.codes
    return bands.get(counted.coarse, tuple(code for code, _words in told))
