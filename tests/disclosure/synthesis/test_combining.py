from collections import Counter
from itertools import combinations as choose

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samakki.disclosure.synthesis import combining
from samakki.disclosure.synthesis.combining import combinations
from samakki.disclosure.synthesis.utility import nearness
from tests.disclosure.synthesis.given import numbers

SIZES = (3, 4, 2, 5)


def rows(seed: int, many: int) -> list[list[int]]:
    dice = np.random.default_rng(seed)
    return [dice.integers(0, size, many).tolist() for size in SIZES]


def by_hand(lines: list[list[int]], length: int) -> Counter[tuple[tuple[int, int], ...]]:
    found: Counter[tuple[tuple[int, int], ...]] = Counter()
    for row in zip(*lines, strict=True):
        there = [(column, code) for column, code in enumerate(row) if code]
        for size in range(1, length + 1):
            found.update(choose(there, size))
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.integers(0, 60), st.integers(1, 4))
def test_every_combination_is_counted_as_by_hand(seed: int, many: int, least: int) -> None:
    lines = rows(seed, many)
    found = {
        tuple(zip(each.columns, codes, strict=True)): count
        for each in combinations(numbers(lines, SIZES), 3, least)
        for codes, count in zip(each.codes.tolist(), each.counts.tolist(), strict=True)
    }
    assert found == {key: count for key, count in by_hand(lines, 3).items() if count >= least}


def test_sorting_and_counting_in_place_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    data = numbers(rows(5, 200), SIZES)
    dense = [each.counts.tolist() for each in combinations(data, 3)]
    monkeypatch.setattr(combining, "_DENSE", 1)
    assert [each.counts.tolist() for each in combinations(data, 3)] == dense


def test_many_codes_do_not_overflow() -> None:
    big = 3_000
    data = numbers([[big - 1, 1], [big - 1, 2], [big - 1, 3]], (big, big, big))
    last = list(combinations(data, 3))[-1]
    assert sorted(last.codes.tolist()) == [[1, 2, 3], [big - 1, big - 1, big - 1]]


def test_nearness_tells_off_invented_and_lost() -> None:
    true = numbers([[1, 1, 1, 2], [1, 1, 2, 0]], (3, 3))
    made = numbers([[1, 1, 2, 2], [1, 1, 1, 1]], (3, 3))
    one, two = nearness(true, made, 3)
    assert (one.true, one.synthetic, one.lost, one.invented) == (4, 3, 1 / 4, 0)
    assert one.off == (1 + 1 + 2) / 3
    assert one.off_all == (1 + 1 + 2 + 1) / 4
    assert (two.true, two.synthetic, two.lost, two.invented) == (2, 2, 1 / 2, 1 / 2)
    assert two.off == 0
    assert two.off_all == 1 / 2
    assert two.mean == 3 / 2


def test_the_same_rows_are_near() -> None:
    data = numbers(rows(1, 50), SIZES)
    for each in nearness(data, data, 3):
        assert (each.off, each.off_all, each.invented, each.lost) == (0, 0, 0, 0)
