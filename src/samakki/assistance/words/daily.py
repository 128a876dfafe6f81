"""A day of one person at work: what is late, what is today, what waits for others, what came back, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from samakki.assistance.words.dues import Due
from samakki.assistance.words.ids import ReviewId
from samakki.assistance.words.stories import StoryWaits
from samakki.cases.words import DayOpened, Person, StandingRow
from samakki.kernel.ids import FileId, MemberId

LATE_A_SLICE: Final = 25
TODAY_A_SLICE: Final = 50
WAITING_SHOWN: Final = 25


@dataclass(frozen=True, slots=True)
class DayLine:
    """Something due as a line of the day: for whom, and what the row says that it follows, where there is one.

    `days` is how many days late it is, 0 for today, below 0 for days to come.
    """

    due: Due
    person: Person
    row: StandingRow | None
    days: int


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A look at a case that was asked of a supervisor: what about, since when, and what came back."""

    review: ReviewId
    person: Person
    about: str
    asked_at: datetime
    verdict: str = ""
    decided_by: MemberId | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """A day: `late_all` and `coming_all` count what is more than shown, `next_due` is the next day of each case.

    `unfollowed` are those of one's own for whom nobody planned the follow-ups that the rules want, `unfollowed_all` how
    many they are.
    """

    today: date
    late: tuple[DayLine, ...]
    late_all: int
    coming: tuple[DayLine, ...]
    coming_all: int
    opinions: tuple[DayLine, ...]
    asked: tuple[ReviewLine, ...]
    answered: tuple[ReviewLine, ...]
    desk: DayOpened
    next_due: Mapping[FileId, date]
    next_at_all: date | None
    covers: Mapping[MemberId, date]
    unfollowed: tuple[Person, ...] = ()
    unfollowed_all: int = 0
    stories: tuple[StoryWaits, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Tell whether nobody waits."""
        waits = (self.asked, self.opinions, self.answered, self.desk.torn, self.stories, self.unfollowed)
        return not (self.late_all or self.coming_all or any(waits))
