"""Count persons into linked cells, from one row a person or from rows that carry a number of persons."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Key, Linked, Tree

Columns = Mapping[str, Sequence[str]]


def count(linked: Linked, tables: Sequence[Sequence[Tree]], columns: Columns, persons: Ints | None = None) -> Ints:
    """Count each cell. `columns` give a code of its breakdown for each row, `persons` how many a row stands for (1)."""
    counts = np.zeros(linked.size, dtype=np.int64)
    index = linked.index()
    done = np.zeros(linked.size, dtype=np.bool_)
    for trees, cells in zip(tables, linked.tables, strict=True):
        ordered = sorted(trees, key=lambda tree: tree.name)
        fresh = cells[~done[cells]]
        wanted = np.zeros(linked.size, dtype=np.bool_)
        wanted[fresh] = True
        for codes, number in crossings([columns[tree.name] for tree in ordered], persons):
            for key in _keys(ordered, codes):
                place = index[key]
                if wanted[place]:
                    counts[place] += number
        done[cells] = True
    return counts


def crossings(columns: Sequence[Sequence[str]], persons: Ints | None = None) -> list[tuple[tuple[str, ...], int]]:
    """Count each combination of codes that occurs, in a fixed order."""
    length = len(columns[0])
    combined = np.zeros(length, dtype=np.int64)
    codes: list[list[str]] = []
    for column in columns:
        names, places = np.unique(np.asarray(column, dtype=object).astype(str), return_inverse=True)
        codes.append([str(name) for name in names])
        combined = combined * len(names) + places
    found, where = np.unique(combined, return_inverse=True)
    weights = np.ones(length, dtype=np.int64) if persons is None else persons
    numbers = np.zeros(len(found), dtype=np.int64)
    np.add.at(numbers, where, weights)
    shape = tuple(len(names) for names in codes)
    places_of = np.unravel_index(found, shape)
    return [
        (tuple(names[place] for names, place in zip(codes, at, strict=True)), int(number))
        for at, number in zip(zip(*(each.tolist() for each in places_of), strict=True), numbers, strict=True)
    ]


def _keys(trees: Sequence[Tree], codes: Sequence[str]) -> list[Key]:
    ways = [(None, *tree.above(code)) for tree, code in zip(trees, codes, strict=True)]
    return [
        tuple((tree.name, code) for tree, code in zip(trees, chosen, strict=True) if code is not None)
        for chosen in product(*ways)
    ]
