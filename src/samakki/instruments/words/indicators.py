"""Sets of indicators: signs to look for, definitions in law, and how each indicator stands in what a person told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samakki.instruments.words.definition import Texts
from samakki.kernel.ids import MemberId
from samakki.kernel.missing import Missing

LONGEST_SET: Final = 400_000
IndicatorSetId = NewType("IndicatorSetId", UUID)


class SetUnknownError(LookupError):
    """There is no such set of indicators here."""


class SetRefusedError(ValueError):
    """A file is no set of indicators; the message says where it is wrong."""


class Stands(StrEnum):
    """How one indicator stands. That nobody asked is never a no; that it was not named among others is neither."""

    PRESENT = "present"
    DENIED = "answered no"
    CLOSED = "closed"
    DECLINED = "prefers not to say"
    UNKNOWN = Missing.UNKNOWN.value
    NOT_NAMED = "not named"
    NOT_ASKED = Missing.NOT_ASKED.value

    @property
    def in_words(self) -> str:
        """Say it in the reader's language."""
        return str(_STANDS[self])


_STANDS: Final = {
    Stands.PRESENT: _("Seen"),
    Stands.DENIED: _("Answered no"),
    Stands.CLOSED: _("Stands in a closed entry"),
    Stands.DECLINED: _("Prefers not to say"),
    Stands.UNKNOWN: _("Asked, and not known"),
    Stands.NOT_NAMED: _("Asked, and not named"),
    Stands.NOT_ASKED: _("Not asked"),
}


class Suggestion(StrEnum):
    """What the indicators suggest to the person who decides. None of these is a decision."""

    LOOK_CLOSER = "look closer"
    ASK_ON = "ask on"
    NO_SIGN = "no sign so far"


@dataclass(frozen=True, slots=True)
class Sign:
    """Where an indicator may show: `source` is a field (`experience.control`) or an answer (`form id/question`).

    The values `shows` make it present, the values `denies` say no.
    """

    source: str
    shows: tuple[str, ...]
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator in its own words; what stands in `beside` is shown next to it and decides nothing."""

    code: str
    label: Texts
    about: Texts
    signs: tuple[Sign, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A definition in law, a threshold of proof or a difference to know; `country` is empty where it holds anywhere."""

    code: str
    title: Texts
    words: Texts
    source: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """A set as its file tells it. Without indicators it brings definitions only, as a country's own."""

    name: str
    title: Texts
    source: str
    validated: bool
    guidance: Texts
    indicators: tuple[Indicator, ...] = ()
    definitions: tuple[Passage, ...] = ()
    thresholds: tuple[Passage, ...] = ()
    differences: tuple[Passage, ...] = ()
    non_punishment: Texts | None = None


@dataclass(frozen=True, slots=True)
class SetShown:
    """One version of a set as it lies in store."""

    id: IndicatorSetId
    number: int
    loaded_by: MemberId | None
    loaded_at: datetime
    content: IndicatorSet


@dataclass(frozen=True, slots=True)
class SetLoaded:
    """What loading did: which version the file is, and whether it is new."""

    id: IndicatorSetId
    name: str
    number: int
    new: bool


@dataclass(frozen=True, slots=True)
class Known:
    """One value that stands somewhere, as the journal keeps it, and a key by which the asker knows where from."""

    value: Any
    key: str = ""


KnownBySource = Mapping[str, tuple[Known, ...]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One sign that was looked at: where, what stood there, and how the indicator stands by it."""

    source: str
    known: Known
    stands: Stands


@dataclass(frozen=True, slots=True)
class Weighed:
    """One indicator as it stands, with every place it was looked for; `disputed` when one says yes and another no."""

    indicator: Indicator
    stands: Stands
    seen: tuple[Seen, ...]
    beside: tuple[Seen, ...] = ()

    @property
    def disputed(self) -> bool:
        """Tell whether one place says yes and another no."""
        return {Stands.PRESENT, Stands.DENIED} <= {seen.stands for seen in self.seen}

    @property
    def ruled_out(self) -> bool:
        """Tell whether somebody said no, and whether every place was asked and none of them leaves it open."""
        asked = {seen.source for seen in self.seen} >= {sign.source for sign in self.indicator.signs}
        told = {seen.stands for seen in self.seen}
        return asked and Stands.DENIED in told and told <= {Stands.DENIED, Stands.NOT_NAMED}


@dataclass(frozen=True, slots=True)
class Weighing:
    """A whole set as it stands for one person; it counts nothing but what is present, and decides nothing."""

    weighed: tuple[Weighed, ...]

    def that(self, stands: Stands) -> tuple[Indicator, ...]:
        """List the indicators that stand so."""
        return tuple(each.indicator for each in self.weighed if each.stands is stands)

    @property
    def suggestion(self) -> Suggestion:
        """Tell what is suggested: one that is present asks to look closer; all must be asked everywhere for a no."""
        if self.that(Stands.PRESENT):
            return Suggestion.LOOK_CLOSER
        if self.weighed and all(each.ruled_out for each in self.weighed):
            return Suggestion.NO_SIGN
        return Suggestion.ASK_ON
