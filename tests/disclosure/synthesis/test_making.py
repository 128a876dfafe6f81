"""Rows of nobody: they resemble the true ones, keep to the codes, and come out of any table that can be read."""

from dataclasses import replace

import numpy as np
import pytest

from samakki.disclosure.synthesis.counting import count, crosstab
from samakki.disclosure.synthesis.domain import coded
from samakki.disclosure.synthesis.drawing import draw
from samakki.disclosure.synthesis.improving import improve
from samakki.disclosure.synthesis.making import make, spending_of, synthesized
from samakki.disclosure.synthesis.mixture import expected_pairs, fit
from samakki.disclosure.synthesis.support import flaws, support_of
from samakki.disclosure.synthesis.utility import nearness
from samakki.disclosure.synthesis.words import MISSING, RARE, Budget, RefusedError, Table
from tests.disclosure.synthesis.given import BOOK, QUICK, crowd

BUDGET = Budget(4.0, 1e-6)


def dice(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_rows_resemble_the_true_ones() -> None:
    """The noise is never the same twice: in 500 tries at most 10 of 30 pairs were invented."""
    made = make(crowd(8_000), BUDGET, BOOK, 1, dice(), QUICK)
    one, two, three = nearness(made.true, made.rows, 3)
    assert abs(made.rows.rows - 8_000) < 100
    assert one.off < 60
    assert two.off < 60
    assert three.off < 60
    assert two.invented < 0.4
    assert two.lost < 0.1


def test_a_smaller_budget_makes_worse_rows() -> None:
    close, far = (make(crowd(3_000), Budget(e, 1e-6), BOOK, 1, dice(), QUICK) for e in (8.0, 0.02))
    assert far.counted.noise > 100 * close.counted.noise
    assert nearness(close.true, close.rows, 1)[0].off < nearness(far.true, far.rows, 1)[0].off


def test_the_noise_counts_every_table_and_every_row_of_a_person() -> None:
    rho = spending_of(BUDGET, declared=True).rho
    by_rows = make(crowd(500), BUDGET, BOOK, 9, dice(), QUICK)
    by_persons = make(crowd(500, persons=200), BUDGET, BOOK, 3, dice(), QUICK)
    assert by_rows.counted.noise == pytest.approx((3 / (2 * rho)) ** 0.5)
    assert by_persons.counted.noise == pytest.approx(3 * (3 / (2 * rho)) ** 0.5)


def test_codes_found_privately_cost_part_of_the_budget() -> None:
    declared, found = (spending_of(BUDGET, declared=each) for each in (True, False))
    assert found.rho < declared.rho
    assert found.delta == BUDGET.delta / 2
    made = make(crowd(20_000), BUDGET, None, 1, dice(), QUICK)
    assert set(made.rows.codes[0]) == {MISSING, RARE, "female", "male"}
    assert made.counted.noise == pytest.approx((3 / (2 * found.rho * 0.9)) ** 0.5)


def test_rows_are_made_from_the_noisy_counts_alone() -> None:
    data = coded(crowd(2_000), BOOK, strict=True)
    counted = count(data, 0.3, 1)
    first, again = (synthesized(counted, data.sizes, QUICK, dice(5)) for _ in range(2))
    assert (first == again).all()


def test_no_row_has_what_may_not_stand_together_and_improving_brings_counts_nearer() -> None:
    data = coded(crowd(6_000), BOOK, strict=True)
    counted = count(data, 0.3, 1)
    mixture = fit(counted, 12, 40, dice())
    likely = expected_pairs(mixture, counted)
    knobs = replace(QUICK, least_pair=4.0, least_triple=2.0)
    support = support_of(mixture, counted, likely, data.sizes, knobs)
    drawn = draw(mixture, counted, support, knobs, dice())
    assert not flaws(drawn.values, support).any()
    before = np.abs(likely - crosstab(drawn.values, data.sizes)).sum()
    improve(drawn, counted, likely, support, knobs, dice())
    assert not flaws(drawn.values, support).any()
    assert np.abs(likely - crosstab(drawn.values, data.sizes)).sum() < before


def test_the_counts_are_consistent_with_one_number_of_rows() -> None:
    data = coded(crowd(5_000), BOOK, strict=True)
    counted = count(data, 0.3, 1)
    sums = np.add.reduceat(counted.singles, counted.offsets[:-1])
    assert sums == pytest.approx(counted.total, rel=1e-4)
    assert counted.total == pytest.approx(5_000, abs=150)


@pytest.mark.parametrize("book", [BOOK, None])
def test_an_empty_table_gives_next_to_no_rows(book: dict[str, tuple[str, ...]] | None) -> None:
    made = make(Table(tuple(BOOK), ((), (), ())), BUDGET, book, 1, dice(), QUICK)
    assert made.rows.rows < 200
    assert made.rows.names == tuple(BOOK)


def test_one_row_one_column_and_all_missing() -> None:
    one_row = make(Table(tuple(BOOK), (("male",), ("other",), ("a",))), BUDGET, BOOK, 1, dice(), QUICK)
    assert one_row.rows.rows < 200
    one_column = make(Table(("sex",), (("male",) * 900 + ("female",) * 100,)), BUDGET, BOOK, 1, dice(), QUICK)
    assert one_column.rows.values.shape[0] == 1
    assert np.bincount(one_column.rows.values[0], minlength=3)[2] == pytest.approx(900, abs=60)
    nothing = make(Table(tuple(BOOK), (("",) * 2_000,) * 3), BUDGET, BOOK, 1, dice(), QUICK)
    assert (nothing.rows.values == 0).mean() > 0.9


@pytest.mark.slow
def test_two_thousand_codes() -> None:
    codes = tuple(f"v{number:04}" for number in range(2_000))
    places = dice(2).zipf(1.5, 5_000) % 2_000
    table = Table(("village", "sex"), (tuple(codes[each] for each in places), ("male", "female") * 2_500))
    made = make(table, BUDGET, {"village": codes, "sex": BOOK["sex"]}, 1, dice(), QUICK)
    assert made.rows.rows == pytest.approx(5_000, abs=400)
    top = made.true.codes[0].index(codes[1])
    assert (made.rows.values[0] == top).sum() == pytest.approx((made.true.values[0] == top).sum(), abs=400)


def test_what_cannot_be_told_of_safely_is_refused() -> None:
    codes = tuple(map(str, range(2_000)))
    table = Table(("a", "b"), (codes, codes))
    with pytest.raises(RefusedError, match="group the codes"):
        make(table, BUDGET, {"a": codes, "b": codes}, 1, dice(), QUICK)
    few = tuple(map(str, range(500)))
    with pytest.raises(RefusedError, match="group the codes"):
        make(Table(("a", "b", "c"), (few, few, few)), BUDGET, dict.fromkeys("abc", few), 1, dice(), QUICK)
    with pytest.raises(RefusedError, match="no column"):
        make(Table((), ()), BUDGET, None, 1, dice(), QUICK)
