"""The words of facts: what is counted, and the ways in which there is nothing to count."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samakki.kernel.missing import Missing


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


ALIKE: Final = 10
"""So many others of whom all the same is told must there be: then a fact says nothing of anybody."""
