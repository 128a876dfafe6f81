"""The parts of an expression after it was read."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the expression."""

    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A question by its name: `${name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Path:
    """A place by steps: `.`, `..`, `../name`, `/data/group/name`, or the name of a column in a choice filter."""

    steps: tuple[str, ...]
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A place in the form after it was looked up: `family/age`."""

    path: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet `choices`, inside a choice filter."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Binary:
    """Two sides and what stands between them."""

    sign: str
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus before a value."""

    inner: "Tree"


Tree = Number | Literal | Ref | Path | Field | Column | Call | Binary | Negative


def parts(tree: Tree) -> Iterator[Tree]:
    """Go through an expression and everything in it."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Call):
            waiting.extend(part.arguments)
        elif isinstance(part, Binary):
            waiting.extend((part.left, part.right))
        elif isinstance(part, Negative):
            waiting.append(part.inner)


def spine(tree: Binary) -> list[Binary]:
    """Give the links of a chain of operators from its left end: of `a or b or c` first `a or b`, then the whole."""
    chain = [tree]
    while isinstance(chain[-1].left, Binary):
        chain.append(chain[-1].left)
    return chain[::-1]
