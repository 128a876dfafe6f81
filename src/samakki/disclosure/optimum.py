"""The fewest cells that can be hidden, exactly: for small tables, and to know how far the quick way is from it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from samakki.disclosure.attack import Flags
from samakki.disclosure.hiding import CannotProtectError, Figures, Linking
from samakki.disclosure.linear import ContradictionError, Floats, Ints, Programme, Rows, stacked

SLACK: Final = 1e-5
MANY_ROUNDS: Final = 2000


@dataclass(frozen=True)
class _Cut:
    cells: tuple[int, ...]
    weights: tuple[float, ...]
    least: float


def optimum(of: Figures) -> Flags:
    """Hide the small cells and the least number of others: a choice of cells, and a cut for each that leaves one open.

    Each cut says how much the hidden cells must let a small cell move (Fischetti and Salazar, 2001). Raises
    `CannotProtectError` when hiding everything that may be hidden is not enough.
    """
    cells, rows = Linking(of).within(range(len(of.linked.tables)))
    separation = _Separation(of, cells, rows)
    free = ~of.small[cells]
    chooser = Chooser(of.cost[cells] * free, free)
    chosen = (~free).astype(np.float64)
    for whole in (False, True):
        for _round in range(MANY_ROUNDS):
            cuts = separation.cuts(chosen, free)
            if not cuts:
                break
            chooser.add(cuts)
            try:
                chosen = chooser.choose(whole=whole)
            except ContradictionError:
                raise CannotProtectError(cells[~free].tolist()) from None
        if not whole:
            chosen = chooser.choose(whole=True)
    hidden = of.small.copy()
    hidden[cells[chosen > 1 / 2]] = True
    return hidden


class Chooser:
    """Chooses cells so that every cut so far is kept, at least cost."""

    def __init__(self, cost: Floats, free: Flags) -> None:
        """Take what each cell costs, and which may be chosen; the others are hidden already."""
        self._cost, self._low = cost, (~free).astype(np.float64)
        self._cuts: list[_Cut] = []

    def add(self, cuts: list[_Cut]) -> None:
        """Remember cuts."""
        self._cuts += cuts

    def choose(self, *, whole: bool) -> Floats:
        """Give how much of each cell is hidden; 0 or 1 when `whole`."""
        size = len(self._cost)
        rows = stacked([(cut.cells, cut.weights, cut.least, np.inf) for cut in self._cuts])
        programme = Programme(self._low, np.ones(size), rows, whole=range(size) if whole else ())
        return np.clip(programme.least(self._cost), 0.0, 1.0)


class _Separation:
    """How far each small cell can move under a choice, and what that is due to."""

    def __init__(self, of: Figures, cells: Ints, rows: Rows) -> None:
        self._of, self._cells, self._rows = of, cells, rows
        self._down = of.counts[cells] - of.low[cells]
        self._up = of.high[cells] - of.counts[cells]
        self._programme = Programme(-self._down, self._up, rows)
        self._targets = np.flatnonzero(of.small[cells])

    def cuts(self, chosen: Floats, free: Flags) -> list[_Cut]:
        """Give a cut for each small cell that moves too little."""
        self._programme.bound(-self._down * chosen, self._up * chosen)
        found: list[_Cut] = []
        for target in self._targets:
            need = self._of.threshold[self._cells[target]]
            width, share = 0.0, np.zeros(len(self._cells))
            for sign in (-1.0, 1.0):
                cost = np.zeros(len(self._cells))
                cost[target] = sign
                width += abs(self._programme.least(cost)[target])
                if width >= need - SLACK:
                    break
                prices, _sums = self._programme.duals()
                share += np.where(prices > 0, self._down * prices, -self._up * prices)
            if width < need - SLACK:
                least = need - float(share[~free].sum())
                weights = np.minimum(share, least)
                used = np.flatnonzero(free & (weights > SLACK))
                found.append(_Cut(tuple(used.tolist()), tuple(weights[used].tolist()), least))
        return found
