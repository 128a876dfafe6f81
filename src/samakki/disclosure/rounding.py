"""Controlled rounding: every cell becomes a neighbouring multiple of the base, and all sums still hold."""

import numpy as np

from samakki.disclosure.linear import ContradictionError, Floats, Ints, Programme, Rows
from samakki.disclosure.linked import Linked


class CannotRoundError(Exception):
    """No choice of neighbouring multiples keeps all sums: linked tables can be so; publish with suppression then."""


def rounded_bounds(printed: Ints, base: int) -> tuple[Floats, Floats]:
    """Give the least and the most that a count was before it was rounded to a printed multiple of `base`."""
    low: Floats = np.maximum(printed - base + 1, 0).astype(np.float64)
    high: Floats = (printed + base - 1).astype(np.float64)
    return low, high


def rounded(linked: Linked, counts: Ints, base: int, draw: np.random.Generator) -> Ints:
    """Round each count down or up to a multiple of `base`, multiples as they are, so that everything adds up.

    What lies nearer to a multiple goes there more often, by chance of `draw`; the counts that come out need not be
    right on average. Raises `CannotRoundError`; `ValueError` for a base below 2, which hides nothing.
    """
    if base < 2:  # noqa: PLR2004 -- 1 is no rounding
        message = f"the base {base} hides nothing"
        raise ValueError(message)
    low = np.floor(counts / base)
    high = np.ceil(counts / base)
    signs = np.ones(len(linked.members))
    signs[linked.starts[:-1]] = -1.0
    nothing = np.zeros(len(linked.starts) - 1)
    rows = Rows(linked.starts, linked.members, signs, nothing, nothing)
    above = (counts - low * base) / base
    cost: Floats = draw.uniform(size=linked.size) - above
    try:
        found = Programme(low, high, rows, whole=range(linked.size)).least(cost)
    except ContradictionError:
        raise CannotRoundError from None
    return (np.rint(found) * base).astype(np.int64)
