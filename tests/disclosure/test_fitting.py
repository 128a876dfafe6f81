"""Noisy counts become tables of whole numbers that add up, and cells of nobody do not make sums grow."""

from itertools import combinations

import numpy as np
import pytest

from samakki.disclosure.counting import count
from samakki.disclosure.fitting import fitted
from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Linked, flat, link
from tests.disclosure.invented import adds_up


def crossed_by_twos(draw: np.random.Generator, sizes: tuple[int, ...]) -> tuple[Linked, Ints, Ints]:
    """Give all tables of two breakdowns, their counts, and their finest cells."""
    trees = [flat(name, [str(code) for code in range(size)]) for name, size in zip("abc", sizes, strict=False)]
    columns = {tree.name: [str(code) for code in draw.integers(0, len(tree.parents), 90)] for tree in trees}
    tables = [list(pair) for pair in combinations(trees, 2)]
    linked = link(tables)
    finest = np.flatnonzero([len(key) == 2 for key in linked.keys])
    return linked, count(linked, tables, columns), finest


@pytest.mark.parametrize("seed", range(6))
def test_what_is_fitted_adds_up_in_whole_numbers_from_none(seed: int) -> None:
    draw = np.random.default_rng(seed)
    linked, counts, cells = crossed_by_twos(draw, (3, 4, 5))
    found = fitted(linked, cells, counts[cells] + draw.integers(-9, 10, len(cells)), 5.0)
    assert adds_up(linked, found.astype(np.float64))
    assert int(found.min()) >= 0
    assert np.abs(found - counts)[cells].mean() < 5


def test_counts_without_noise_stay_as_they_are() -> None:
    linked, counts, cells = crossed_by_twos(np.random.default_rng(9), (3, 3, 3))
    assert (fitted(linked, cells, counts[cells], 1.0) == counts).all()


@pytest.mark.parametrize("seed", [10, 26, 47, 48])
def test_fractions_that_would_fit_better_are_not_taken(seed: int) -> None:
    """In ten tables of three breakdowns the best fit halves persons, and what is rounded then does not add up."""
    trees = [flat(name, ["0", "1"]) for name in "abcde"]
    linked = link([list(three) for three in combinations(trees, 3)])
    cells = np.flatnonzero([len(key) == 3 for key in linked.keys])
    noisy = np.random.default_rng(seed).integers(-1, 3, len(cells))
    found = fitted(linked, cells, noisy, 1.0)
    assert adds_up(linked, found.astype(np.float64))
    assert int(found.min()) >= 0


def test_cells_of_nobody_do_not_make_the_sum_grow() -> None:
    """To raise what is below 0 alone would find some 900 persons where there are 50."""
    draw = np.random.default_rng(2)
    linked, counts, finest = crossed_by_twos(draw, (20, 20))
    true = np.zeros(linked.size)
    true[finest[17]] = 50
    true[[linked.index()[key] for key in ((), linked.keys[finest[17]][:1], linked.keys[finest[17]][1:])]] = 50
    cells = np.arange(linked.size)
    noisy = (true + np.rint(draw.normal(0, 6, linked.size))).astype(np.int64)
    found = fitted(linked, cells, noisy, 6.0)
    assert len(counts) == linked.size
    assert np.maximum(noisy[finest], 0).sum() > 800
    assert abs(int(found[linked.index()[()]]) - 50) < 40
    assert abs(int(found[finest[17]]) - 50) < 25
