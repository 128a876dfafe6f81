"""From noisy counts to tables: whole numbers from 0 that add up everywhere and lie as near to the counts as can be.

Nothing here sees the persons. What is below 0 can only be raised, so that sums would grow with every cell of nobody;
sums are therefore measured, too, and cells give way to them.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from samakki.disclosure.linear import CLOSE, UNBOUNDED, ContradictionError, Floats, Ints, Programme, Rows, stacked
from samakki.disclosure.linked import Linked

STEPS: Final = 6
"""A cell gives way dearer with every step: many give a little before one gives much."""
WINDOWS: Final = (0.0, 2.0, 16.0, np.inf)
"""How far around the fractions that fit best whole numbers are looked for, one after the other."""


def fitted(linked: Linked, cells: Ints, noisy: Ints, scale: float) -> Ints:
    """Fit all cells of all tables to noisy counts of some of them, whole numbers of any sign.

    `scale` is the standard deviation of their noise.
    """
    fit = _fit(linked, cells, noisy, scale)
    best = Programme(fit.low, fit.high, fit.rows).least(fit.cost)[: linked.size]
    if (np.abs(best - np.rint(best)) <= CLOSE).all():
        return np.rint(best).astype(np.int64)
    for window in WINDOWS:
        low, high = fit.low.copy(), fit.high.copy()
        low[: linked.size] = np.maximum(np.floor(best + CLOSE) - window, 0)
        high[: linked.size] = np.ceil(best - CLOSE) + window
        try:
            found = Programme(low, high, fit.rows, whole=range(linked.size)).least(fit.cost)
        except ContradictionError:
            continue
        return np.rint(found[: linked.size]).astype(np.int64)
    raise ContradictionError


@dataclass(frozen=True)
class _Fit:
    """All cells, then the steps by which those that are known with noise give way, up and down."""

    low: Floats
    high: Floats
    cost: Floats
    rows: Rows


def _fit(linked: Linked, cells: Ints, noisy: Ints, scale: float) -> _Fit:
    prices = np.tile(np.arange(1.0, STEPS + 1), 2)
    wide = np.full(STEPS, float(max(1, round(scale / 2))))
    wide[-1] = UNBOUNDED
    signs = [1.0, *[-1.0] * STEPS, *[1.0] * STEPS]
    told = []
    for a, b in pairwise(linked.starts.tolist()):
        told.append((linked.members[a:b].tolist(), [-1.0, *[1.0] * (b - a - 1)], 0.0, 0.0))
    at = linked.size
    for cell, count in zip(cells.tolist(), noisy.tolist(), strict=True):
        told.append(([cell, *range(at, at + 2 * STEPS)], signs, float(count), float(count)))
        at += 2 * STEPS
    return _Fit(
        np.zeros(at),
        np.concatenate([np.full(linked.size, UNBOUNDED), np.tile(wide, 2 * len(cells))]),
        np.concatenate([np.zeros(linked.size), np.tile(prices, len(cells))]),
        stacked(told),
    )
