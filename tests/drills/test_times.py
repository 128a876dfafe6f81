"""The drill of the door: its classifiers hear what can be heard, and nothing where there is nothing."""

from random import Random

import pytest
from bench.sign_in_times import auc_by_bands, auc_by_threshold, auc_of


def took(shift: float, spread: float = 1.0, tries: int = 4_000) -> dict[bool, list[float]]:
    dice = Random(3)  # noqa: S311 -- times of chance, not keys
    return {
        kind: [dice.gauss(10 + shift * kind, spread if kind else 1.0) for _ in range(tries)] for kind in (True, False)
    }


def test_nothing_is_heard_where_the_times_are_alike() -> None:
    alike = took(0)
    assert max(auc_of(alike, float), auc_by_threshold(alike), auc_by_bands(alike)) < 0.55


@pytest.mark.parametrize("shift", [0.5, -0.5])
def test_a_time_that_is_shifted_is_heard_by_all(shift: float) -> None:
    shifted = took(shift)
    assert min(auc_of(shifted, float), auc_by_threshold(shifted), auc_by_bands(shifted)) > 0.55


def test_a_time_that_only_wavers_more_is_heard_by_the_likelihood() -> None:
    wavering = took(0, 2.0)
    assert auc_of(wavering, float) < 0.55
    assert auc_by_bands(wavering) > 0.6
