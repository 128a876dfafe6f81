"""The attack finds the interval of every hidden cell: what could be true, and nothing narrower."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samakki.disclosure.attack import Seen, attack, parts, safe
from samakki.disclosure.hiding import MOST
from samakki.disclosure.linear import ContradictionError
from samakki.disclosure.linked import Tree, link
from tests.disclosure.invented import all_that_fit, crossed


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=9, max_size=9), st.sets(st.integers(0, 8), min_size=1, max_size=4))
def test_the_verdict_is_that_of_every_table_that_could_be_true(atoms: list[int], chosen: set[int]) -> None:
    of = crossed(np.asarray(atoms, dtype=np.int64).reshape(3, 3), zeros_shown=False)
    hidden = np.zeros(of.linked.size, dtype=np.bool_)
    crossing = [place for place, key in enumerate(of.linked.keys) if len(key) == 2]
    hidden[[crossing[each] for each in chosen]] = True
    fitting = np.stack(list(all_that_fit(of, hidden, 12)))
    low, high = fitting.min(0), fitting.max(0)
    proof = attack(of.linked, of.seen(hidden), of.threshold, hidden)
    expected = np.flatnonzero(hidden & ~safe(low, high, of.threshold))
    assert sorted(proof.bad.tolist()) == expected.tolist()
    assert (proof.low[expected] == low[expected]).all()
    assert (proof.high[expected] == high[expected]).all()


def test_a_hidden_cell_alone_in_its_row_is_worked_out_and_two_by_two_are_not() -> None:
    of = crossed(np.asarray([[9, 2, 9], [9, 9, 9]], dtype=np.int64))
    alone = of.small
    assert attack(of.linked, of.seen(alone), of.threshold, alone).bad.tolist() == np.flatnonzero(alone).tolist()
    four = alone.copy()
    index = of.linked.index()
    for a, b in (("0", "0"), ("1", "0"), ("1", "1")):
        four[index[("a", a), ("b", b)]] = True
    assert len(attack(of.linked, of.seen(four), of.threshold, four).bad) == 0


def test_a_margin_hidden_in_one_table_is_worked_out_from_another() -> None:
    atoms = np.full((2, 2, 2), 4, dtype=np.int64)
    of = crossed(atoms, threshold=20)
    hidden = np.zeros(of.linked.size, dtype=np.bool_)
    index = of.linked.index()
    for cell in (("a", "0"),), (("a", "1"),):
        hidden[index[cell]] = True
    proof = attack(of.linked, of.seen(hidden), of.threshold, hidden)
    assert sorted(of.linked.keys[cell] for cell in proof.bad) == [(("a", "0"),), (("a", "1"),)]
    assert set(proof.low[proof.bad]) == set(proof.high[proof.bad]) == {16.0}


def test_groups_are_sums_too() -> None:
    place = Tree("place", {"north": None, "n1": "north", "n2": "north", "south": None})
    linked = link([[place]])
    index = linked.index()
    seen = np.asarray([30.0, 10.0, 0.0, 9.0, 20.0])
    order = [index[()], *(index[("place", code),] for code in ("north", "n1", "n2", "south"))]
    low, high = np.zeros(5), np.zeros(5)
    low[order], high[order] = seen, seen
    high[index[("place", "n1"),]] = MOST
    from_seen = attack(linked, Seen(low, high), np.full(5, 3.0), low < high)
    assert from_seen.high[index[("place", "n1"),]] == 1


def test_figures_that_do_not_add_up_are_a_contradiction() -> None:
    of = crossed(np.asarray([[5, 5], [5, 5]], dtype=np.int64))
    hidden = np.zeros(of.linked.size, dtype=np.bool_)
    index = of.linked.index()
    hidden[[index[("a", "0"), ("b", "0")], index[("a", "0"), ("b", "1")]]] = True
    seen = of.seen(hidden)
    seen.low[index[("a", "0"),]] = seen.high[index[("a", "0"),]] = 17.0
    with pytest.raises(ContradictionError):
        attack(of.linked, seen, of.threshold, hidden)


def test_cells_that_no_sum_joins_are_apart() -> None:
    of = crossed(np.full((4, 4), 5, dtype=np.int64))
    index = of.linked.index()
    hidden = np.zeros(of.linked.size, dtype=np.bool_)
    for first in (0, 2):
        for a in (first, first + 1):
            for b in (first, first + 1):
                hidden[index[("a", str(a)), ("b", str(b))]] = True
    assert sorted(len(part.cells) for part in parts(of.linked, of.seen(hidden))) == [4, 4]


@pytest.mark.parametrize(
    ("low", "high", "holds"),
    [(1, 6, True), (1, 5, False), (0, 4, True), (0, 3, False), (5, 5, True), (4, 4, False), (4, 9, True)],
)
def test_an_interval_is_safe_when_it_is_wide_or_begins_with_none_or_is_surely_not_small(
    low: int, high: int, *, holds: bool
) -> None:
    assert safe(np.asarray([low]), np.asarray([high]), np.asarray([5]))[0] == holds
