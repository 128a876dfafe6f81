"""Noise that keeps what it promises: whole numbers from OpenDP's discrete Gaussian, never floating-point noise."""

from typing import Final

import numpy as np
import numpy.typing as npt
import opendp.prelude as dp

_ALLOWED: Final = "contrib"


def with_noise(counts: npt.NDArray[np.int64], scale: float) -> npt.NDArray[np.int64]:
    """Give the counts with discrete Gaussian noise of that scale; nobody can seed it or draw it again."""
    if counts.size == 0:
        return counts
    dp.enable_features(_ALLOWED)
    space = dp.vector_domain(dp.atom_domain(T="i64")), dp.l2_distance(T="f64")
    return np.asarray((space >> dp.m.then_gaussian(scale))(counts.tolist()), dtype=np.int64)
