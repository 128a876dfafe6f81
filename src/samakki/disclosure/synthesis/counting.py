"""Counts of all pairs of columns, with noise: the only thing that is ever asked of the rows."""

import math
from itertools import combinations

import numpy as np
import numpy.typing as npt

from samakki.disclosure.synthesis.budget import noise_of
from samakki.disclosure.synthesis.noise import with_noise
from samakki.disclosure.synthesis.words import MOST_CELLS, MOST_TRIPLES, Coded, Counted, Reals, RefusedError


def offsets_of(sizes: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """Tell where the codes of each column begin, and where all end."""
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def exact_pairs(data: Coded) -> npt.NDArray[np.int64]:
    """Count every pair of codes of every pair of columns, one after the other, without noise."""
    counts = [np.zeros(0, np.int64)]
    for left, right in combinations(range(len(data.sizes)), 2):
        wide = data.sizes[right]
        keys = data.values[left].astype(np.int64) * wide + data.values[right]
        counts.append(np.bincount(keys, minlength=data.sizes[left] * wide))
    return np.concatenate(counts)


def count(data: Coded, rho: float, rows: int) -> Counted:
    """Count with noise that costs rho, when a person has up to that many of the rows.

    Raises RefusedError when there are too many cells.
    """
    sizes = data.sizes
    tables = len(sizes) * (len(sizes) - 1) // 2
    cells = (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2
    triples = sum(math.prod(three) for three in combinations(sizes, 3))
    if cells > MOST_CELLS or triples > MOST_TRIPLES:
        message = (
            f"{cells:,} pairs and {triples:,} triples of codes are more than can be told of safely"
            f" ({MOST_CELLS:,} and {MOST_TRIPLES:,}): group the codes."
        )
        raise RefusedError(message)
    noise = noise_of(rho, tables, rows)
    noisy = with_noise(exact_pairs(data), noise)
    pairs = _square(noisy.astype(np.float32), sizes)
    singles, total = _margins(pairs, sizes)
    return Counted(pairs, offsets_of(sizes), noise, singles, total)


def _square(cells: Reals, sizes: tuple[int, ...]) -> Reals:
    starts = offsets_of(sizes)
    square = np.zeros((starts[-1], starts[-1]), np.float32)
    at = 0
    for left, right in combinations(range(len(sizes)), 2):
        block = cells[at : at + sizes[left] * sizes[right]].reshape(sizes[left], sizes[right])
        square[starts[left] : starts[left + 1], starts[right] : starts[right + 1]] = block
        square[starts[right] : starts[right + 1], starts[left] : starts[left + 1]] = block.T
        at += block.size
    return square


def _margins(pairs: Reals, sizes: tuple[int, ...]) -> tuple[Reals, float]:
    """Estimate each code's rows and the number of all rows: every pair of columns tells it, the smaller the surer."""
    starts = offsets_of(sizes)
    weights = [1 / size for size in sizes]
    raw = []
    for column in range(len(sizes)):
        lines = pairs[starts[column] : starts[column + 1]]
        others = [other for other in range(len(sizes)) if other != column]
        told = sum(lines[:, starts[o] : starts[o + 1]].sum(1, dtype=np.float64) * weights[o] for o in others)
        raw.append(told / sum(weights[o] for o in others))
    sums = np.array([line.sum() for line in raw])
    spread = np.array([size / max(sum(weights) - 1 / size, 1e-9) for size in sizes])
    total = max(0.0, float((sums / spread).sum() / (1 / spread).sum()))
    evened = [line + (total - line.sum()) / len(line) for line in raw]
    return np.concatenate(evened).astype(np.float32), total


def crosstab(values: npt.NDArray[np.int32], sizes: tuple[int, ...]) -> Reals:
    """Count the pairs of synthetic rows in the same square."""
    cells = exact_pairs(Coded((), tuple(("",) * size for size in sizes), values))
    return _square(cells.astype(np.float32), sizes)


def single_noise(counted: Counted, sizes: tuple[int, ...]) -> float:
    """Tell about how far an estimate of one code's rows is off, as a standard deviation."""
    weights = sum(1 / size for size in sizes)
    others = [weights - 1 / size for size in sizes]
    return counted.noise / math.sqrt(sum(others) / len(others))
