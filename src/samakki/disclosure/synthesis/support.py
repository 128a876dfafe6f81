"""Which combinations may stand in a synthetic row: those of which the noisy counts say that they probably exist.

All of it is made from the noisy counts, so it costs nothing. A combination with a missing value is always allowed. A
code keeps its likeliest neighbours even when all of them are few, so that small nationalities do not vanish.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from samakki.disclosure.synthesis.counting import single_noise
from samakki.disclosure.synthesis.mixture import Mixture, expected_triples
from samakki.disclosure.synthesis.words import Counted, Knobs, Reals

Allowed = npt.NDArray[np.bool_]
_SOME = 1e-3
_PAIR, _TRIPLE = 2.0, 0.5  # rows: however little noise there is, what is rarer is a matter of luck


@dataclass(frozen=True, slots=True)
class Support:
    """`pairs[i, j]` and `triples[i, j, l]` say what may stand together; triples are kept in each order of the last."""

    pairs: dict[tuple[int, int], Allowed]
    triples: dict[tuple[int, int, int], Allowed]
    sizes: tuple[int, ...]


def support_of(mixture: Mixture, counted: Counted, likely: Reals, sizes: tuple[int, ...], knobs: Knobs) -> Support:
    """Tell what may stand together, from the profiles and the likely pairs."""
    starts = counted.offsets
    seen = counted.singles >= knobs.least_single * single_noise(counted, sizes)
    seen[starts[:-1]] = True
    pairs: dict[tuple[int, int], Allowed] = {}
    for i, j in combinations(range(len(sizes)), 2):
        block = likely[starts[i] : starts[i + 1], starts[j] : starts[j + 1]]
        good = _good(block, max(knobs.least_pair * counted.noise, _PAIR), knobs.beside)
        good &= seen[starts[i] : starts[i + 1], None] & seen[None, starts[j] : starts[j + 1]]
        pairs[i, j], pairs[j, i] = good, np.ascontiguousarray(good.T)
    triples: dict[tuple[int, int, int], Allowed] = {}
    for i, j, k in combinations(range(len(sizes)), 3):
        three = (i, j, k)
        begins, ends = [tuple(int(starts[c + step]) for c in three) for step in (0, 1)]
        expected = expected_triples(mixture, (begins[0], begins[1], begins[2]), (ends[0], ends[1], ends[2]))
        expected *= pairs[i, j][:, :, None] & pairs[i, k][:, None, :] & pairs[j, k][None, :, :]
        good = _good(expected, max(knobs.least_triple * counted.noise, _TRIPLE), knobs.beside)
        triples[i, j, k] = good.reshape(-1, sizes[k])
        triples[i, k, j] = np.ascontiguousarray(good.transpose(0, 2, 1)).reshape(-1, sizes[j])
        triples[j, k, i] = np.ascontiguousarray(good.transpose(1, 2, 0)).reshape(-1, sizes[i])
    return Support(pairs, triples, sizes)


def _good(expected: Reals, least: float, beside: float) -> Allowed:
    """Allow what is expected often enough, is nearly the likeliest of its line, or has a missing value."""
    core = expected[tuple(slice(1, None) for _ in expected.shape)]
    good = core >= least
    if core.size:
        for axis in range(core.ndim):
            good |= (core >= beside * core.max(axis=axis, keepdims=True)) & (core > _SOME)
    allowed = np.ones(expected.shape, np.bool_)
    allowed[tuple(slice(1, None) for _ in expected.shape)] = good
    return allowed


def flaws(values: npt.NDArray[np.int32], support: Support) -> npt.NDArray[np.int32]:
    """Count the pairs and triples of each row that may not stand together."""
    found = np.zeros(values.shape[1], np.int32)
    for i, j in combinations(range(len(values)), 2):
        found += ~support.pairs[i, j][values[i], values[j]]
        wide = support.sizes[j]
        for k in range(j + 1, len(values)):
            found += ~support.triples[i, j, k][values[i] * wide + values[j], values[k]]
    return found


def flaws_with(values: npt.NDArray[np.int32], column: int, codes: npt.NDArray[np.int32], support: Support) -> Reals:
    """Count the flaws in which the column would take part if each row had that code in it."""
    found = np.zeros(values.shape[1], np.float32)
    others = [other for other in range(len(values)) if other != column]
    for place, i in enumerate(others):
        found += ~support.pairs[i, column][values[i], codes]
        for j in others[place + 1 :]:
            found += ~support.triples[i, j, column][values[i] * support.sizes[j] + values[j], codes]
    return found
