"""The unit is the person: however many rows or years somebody has, only so many of them are counted."""

import numpy as np

from samakki.disclosure.synthesis.words import Table


def bounded(table: Table, rows: int, dice: np.random.Generator) -> Table:
    """Keep at most that many rows of each person, chosen by chance and for each person apart.

    Every row draws its own number, so that what is kept of one person never depends on the rows of another.
    """
    if table.persons is None:
        return table
    draws = dice.random(len(table.persons))
    _people, owner = np.unique(np.array(table.persons, dtype=np.str_), return_inverse=True)
    order = np.lexsort((draws, owner))
    ranked = owner[order]
    firsts = np.searchsorted(ranked, ranked, side="left")
    kept = np.sort(order[np.arange(len(order)) - firsts < rows])
    columns = tuple(tuple(column[place] for place in kept) for column in table.columns)
    return Table(table.names, columns, tuple(table.persons[place] for place in kept))
