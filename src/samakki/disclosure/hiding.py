"""Which further cells are hidden so that the small ones can't be worked out: few, chosen by optimisation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from samakki.disclosure.attack import Flags, Part, Prover, Seen, attack, parts
from samakki.disclosure.linear import CLOSE, ContradictionError, Floats, Ints, Programme, Rows
from samakki.disclosure.linked import Linked

MOST: Final = 1e9
"""No count of persons is larger: what is not bounded by a sum is bounded by this."""
REWEIGHED: Final = 3
FREE: Final = 1e-4
GRAND_TOTAL: Final = 20.0
"""People miss the number of all persons as much as so many other cells."""
LARGE_PART: Final = 300
"""In more cells that hang together than these, none is tried again."""


class CannotProtectError(Exception):
    """There is nothing left that could be hidden, and a small cell can still be worked out; it carries the cells."""

    def __init__(self, cells: Sequence[int]) -> None:
        """Take the cells that stay open."""
        super().__init__(f"{len(cells)} cells cannot be protected")
        self.cells = tuple(cells)


@dataclass(frozen=True)
class Rule:
    """What counts as small, and what is shown all the same."""

    threshold: int
    zeros_shown: bool = True


@dataclass(frozen=True)
class Figures:
    """Cells with their true counts; `small` must be hidden, and what `may` not be hidden stays."""

    linked: Linked
    counts: Ints
    small: Flags
    may: Flags
    cost: Floats
    low: Floats
    """What everybody knows of a hidden cell: 1 where zeros are shown, or what an earlier release told."""
    high: Floats
    threshold: Floats
    told: Flags
    """Of which an earlier release of a list that was corrected showed the count."""

    @property
    def large(self) -> Floats:
        """Tell from which count on a cell is surely not small."""
        return np.where(self.told, np.inf, self.threshold)

    def seen(self, hidden: Flags) -> Seen:
        """Show all but the hidden cells."""
        counts = self.counts.astype(np.float64)
        return Seen(np.where(hidden, self.low, counts), np.where(hidden, self.high, counts))


def figures(linked: Linked, counts: Ints, rule: Rule) -> Figures:
    """Judge which counts are small. Whoever is in a cell knows that it is not 0, and so does whoever sees zeros shown.

    So a hidden cell with anybody in it is at least 1 for the attacker: no row that an insider knows (his own) adds
    to that, whoever he is.
    """
    small = (counts > 0) & (counts < rule.threshold)
    if not rule.zeros_shown:
        small |= counts == 0
    return Figures(
        linked,
        counts,
        small,
        counts > 0 if rule.zeros_shown else np.ones(linked.size, dtype=np.bool_),
        np.where([len(key) > 0 for key in linked.keys], 1.0, GRAND_TOTAL) + 1e-7 * counts,
        np.minimum(counts, 1).astype(np.float64),
        np.full(linked.size, MOST),
        np.full(linked.size, float(rule.threshold)),
        np.zeros(linked.size, dtype=np.bool_),
    )


def hide(of: Figures, targets: Flags | None = None) -> Flags:
    """Choose what is hidden: the small cells, and the fewest others that keep each hidden cell from being worked out.

    Raises `CannotProtectError`. The answer is proven by the audit, not by how it was found.
    """
    hidden = of.small.copy()
    must = of.small.copy() if targets is None else targets.copy()
    neighbours = Neighbours(of)
    for wide in (False, True):
        while True:
            proof = attack(of.linked, of.seen(hidden), of.threshold, must, of.counts, wide=wide, told=of.told)
            before = int(hidden.sum())
            for cell in proof.bad.tolist():
                neighbours.protect(cell, hidden, float(proof.low[cell]), wide=wide)
            if int(hidden.sum()) == before:
                break
        if wide and len(proof.bad):
            raise CannotProtectError(proof.bad.tolist())
    return hidden


class Neighbours:
    """The tables around a cell, each as a programme that finds the cheapest way to let the cell move."""

    def __init__(self, of: Figures) -> None:
        """Take the figures."""
        self._of = of
        self._all = Linking(of)
        self._local: dict[tuple[int, ...], _Moves] = {}
        self._tables_of: dict[int, list[int]] = {}
        for number, cells in enumerate(of.linked.tables):
            for cell in cells.tolist():
                self._tables_of.setdefault(cell, []).append(number)

    def protect(self, cell: int, hidden: Flags, low: float, *, wide: bool) -> None:
        """Hide what lets one cell move by its threshold above `low`: in its own table, or in all."""
        near = self._tables_of[cell]
        if not wide and len(near) == 1:
            self._moves(tuple(near)).protect(cell, hidden, low)
        elif wide:
            self._moves(tuple(range(len(self._of.linked.tables)))).protect(cell, hidden, low)

    def _moves(self, tables: tuple[int, ...]) -> "_Moves":
        if tables not in self._local:
            self._local[tables] = _Moves(
                self._of, *self._all.within(tables), everywhere=len(tables) == len(self._of.linked.tables)
            )
        return self._local[tables]


class Linking:
    """Which sums lie within some of the tables."""

    def __init__(self, of: Figures) -> None:
        """Take the figures."""
        self._of = of
        self._sums = np.repeat(np.arange(len(of.linked.starts) - 1), np.diff(of.linked.starts))
        self._signs = np.ones(len(of.linked.members))
        self._signs[of.linked.starts[:-1]] = -1.0

    def within(self, tables: Iterable[int]) -> tuple[Ints, Rows]:
        """Give the cells that could be hidden and the sums between them, as changes that add up to nothing."""
        linked = self._of.linked
        inside = np.zeros(linked.size, dtype=np.bool_)
        for table in tables:
            inside[linked.tables[table]] = True
        whole = np.logical_and.reduceat(inside[linked.members], linked.starts[:-1])
        kept = inside & self._of.may
        taken = whole[self._sums] & kept[linked.members]
        cells = np.flatnonzero(kept)
        place = np.zeros(linked.size, dtype=np.int64)
        place[cells] = np.arange(len(cells))
        _, starts = np.unique(self._sums[taken], return_index=True)
        nothing = np.zeros(len(starts))
        ends = np.append(starts, int(taken.sum())).astype(np.int64)
        return cells, Rows(ends, place[linked.members[taken]], self._signs[taken], nothing, nothing)


class _Moves:
    """The cheapest change of a table that adds up: cells go up and down, and what moves must be hidden."""

    def __init__(self, of: Figures, cells: Ints, rows: Rows, *, everywhere: bool) -> None:
        size = len(cells)
        self._of, self._cells = of, cells
        self._place = {int(cell): place for place, cell in enumerate(cells)}
        both = Rows(
            rows.starts * 2,
            np.stack([rows.cells, rows.cells + size], axis=1).ravel(),
            np.stack([rows.weights, -rows.weights], axis=1).ravel(),
            rows.low,
            rows.high,
        )
        several = np.bincount(np.concatenate(of.linked.tables), minlength=of.linked.size)[cells] > 1
        still = several & (not everywhere)
        self._down = np.where(still, 0.0, np.maximum(of.counts[cells] - of.low[cells], 0.0))
        self._up = np.where(still, 0.0, np.maximum(of.high[cells] - of.counts[cells], 0.0))
        self._programme = Programme(np.zeros(2 * size), np.concatenate([self._up, self._down]), both)

    def protect(self, cell: int, hidden: Flags, low: float) -> bool:
        """Hide the cheapest cells that let `cell` grow to its least value and its threshold; False when none do."""
        at, size, of = self._place[cell], len(self._cells), self._of
        need = of.threshold[cell] - (of.counts[cell] - low)
        most = np.minimum(np.concatenate([self._up, self._down]), need)
        least = np.zeros(2 * size)
        least[at], most[at + size] = need, 0.0
        self._programme.bound(least, np.maximum(most, least))
        price = np.where(hidden[self._cells], FREE, of.cost[self._cells])
        factor = np.ones(size)
        best, chosen = np.inf, None
        for _round in range(REWEIGHED):
            try:
                found = self._programme.least(np.tile(price * factor, 2))
            except ContradictionError:
                return False
            moved = np.maximum(found[:size], found[size:])
            used = moved > CLOSE
            total = float(price[used].sum())
            if total < best:
                best, chosen = total, used
            if total < 1:
                return True
            factor = need / (moved + 0.1 * need)
        if chosen is not None:
            hidden[self._cells[chosen]] = True
        return True


def unhide(of: Figures, hidden: Flags, must: Flags) -> Flags:
    """Show again what need not be hidden, the dearest first; each step is proven before it is taken."""
    shown = hidden.copy()
    for part in parts(of.linked, of.seen(hidden)):
        if len(part.cells) <= LARGE_PART:
            shown[part.cells[_superfluous(of, part, must)]] = False
    return shown


def _superfluous(of: Figures, part: Part, must: Flags) -> Ints:
    counts = of.counts[part.cells].astype(np.float64)
    targets = np.flatnonzero(must[part.cells])
    prover = Prover(part, of.threshold[part.cells], of.large[part.cells], counts)
    prover.settle(targets)
    spare = np.flatnonzero(~of.small[part.cells])
    gone: list[int] = []
    low, high = part.low.copy(), part.high.copy()
    for cell in spare[np.argsort(-of.cost[part.cells][spare], kind="stable")]:
        before = prover.tables
        low[cell] = high[cell] = counts[cell]
        prover.narrow(low, high)
        if prover.all_safe(targets):
            gone.append(int(cell))
        else:
            low[cell], high[cell] = part.low[cell], part.high[cell]
            prover.widen(low, high, before)
    return np.asarray(gone, dtype=np.int64)
