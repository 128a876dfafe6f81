"""What the page of a day asks of the desk, and what it gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from samakki.cases.words.shown import CaseRow
from samakki.cases.words.standing import StandingRow, standing_rows
from samakki.journal.words import FileState
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section

PEOPLE_A_DAY: Final = 40
QUIET_DAYS: Final = 30
TORN_A_DAY: Final = 25


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which of one's people are to be shown: at a step, whom nobody reached for 30 days, children, without a plan."""

    step: str = ""
    quiet: bool = False
    children: bool = False
    unplanned: bool = False

    @property
    def holds_back(self) -> bool:
        """Tell whether anybody is left out."""
        return bool(self.step) or self.quiet or self.children or self.unplanned


@dataclass(frozen=True, slots=True)
class DayAsked:
    """What a day is opened for: whose people, which slice of them, and which sections of whom besides the names."""

    today: date
    members: tuple[MemberId, ...]
    sieve: Sieve = Sieve()
    page: int = 1
    besides: Mapping[FileId, frozenset[Section]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """One of one's people as a line of the day; the days are those that stand in clear, `child` is True if under 18."""

    row: CaseRow
    step: str
    step_since: date | None
    last_contact_on: date | None
    planned_on: date | None
    child: bool
    torn: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people somebody sees to: by step, and how many of them are quiet or without a plan."""

    steps: Mapping[str, int]
    quiet: int
    unplanned: int

    @property
    def all(self) -> int:
        """Count everybody."""
        return sum(self.steps.values())


@dataclass(frozen=True, slots=True)
class DayOpened:
    """A day as far as the desk knows it: a slice of one's people, those besides, and what their files say."""

    people: tuple[Person, ...]
    torn: tuple[Person, ...]
    known: Mapping[FileId, Person]
    tally: Tally
    more: bool
    states: Mapping[FileId, FileState]

    def told(self, case: FileId, section: Section, name: str, row: str) -> StandingRow | None:
        """Give a row of a field as it stands; None where there is none."""
        fields = self.states[case].sections.get(section, {}) if case in self.states else {}
        return next((one for one in standing_rows(fields, name) if one.row == row), None)
