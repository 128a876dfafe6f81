"""Tables over the same persons, linked: a cell that stands in two of them is one cell, and every sum is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from samakki.disclosure.linear import Ints

Key = tuple[tuple[str, str], ...]
"""What the persons of a cell have in common: (breakdown, code) in the order of the breakdowns' names; () is all."""


@dataclass(frozen=True)
class Tree:
    """A breakdown with its groups: each code has a parent, or None when it stands directly under the total."""

    name: str
    parents: Mapping[str, str | None]

    def nodes(self) -> tuple[str | None, ...]:
        """List the total (None) and every code."""
        return (None, *self.parents)

    def groups(self) -> Iterator[tuple[str | None, tuple[str, ...]]]:
        """Give each code that has parts, with its parts; the total is None."""
        parts: dict[str | None, list[str]] = {}
        for code, parent in self.parents.items():
            parts.setdefault(parent, []).append(code)
        for parent, codes in parts.items():
            yield parent, tuple(codes)

    def above(self, code: str) -> Iterator[str]:
        """Give the code and the groups in which it lies, from below."""
        at: str | None = code
        while at is not None:
            yield at
            at = self.parents[at]


def flat(name: str, codes: Sequence[str]) -> Tree:
    """Make a breakdown without groups."""
    return Tree(name, dict.fromkeys(codes))


@dataclass(frozen=True)
class Linked:
    """All cells of all tables, each once, and the sums between them: equation i says first cell = sum of the others."""

    keys: tuple[Key, ...]
    starts: Ints
    members: Ints
    tables: tuple[Ints, ...]

    @property
    def size(self) -> int:
        """Count the cells."""
        return len(self.keys)

    def index(self) -> dict[Key, int]:
        """Find cells by what they say."""
        return {key: place for place, key in enumerate(self.keys)}


def link(tables: Sequence[Sequence[Tree]]) -> Linked:
    """Link tables: every crossing of their breakdowns with all groups and totals, and every sum among these cells.

    Why no sums beyond these: the persons behind twelve columns would be 10^14 possible kinds of person. Whoever knows
    that the tables are margins of one list of persons knows a little more than the sums say; see docs/ideas/disclosure.
    """
    places: dict[Key, int] = {}
    sums: dict[tuple[int, ...], None] = {}
    of_tables: list[Ints] = []
    for trees in tables:
        ordered = sorted(trees, key=lambda tree: tree.name)
        crossings = product(*(tree.nodes() for tree in ordered))
        cells = [places.setdefault(_key(ordered, codes), len(places)) for codes in crossings]
        of_tables.append(np.asarray(cells, dtype=np.int64))
        sums.update(dict.fromkeys(_sums(ordered, places)))
    starts = np.cumsum([0, *(len(found) for found in sums)], dtype=np.int64)
    members = np.asarray([cell for found in sums for cell in found], dtype=np.int64)
    return Linked(tuple(places), starts, members, tuple(of_tables))


def _key(trees: Sequence[Tree], codes: Sequence[str | None]) -> Key:
    return tuple((tree.name, code) for tree, code in zip(trees, codes, strict=True) if code is not None)


def _sums(trees: Sequence[Tree], places: Mapping[Key, int]) -> Iterator[tuple[int, ...]]:
    for at, tree in enumerate(trees):
        for codes in product(
            *(() if number == at else other.nodes() for number, other in enumerate(trees) if number != at)
        ):
            before, after = codes[:at], codes[at:]
            for whole, parts in tree.groups():
                yield (
                    places[_key(trees, (*before, whole, *after))],
                    *(places[_key(trees, (*before, part, *after))] for part in parts),
                )
