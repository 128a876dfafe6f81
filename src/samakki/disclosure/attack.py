"""What somebody can work out from published tables: the feasible interval of every cell that is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samakki.disclosure.linear import CLOSE, Floats, Ints, Programme, Rows
from samakki.disclosure.linked import Linked

Flags = NDArray[np.bool_]
ROUNDS: Final = 400


@dataclass(frozen=True)
class Seen:
    """What stands in print: for each cell the least and the most that it can be; a shown cell has both the same."""

    low: Floats
    high: Floats

    @property
    def hidden(self) -> Flags:
        """Tell which cells are not shown."""
        return np.asarray(self.low < self.high)


@dataclass(frozen=True)
class Part:
    """Hidden cells that hang together through sums: nothing outside tells anything about them."""

    cells: Ints
    rows: Rows
    low: Floats
    high: Floats


def safe(low: Floats, high: Floats, threshold: Floats, large: Floats | None = None) -> Flags:
    """Judge intervals of whole numbers: wide enough, or all of 0 to threshold - 1, or surely not small.

    `large` says from which count on a cell is not small: the threshold, and never where an earlier count is known.
    """
    surely = low >= (threshold if large is None else large)
    return np.asarray((high - low >= threshold) | ((low <= 0) & (high >= threshold - 1)) | surely)


def parts(linked: Linked, seen: Seen) -> Iterator[Part]:
    """Take the hidden cells apart into what hangs together, the shown ones moved to the other side of each sum."""
    hidden = seen.hidden
    within = hidden[linked.members]
    sums = np.repeat(np.arange(len(linked.starts) - 1), np.diff(linked.starts))
    signs = np.ones(len(linked.members))
    signs[linked.starts[:-1]] = -1.0
    known = np.bincount(sums, np.where(within, 0.0, signs * seen.low[linked.members]), minlength=len(linked.starts) - 1)
    label = _hanging_together(linked.size, linked.members[within], sums[within], len(linked.starts) - 1)
    chosen = np.flatnonzero(hidden)
    chosen = chosen[np.argsort(label[chosen], kind="stable")]
    inside, of_sum, sign = linked.members[within], sums[within], signs[within]
    row_label = label[inside]
    by_label = np.argsort(row_label, kind="stable")
    place = np.zeros(linked.size, dtype=np.int64)
    for cells in np.split(chosen, np.flatnonzero(np.diff(label[chosen])) + 1):
        if not len(cells):
            continue
        place[cells] = np.arange(len(cells))
        first, last = np.searchsorted(row_label[by_label], [label[cells[0]], label[cells[0]] + 1])
        mine = np.sort(by_label[first:last])
        numbers, starts = np.unique(of_sum[mine], return_index=True)
        value = -known[numbers].astype(np.float64)
        rows = Rows(np.append(starts, len(mine)).astype(np.int64), place[inside[mine]], sign[mine], value, value)
        yield Part(cells, rows, seen.low[cells], seen.high[cells])


def _hanging_together(size: int, cells: Ints, sums: Ints, count: int) -> Ints:
    """Give two cells the same number when a chain of sums leads from one to the other."""
    label = np.arange(size)
    while True:
        least = np.full(count, size)
        np.minimum.at(least, sums, label[cells])
        new = label.copy()
        np.minimum.at(new, cells, least[sums])
        new = new[new]
        if (new == label).all():
            return label
        label = new


@dataclass
class Prover:
    """Shows cells of a part to be safe by tables that could be true; where it can't, it finds their exact interval."""

    part: Part
    threshold: Floats
    large: Floats
    start: Floats | None = None
    tables: list[Floats] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with one table that could be true; `ContradictionError` when there is none."""
        self.programme = Programme(self.part.low, self.part.high, self.part.rows, primal=True)
        size = len(self.part.cells)
        self.least, self.most = self.part.low, self.part.high
        self.first = self.programme.least(np.zeros(size)) if self.start is None else self.start
        self.low, self.high = np.full(size, np.inf), np.full(size, -np.inf)
        self.take(self.first)

    def narrow(self, least: Floats, most: Floats) -> None:
        """Let some cells be known better, and forget the tables which that rules out."""
        kept = [table for table in self.tables if ((table >= least - CLOSE) & (table <= most + CLOSE)).all()]
        self.widen(least, most, kept)

    def widen(self, least: Floats, most: Floats, tables: list[Floats]) -> None:
        """Set what is known of each cell, with tables that fit it."""
        self.least, self.most = least, most
        self.programme.bound(least, most)
        self.tables = list(tables)
        block = np.stack(tables)
        self.low, self.high = np.ceil(block - CLOSE).min(0), np.floor(block + CLOSE).max(0)

    def take(self, table: Floats) -> None:
        """Remember a table that could be true."""
        self.tables.append(table)
        self.low = np.minimum(self.low, np.ceil(table - CLOSE))
        self.high = np.maximum(self.high, np.floor(table + CLOSE))

    def open(self, targets: Ints) -> Ints:
        """Give the targets that no remembered tables show to be safe."""
        low, high, threshold = self.low[targets], self.high[targets], self.threshold[targets]
        shown = (high - low >= threshold) | ((low <= 0) & (high >= threshold - 1))
        return np.asarray(targets[~shown])

    def all_safe(self, targets: Ints) -> bool:
        """Tell whether all targets are safe, and stop at the first that is not."""
        return all(
            self._exactly(int(cell)) for cell in self._many_at_once(targets) if len(self.open(np.asarray([cell])))
        )

    def settle(self, targets: Ints) -> Ints:
        """Give the targets that are not safe; their `low` and `high` are then exact."""
        remaining = self._many_at_once(targets)
        bad = [cell for cell in remaining.tolist() if len(self.open(np.asarray([cell]))) and not self._exactly(cell)]
        return np.asarray(bad, dtype=np.int64)

    def _many_at_once(self, targets: Ints) -> Ints:
        remaining = self.open(targets)
        for sign in (-1.0, 1.0) * ROUNDS:
            if not len(remaining):
                break
            cost = np.zeros(len(self.part.cells))
            cost[remaining] = sign
            before = len(remaining)
            if sign < 0:
                most = np.minimum(self.most, np.maximum(self.first, np.minimum(self.low, self.first) + self.threshold))
                self.programme.bound(self.least, most)
            self.take(self.programme.least(cost))
            self.programme.bound(self.least, self.most)
            remaining = self.open(remaining)
            if sign < 0 and len(remaining) == before:
                break
        return remaining

    def _exactly(self, cell: int) -> bool:
        """Find the interval of one cell, and tell whether it is safe."""
        for sign in (-1.0, 1.0):
            cost = np.zeros(len(self.part.cells))
            cost[cell] = sign
            self.take(self.programme.least(cost))
            if len(self.open(np.asarray([cell]))) == 0:
                return True
        one = slice(cell, cell + 1)
        return bool(safe(self.low[one], self.high[one], self.threshold[one], self.large[one])[0])


@dataclass(frozen=True)
class Proof:
    """What the attack came to: the cells that are not safe, and how far each cell was shown to reach."""

    bad: Ints
    low: Floats
    high: Floats


def attack(  # noqa: PLR0913 -- what is attacked, what is seen, what is known, and how far to go
    linked: Linked,
    seen: Seen,
    threshold: Floats,
    must: Flags,
    truth: Ints | None = None,
    *,
    wide: bool = True,
    told: Flags | None = None,
) -> Proof:
    """Try to work out the cells of `must` from everything that is seen; `ContradictionError` when nothing fits it.

    First each table for itself, the cells that stand in several held where they could be: what moves there moves in
    truth. What does not is then attacked across all tables (`wide`), exactly. `truth` saves the search for a first
    table; it never enters a verdict. Of the cells in `told` an earlier release showed a count: how few came or went is
    what their interval gives away, however many they are.
    """
    large = threshold if told is None else np.where(told, np.inf, threshold)
    table = np.where(seen.hidden, 0.0, seen.low) if truth is None else truth.astype(np.float64)
    if truth is None:
        for part in parts(linked, seen):
            table[part.cells] = Prover(part, threshold[part.cells], large[part.cells]).first
    held = seen.hidden & (np.bincount(np.concatenate(linked.tables), minlength=linked.size) > 1)
    low, high = table.copy(), table.copy()
    near = Seen(np.where(held, table, seen.low), np.where(held, table, seen.high))
    left = [np.flatnonzero(must & held)]
    for part in parts(linked, near):
        prover = Prover(part, threshold[part.cells], large[part.cells], table[part.cells])
        left.append(part.cells[prover.settle(np.flatnonzero(must[part.cells]))])
        low[part.cells], high[part.cells] = prover.low, prover.high
    open_ = np.zeros(linked.size, dtype=np.bool_)
    open_[np.concatenate(left)] = True
    if not wide or not open_.any():
        return Proof(np.flatnonzero(open_), low, high)
    so_far = Proof(np.zeros(0, dtype=np.int64), low, high)
    return _across(parts(linked, seen), threshold, large, open_, so_far, table)


def _across(  # noqa: PLR0913, PLR0917 -- the second half of an attack
    of: Iterator[Part], threshold: Floats, large: Floats, open_: Flags, so_far: Proof, table: Floats
) -> Proof:
    """Attack what is open after each table for itself."""
    low, high = so_far.low.copy(), so_far.high.copy()
    bad: list[Ints] = [np.zeros(0, dtype=np.int64)]
    for part in of:
        targets = np.flatnonzero(open_[part.cells])
        if not len(targets):
            continue
        prover = Prover(part, threshold[part.cells], large[part.cells], table[part.cells])
        prover.low = np.minimum(prover.low, low[part.cells])
        prover.high = np.maximum(prover.high, high[part.cells])
        bad.append(part.cells[prover.settle(targets)])
        low[part.cells], high[part.cells] = prover.low, prover.high
    return Proof(np.concatenate(bad), low, high)
