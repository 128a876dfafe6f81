"""What an instrument asks, in our own terms: groups, questions, choices, in every language the form speaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from samakki.instruments.words.bound import Audience, Bound, bound_place
from samakki.sections.words import Section

VERSION: Final = "instruments.Version"
FORMAT: Final = 2

Texts = Mapping[str, str]


class Kind(StrEnum):
    """What a question takes for an answer."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    SELECT_ONE = "select one"
    SELECT_MULTIPLE = "select multiple"
    RANGE = "range"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    CALCULATE = "calculate"
    HIDDEN = "hidden"
    START = "start"
    END = "end"
    TODAY = "today"


COMPUTED: Final = frozenset({Kind.CALCULATE, Kind.START, Kind.END, Kind.TODAY})
ASKED: Final = frozenset(Kind) - COMPUTED - {Kind.NOTE, Kind.HIDDEN}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a question offers; `more` holds the further columns that a choice filter may ask for."""

    name: str
    label: Texts
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name, kind, texts by language, and the expressions that move it, as the form wrote them.

    `path` is its place in the form (`family/age`), `row` its line on the sheet `survey`, `bound` the field of the case
    file that its answer writes (`identity.born`), empty for a question of the form's own.
    """

    path: str
    kind: Kind
    label: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    guidance: Texts = field(default_factory=dict)
    constraint_message: Texts = field(default_factory=dict)
    required_message: Texts = field(default_factory=dict)
    relevant: str = ""
    constraint: str = ""
    required: str = ""
    calculation: str = ""
    default: str = ""
    default_moves: bool = False
    choices: str = ""
    choice_filter: str = ""
    appearance: str = ""
    read_only: bool = False
    start: str = ""
    end: str = ""
    step: str = ""
    row: int = 0
    bound: str = ""

    @property
    def name(self) -> str:
        """Tell the name that the form gave it."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together; a repeat is a group that may be filled in for several rows.

    A repeat that is `bound` asks the rows of a field of the case file, and a group that is, an amount of money.
    """

    path: str
    children: tuple["Group | Question", ...] = ()
    label: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    relevant: str = ""
    repeats: bool = False
    count: str = ""
    appearance: str = ""
    row: int = 0
    bound: str = ""

    @property
    def name(self) -> str:
        """Tell the name that the form gave it."""
        return self.path.rpartition("/")[2]


Node = Group | Question


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a form speaks: the name its author gave it, and its tag (BCP 47), empty when nobody can tell."""

    name: str
    tag: str


@dataclass(frozen=True, slots=True)
class Definition:
    """An instrument as we understood it; two with equal contents have an equal hash.

    `section` is where answers go that are bound to no field, None where the form leaves it open; `closed` says that
    they start closed; `audience` is whom the form is made for.
    """

    title: str
    form_id: str
    form_version: str
    tongues: tuple[Tongue, ...]
    default_tongue: str
    children: tuple[Node, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    section: Section | None = None
    closed: bool = False
    audience: Audience = Audience.ANY

    def nodes(self) -> Iterator[Node]:
        """Go through all groups and questions as they stand in the form."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Group):
                waiting.extend(reversed(node.children))

    def questions(self) -> Iterator[Question]:
        """Go through all questions as they stand in the form."""
        return (node for node in self.nodes() if isinstance(node, Question))

    def bindings(self) -> dict[str, Bound]:
        """Find which question or repeat writes what in the case file; what the record no longer has is left out."""
        named = {node.path: bound_place(node.bound) for node in self.nodes() if node.bound}
        return {path: place for path, place in named.items() if place is not None}
