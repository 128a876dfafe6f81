"""Learning stories: what others may learn from a case, without who it was; made by one, looked through by another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from samakki.cases.words import CaseRow
from samakki.kernel.ids import MemberId


class Gone(StrEnum):
    """What falls away from a story, and by what it is told instead."""

    NAME = "name"
    PLACE = "place"
    HOUSE = "house"
    NUMBER = "number"
    ACCOUNT = "account"
    DAY = "day"
    IN_MONTH = "in month"
    MONTHS_BEFORE = "months before"
    IN_YEAR = "in year"
    LONG_BEFORE = "long before"
    LONG_AFTER = "long after"
    AGE = "age"


Instead = Callable[[Gone, int], str]
"""Says in the language of the story what stands in place of what fell away: with a number of months or years, with the
first year of a band of ages, with 0 where no number belongs to it."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a story speaks: what it says instead, the months by name in every language, the names of houses it omits.

    `marks` is all that may be said instead, in every language.
    """

    instead: Instead
    months: Mapping[str, int] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    houses: tuple[str, ...] = ()


AGE_BANDS: Final = (0, 12, 18, 25, 35, 50, 65)
MONTHS_TOLD: Final = 60
"""How many months and years after the beginning are counted; what lies later is told as long after."""


class StoryState(StrEnum):
    """How far a story is; the codes of the part `state`."""

    DRAFT = "draft"
    ASKED = "asked"
    RELEASED = "released"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class KnownValues:
    """What the record and the house know by which somebody could be told: it falls away wherever it stands.

    `names` fall away whole and word by word; `loose` are words around people and places, of which those that begin with
    a capital letter fall away alone too. `months` are the names of months in every language, `since` the day from which
    months are counted, `marks` what stands in place of what fell away.
    """

    since: date
    names: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        """Say nothing of anybody."""
        return "KnownValues(...)"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Something of a case that a story may be made of: where it stands, and its words with what is known fallen away.

    `third_party` says that somebody else than the person told it.
    """

    key: str
    label: str
    words: str
    third_party: bool = False


@dataclass(frozen=True, slots=True)
class StoryShown:
    """A story as it stands: `makers` wrote it, so that somebody else has to look it through before it goes out.

    `seen` are the stamps of what was read, `doubtful` words that may still be names.
    """

    row: str
    title: str
    words: str
    state: StoryState
    remarks: str
    makers: frozenset[MemberId]
    seen: str
    doubtful: tuple[str, ...] = ()

    def may_release(self, member: MemberId | None) -> bool:
        """Tell whether somebody may release it: another than who wrote it, once it was asked for."""
        return self.state is StoryState.ASKED and member is not None and member not in self.makers


@dataclass(frozen=True, slots=True)
class StoryWaits:
    """A story that waits for a second look, as a line of a list: from whose case, who asked, who wrote it."""

    row: CaseRow
    story: str
    title: str = field(repr=False)
    asked_at: datetime
    asked_by: MemberId
    makers: frozenset[MemberId]


@dataclass(frozen=True, slots=True)
class StoriesOpened:
    """The stories of a case, the newest first."""

    row: CaseRow
    stories: tuple[StoryShown, ...]

    def of(self, row: str) -> StoryShown | None:
        """Give the story of a row; None where there is none."""
        return next((story for story in self.stories if story.row == row), None)


@dataclass(frozen=True, slots=True)
class Material:
    """What a story may be made of: a page of a case's notes, newest first, and what stands at length in its fields."""

    row: CaseRow
    paragraphs: tuple[Paragraph, ...]
    next_before: int | None = None


class OwnStoryError(Exception):
    """Nobody releases a story that they wrote: a second name looks it through."""
