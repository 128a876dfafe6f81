"""Sizes are such that an honest run fails with a chance below one in a billion: OpenDP's noise cannot be seeded."""

import numpy as np
import pytest

from samakki.disclosure.synthesis.noise import with_noise

DRAWS = 20_000
SIX_AND_MORE = 7  # standard deviations: 2.6e-12 on both sides


@pytest.mark.parametrize("scale", [1.0, 10.0, 55.5])
def test_the_noise_has_the_scale_that_was_paid_for(scale: float) -> None:
    drawn = with_noise(np.full(DRAWS, 1_000, np.int64), scale) - 1_000
    assert abs(drawn.mean()) < SIX_AND_MORE * scale / DRAWS**0.5
    assert abs(drawn.var() / scale**2 - 1) < SIX_AND_MORE * (2 / DRAWS) ** 0.5
    assert abs((np.abs(drawn) > 2.5 * scale).mean() - 0.0124) < 0.012


def test_noise_is_whole_numbers_and_never_the_same_again() -> None:
    first, again = (with_noise(np.zeros(500, np.int64), 20.0) for _ in range(2))
    assert first.dtype == np.int64
    assert (first != again).any()


def test_no_counts_need_no_noise() -> None:
    assert with_noise(np.zeros(0, np.int64), 3.0).size == 0
