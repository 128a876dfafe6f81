"""How near synthetic rows come to the true ones. What it tells is exact, so it stays with whoever holds the rows."""

from dataclasses import dataclass
from itertools import combinations as choose

import numpy as np

from samakki.disclosure.synthesis.combining import tallied
from samakki.disclosure.synthesis.words import Coded


@dataclass(frozen=True, slots=True)
class Nearness:
    """Of the combinations of one length: how far their counts are off, how many were invented, how many were lost.

    `off` is the mean absolute error over the combinations that both have, as the showcase of pac-synth tells it;
    `off_all` over all that the true rows have, the lost ones counted in full. Shares lie between 0 and 1: `invented` of
    the synthetic combinations, `lost` of the true ones.
    """

    length: int
    mean: float
    off: float
    off_all: float
    invented: float
    lost: float
    true: int
    synthetic: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each code of a column stands in the true rows and in the synthetic ones, by code."""

    name: str
    true: dict[str, int]
    synthetic: dict[str, int]

    @property
    def apart(self) -> float:
        """Tell which share of the rows would have to change to make both alike (total variation)."""
        ours, theirs = max(sum(self.true.values()), 1), max(sum(self.synthetic.values()), 1)
        return sum(abs(self.true[code] / ours - self.synthetic[code] / theirs) for code in self.true) / 2


def nearness(true: Coded, made: Coded, length: int) -> tuple[Nearness, ...]:
    """Compare all combinations of one column, of two, and so on up to `length`; missing values are part of none."""
    return tuple(_nearness(true, made, size) for size in range(1, min(length, len(true.names)) + 1))


def _nearness(true: Coded, made: Coded, size: int) -> Nearness:
    off = missed = total = 0
    both = ours = theirs = 0
    for columns in choose(range(len(true.names)), size):
        keys, counts = tallied(true, columns)
        made_keys, made_counts = tallied(made, columns)
        _shared, here, there = np.intersect1d(keys, made_keys, assume_unique=True, return_indices=True)
        off += int(np.abs(counts[here] - made_counts[there]).sum())
        missed += int(counts.sum() - counts[here].sum())
        total += int(counts.sum())
        both, ours, theirs = both + len(here), ours + len(keys), theirs + len(made_keys)
    return Nearness(
        size,
        total / max(ours, 1),
        off / max(both, 1),
        (off + missed) / max(ours, 1),
        (theirs - both) / max(theirs, 1),
        (ours - both) / max(ours, 1),
        ours,
        theirs,
    )


def spreads(true: Coded, made: Coded) -> tuple[Spread, ...]:
    """Tell how often each code stands in both."""
    told = []
    for place, (name, codes) in enumerate(zip(true.names, true.codes, strict=True)):
        counts = [np.bincount(each.values[place], minlength=len(codes)).tolist() for each in (true, made)]
        told.append(Spread(name, dict(zip(codes, counts[0], strict=True)), dict(zip(codes, counts[1], strict=True))))
    return tuple(told)
