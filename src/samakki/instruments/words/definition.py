"""What an instrument asks, in our own terms: groups, questions, choices, in every language the form speaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

VERSION: Final = "instruments.Version"
FORMAT: Final = 1

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

    `path` is its place in the form (`family/age`), `row` its line on the sheet `survey`.
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
    """Questions that belong together; a repeat is a group that may be filled in for several rows."""

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
    """An instrument as we understood it; two with equal contents have an equal hash."""

    title: str
    form_id: str
    form_version: str
    tongues: tuple[Tongue, ...]
    default_tongue: str
    children: tuple[Node, ...]
    choices: Mapping[str, tuple[Choice, ...]]

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
