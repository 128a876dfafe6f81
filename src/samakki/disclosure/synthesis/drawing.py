"""Rows are drawn column by column from a profile, each code among those that may stand beside the ones before it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from samakki.disclosure.synthesis.mixture import Mixture
from samakki.disclosure.synthesis.support import Support, flaws
from samakki.disclosure.synthesis.words import Codes, Counted, Knobs, Reals

_AT_ONCE = 65_536
_FAINT = 0.02
_SOFT = 5.0


@dataclass(slots=True)
class Drawn:
    """Synthetic rows, and which profile each was drawn from; `chances` are the profiles' shares of each column."""

    values: Codes
    profiles: npt.NDArray[np.int64]
    chances: list[Reals]


def draw(mixture: Mixture, counted: Counted, support: Support, knobs: Knobs, dice: np.random.Generator) -> Drawn:
    """Draw as many rows as were counted; several times, each time favouring the codes that came out too rarely."""
    sizes = support.sizes
    ends = np.floor(np.cumsum(mixture.weights, dtype=np.float64) + 0.5).astype(np.int64)
    profiles = np.repeat(np.arange(len(ends)), np.diff(np.concatenate([[0], ends])))
    chances = [_shares(mixture, int(b), int(e)) for b, e in pairwise(counted.offsets)]
    favours = [np.ones(size, np.float32) for size in sizes]
    values = np.zeros((len(sizes), len(profiles)), np.int32)
    for _ in range(knobs.draws):
        favoured = [share * favour for share, favour in zip(chances, favours, strict=True)]
        for begin in range(0, len(profiles), _AT_ONCE):
            part = slice(begin, begin + _AT_ONCE)
            values[:, part] = _rows(profiles[part], favoured, support, dice)
        for column, size in enumerate(sizes):
            wanted = np.maximum(counted.singles[counted.offsets[column] : counted.offsets[column + 1]], 0)
            came = np.bincount(values[column], minlength=size)
            favours[column] *= np.clip((wanted + _SOFT) / (came + _SOFT), 0.5, 2).astype(np.float32)
    _replace(values, profiles, flaws(values, support), dice)
    return Drawn(values, profiles, chances)


def _shares(mixture: Mixture, begin: int, end: int) -> Reals:
    rows = mixture.rows[:, begin:end].copy()
    rows[rows < _FAINT] = 0
    rows[:, 0] = np.maximum(rows[:, 0], 1e-4)
    shares: Reals = rows / rows.sum(1, keepdims=True)
    return shares


def _rows(profiles: npt.NDArray[np.int64], chances: list[Reals], support: Support, dice: np.random.Generator) -> Codes:
    """Draw one row a profile, the columns with most codes first: they have the fewest ways out."""
    values = np.zeros((len(chances), len(profiles)), np.int32)
    done: list[int] = []
    for column in sorted(range(len(chances)), key=lambda each: -support.sizes[each]):
        chance = chances[column][profiles]
        for place, i in enumerate(done):
            chance *= support.pairs[i, column][values[i]]
            for j in done[:place]:
                a, b = min(i, j), max(i, j)
                chance *= support.triples[a, b, column][values[a] * support.sizes[b] + values[b]]
        sums = chance.cumsum(1)
        thrown = dice.random(len(profiles), dtype=np.float32) * sums[:, -1]
        codes = (sums <= thrown[:, None]).sum(1)
        codes[(sums[:, -1] <= 0) | (codes >= support.sizes[column])] = 0
        values[column] = codes
        done.append(column)
    return values


def _replace(
    values: Codes, profiles: npt.NDArray[np.int64], found: npt.NDArray[np.int32], dice: np.random.Generator
) -> None:
    """Let rows that came to nothing be copies of sound rows, of the same profile where there are any."""
    bad, good = np.flatnonzero(found), np.flatnonzero(found == 0)
    if not len(bad) or not len(good):
        return
    low = np.searchsorted(profiles[good], profiles[bad], side="left")
    high = np.searchsorted(profiles[good], profiles[bad], side="right")
    low, high = np.where(high > low, low, 0), np.where(high > low, high, len(good))
    taken = good[low + (dice.random(len(bad)) * (high - low)).astype(np.int64)]
    values[:, bad] = values[:, taken]
    profiles[bad] = profiles[taken]
