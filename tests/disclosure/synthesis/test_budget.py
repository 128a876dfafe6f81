import math

import opendp.prelude as dp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samakki.disclosure.synthesis.budget import epsilon_of, noise_of, rho_of
from samakki.disclosure.synthesis.words import Budget, RefusedError


@settings(max_examples=30, deadline=None)
@given(st.floats(0.05, 10), st.floats(1e-12, 1e-3))
def test_a_budget_becomes_the_greatest_rho_that_keeps_within_it(epsilon: float, delta: float) -> None:
    rho = rho_of(Budget(epsilon, delta))
    assert epsilon_of(rho, delta) <= epsilon
    assert epsilon_of(rho * 1.001, delta) > epsilon


@pytest.mark.parametrize("rho", [0.01, 0.1, 1.0])
def test_the_conversion_is_no_looser_than_the_first_one_and_no_tighter_than_a_true_gaussian(rho: float) -> None:
    delta = 1e-6
    epsilon = epsilon_of(rho, delta)
    assert epsilon <= rho + 2 * math.sqrt(rho * math.log(1 / delta))
    assert gaussian_delta(epsilon, rho) <= delta


def gaussian_delta(epsilon: float, rho: float) -> float:
    """Tell the delta that a Gaussian of this rho truly has at that epsilon (Balle and Wang 2018)."""
    apart = math.sqrt(2 * rho)

    def below(point: float) -> float:
        return math.erfc(-point / math.sqrt(2)) / 2

    return below(apart / 2 - epsilon / apart) - math.exp(epsilon) * below(-apart / 2 - epsilon / apart)


def test_opendp_says_that_the_noise_costs_what_is_entered() -> None:
    rho, tables, rows = 0.3, 66, 2
    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T="i64")), dp.l2_distance(T="f64")
    measured = space >> dp.m.then_gaussian(noise_of(rho, tables, rows))
    assert measured.map(float(rows)) * tables == pytest.approx(rho)


@pytest.mark.parametrize(("epsilon", "delta"), [(0, 1e-6), (-1, 1e-6), (4, 0), (4, 1), (float("nan"), 1e-6)])
def test_a_budget_that_promises_nothing_is_refused(epsilon: float, delta: float) -> None:
    with pytest.raises(RefusedError):
        Budget(epsilon, delta)
