"""Profiles: a small number of invented kinds of person whose mixture has the counted pairs.

Each profile says how probable each code of each column is, and how many rows are of it. The expected count of a pair
of codes is the sum over profiles; the profiles are fitted to the noisy counts by an iteration like
expectation-maximisation whose steps are damped where a cell is mostly noise. So what is learnt of large cells tells
of the small ones that resemble them.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samakki.disclosure.synthesis.words import Counted, Reals

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Mixture:
    """`rows` has a line a profile and a column a code: the expected rows; `weights` the rows of each profile."""

    rows: Reals
    weights: Reals


def fit(counted: Counted, profiles: int, rounds: int, dice: np.random.Generator) -> Mixture:
    """Fit that many profiles to the counts."""
    starts = counted.offsets
    inside = np.ones(counted.pairs.shape, np.float32)
    for begin, end in pairwise(starts):
        inside[begin:end, begin:end] = 0
    total = np.float32(max(counted.total, 1.0))
    rows = _first(counted, profiles, total, dice)
    weights = np.full(profiles, total / profiles, np.float32)
    doubt = np.float32(counted.noise**2)
    for _ in range(rounds):
        shares = rows / weights[:, None]
        expected = rows.T @ shares
        pull = (1 + (counted.pairs - expected) / (expected + doubt)) * inside
        steps = np.maximum(shares @ pull / max(len(starts) - 2, 1), _LEAST)
        rows = rows * steps * steps  # squared: twice the step, and as stable here
        sums = np.maximum(np.add.reduceat(rows, starts[:-1], axis=1), _LEAST)
        weights = np.exp(np.log(sums).mean(1))
        weights *= total / weights.sum()
        weights = np.maximum(weights, _LEAST)
        rows *= np.repeat(weights[:, None] / sums, np.diff(starts), axis=1)
    return Mixture(rows, weights)


def _first(counted: Counted, profiles: int, total: np.float32, dice: np.random.Generator) -> Reals:
    """Begin with profiles that differ by chance around the shares of all."""
    rows = np.empty((profiles, counted.pairs.shape[0]), np.float32)
    for begin, end in pairwise(counted.offsets):
        shares = np.maximum(counted.singles[begin:end].astype(np.float64), 0.5)
        shares /= shares.sum()
        drawn = dice.gamma(np.maximum(shares * 3, 1e-3), size=(profiles, end - begin)) + 1e-6 * shares
        rows[:, begin:end] = (0.5 * drawn / drawn.sum(1, keepdims=True) + 0.5 * shares) * total / profiles
    return rows


def expected_pairs(mixture: Mixture, counted: Counted) -> Reals:
    """Give the best estimate of each pair: the profiles' where a cell is small, the noisy count where it is large."""
    smooth = mixture.rows.T @ (mixture.rows / mixture.weights[:, None])
    doubt = np.float32(max(counted.noise**2, _LEAST))
    better = np.maximum(smooth + (counted.pairs - smooth) * smooth / (smooth + doubt), 0)
    for begin, end in pairwise(counted.offsets):
        better[begin:end, begin:end] = 0
    return better.astype(np.float32)


def expected_triples(mixture: Mixture, starts: tuple[int, int, int], ends: tuple[int, int, int]) -> Reals:
    """Give the expected count of each triple of codes of three columns."""
    first, second, third = (mixture.rows[:, b:e] for b, e in zip(starts, ends, strict=True))
    scaled = second / (mixture.weights**2)[:, None]
    expected = np.empty((first.shape[1], second.shape[1], third.shape[1]), np.float32)
    for code in range(first.shape[1]):
        expected[code] = (first[:, code, None] * scaled).T @ third
    return expected
