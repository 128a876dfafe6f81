"""What the data book keeps: tables that were brought, figures that were released, months that are closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final

from samakki.databook.words.definitions import Definition
from samakki.databook.words.periods import Period
from samakki.kernel.ids import MemberId
from samakki.tables.units import Unit

MOST_LETTERS: Final = 500
"""So long a sentence beside a table or figure may be."""
FEWEST_IN_PARTS: Final = 3
"""Of fewer persons the parts of a cell are not told: all that is known of one would stand there."""
MOST_NOTES: Final = 40
MOST_CELLS: Final = 50_000
"""So many cells a table may have that is kept, each of at most MOST_IN_CELL letters."""
MOST_IN_CELL: Final = 2_000
Grid = tuple[tuple[str, ...], ...]
Cells = tuple[tuple[tuple[str, ...], int], ...]
"""How many persons stand at which codes, one for each dimension."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A printed table: its cells as they are printed, so that blank, 0 and "-" stay apart, and what is said of it."""

    name: str
    grid: Grid
    unit: Unit
    period: Period
    as_of: date
    source: str
    footnotes: tuple[str, ...] = ()
    codebook: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a table that was brought; earlier ones stay."""

    table: Brought
    version: int
    brought_by: MemberId
    brought_at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as a list shows it: its newest version, and not its cells."""

    name: str
    version: int
    unit: Unit
    period: Period
    as_of: date


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons as known on a day: by the codes of each dimension, and once in all.

    Where there is a period, only those who came to be known in it are counted. `alike` of them may be the same as
    another person, because somebody who read both files thinks so and nobody is sure.
    """

    unit: ClassVar[Unit] = Unit.PERSONS
    measure: str
    definition: int
    by: tuple[str, ...]
    as_of: date
    rows: Cells
    persons: int
    period: Period | None = None
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """Whom one cell of a figure counts, by each other thing that is told of them: dimension, and persons by code.

    `by` is empty where so few stand in the cell that their parts would describe one of them.
    """

    persons: int
    by: tuple[tuple[str, Cells], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is told with a figure: its footnotes, how many offices there are and reported, what is known to be missing.

    `why` says, from the second release on, why it is told anew.
    """

    footnotes: tuple[str, ...]
    offices: int
    reported: int
    missing: str
    why: str = ""

    @property
    def silent(self) -> int:
        """Give how many offices did not report; it stands in the figure's line."""
        return self.offices - self.reported


@dataclass(frozen=True, slots=True)
class Released:
    """One release of a figure: what was counted, what was told with it, and what changed since the one before."""

    number: int
    counted: Counted
    around: Around
    changed: tuple[tuple[tuple[str, ...], int, int], ...]
    released_by: MemberId
    released_at: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands: by which definition it is counted now, and what was told of it last."""

    definition: Definition
    last: Released | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an agency: who said first that it is whole, and who closed it."""

    first_day: date
    first_by: MemberId
    second_by: MemberId | None


class BookWrong(StrEnum):
    """Why the data book does not take something, or has nothing to show."""

    NO_CELLS = "no_cells"
    TOO_MANY_CELLS = "too_many_cells"
    NO_NAME = "no_name"
    NO_SOURCE = "no_source"
    NO_WHY = "no_why"
    NO_SUCH_TABLE = "no_such_table"
    LACKS_FACTS = "lacks_facts"
    NO_DEFINITION = "no_definition"
    MISSING_UNSAID = "missing_unsaid"
    OFFICES = "offices"
    UNFIT_WORDS = "unfit_words"
    IN_FUTURE = "in_future"
    NOT_OVER = "not_over"
    SAID_ALREADY = "said_already"
    NOT_SAID = "not_said"
    NO_SUCH_FORM = "no_such_form"
    NAMED_ALREADY = "named_already"
    NO_WORKBOOK = "no_workbook"
    NO_HEADINGS = "no_headings"
    SAME_TWICE = "same_twice"
    BOUND_ALREADY = "bound_already"
    NOTHING_BOUND = "nothing_bound"
    NO_SUCH_GROUP = "no_such_group"
    NO_SUCH_QUESTION = "no_such_question"
    NO_OFFICE = "no_office"
    NO_TITLE = "no_title"
    TITLED_ALREADY = "titled_already"
    NOTHING_CROSSED = "nothing_crossed"
    CROSSED_TWICE = "crossed_twice"
    NO_SUCH_CODE = "no_such_code"
    TOO_MANY_OWN = "too_many_own"
    NO_SUCH_FIGURE = "no_such_figure"
    TOLD_ALREADY = "told_already"
    NO_WORDS = "no_words"


class BookRefusedError(Exception):
    """The data book does not take it, or has it not, and why."""

    def __init__(self, why: BookWrong) -> None:
        """Keep why."""
        super().__init__(why.value)
        self.why = why
