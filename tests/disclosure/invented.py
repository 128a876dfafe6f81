"""Tables that are invented, with all that could be true behind what they show."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np

from samakki.disclosure.attack import Flags
from samakki.disclosure.counting import count
from samakki.disclosure.hiding import Figures, Rule, figures
from samakki.disclosure.linear import Floats, Ints
from samakki.disclosure.linked import Linked, flat, link


def crossed(atoms: Ints, threshold: int = 3, *, zeros_shown: bool = True) -> Figures:
    """Publish all pairs of the axes of an array of persons (or the one table of two axes)."""
    trees = [flat("abc"[axis], [str(code) for code in range(size)]) for axis, size in enumerate(atoms.shape)]
    tables = list(combinations(trees, 2))
    places = np.stack(np.unravel_index(np.arange(atoms.size), atoms.shape))
    columns = {tree.name: [str(code) for code in places[axis]] for axis, tree in enumerate(trees)}
    linked = link(tables)
    return figures(linked, count(linked, tables, columns, atoms.ravel()), Rule(threshold, zeros_shown))


def all_that_fit(of: Figures, hidden: Flags, most: int) -> Iterator[Floats]:
    """Go through every table of whole numbers that agrees with what is shown, hidden cells up to `most`."""
    places = np.flatnonzero(hidden)
    table = of.counts.astype(np.float64)
    for values in product(range(most + 1), repeat=len(places)):
        table[places] = values
        if (table[places] >= of.low[places]).all() and adds_up(of.linked, table):
            yield table.copy()


def adds_up(linked: Linked, table: Floats) -> bool:
    sums = np.add.reduceat(table[linked.members], linked.starts[:-1]) - table[linked.members[linked.starts[:-1]]]
    return bool((sums == table[linked.members[linked.starts[:-1]]]).all())
