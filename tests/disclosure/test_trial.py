"""A figure is tried before it is published: what is small is hidden with enough beside it, and told with why."""

from collections import Counter
from itertools import product

import numpy as np
import pytest

from samakki.disclosure.trial import MOST_TRIED, TooManyToTryError, Tried, Verdict, tried

CELLS = {("labour", "f"): 12, ("labour", "m"): 9, ("begging", "f"): 2, ("begging", "m"): 8, ("sexual", "f"): 7}
BY = ("form", "sex")


def test_small_cells_and_what_would_give_them_away_are_hidden_and_nothing_else() -> None:
    found = {one.codes: one for one in tried(BY, CELLS, 5)}
    assert found["begging", "f"].verdict is Verdict.SMALL
    beside = [codes for codes, one in found.items() if one.verdict is Verdict.BESIDE]
    assert len(beside) == 3, "the other corners of one square"
    assert found[None, None] == Tried((None, None), 38, Verdict.SHOWN, 38, 38)
    assert ("sexual", "m") not in found, "nobody stands there, and that is shown"
    large = {cell: number * 5 for cell, number in CELLS.items()}
    assert {one.verdict for one in tried(BY, large, 5)} == {Verdict.SHOWN}


@pytest.mark.parametrize("seed", [2, 8, 20, 29, 39])
def test_what_is_said_to_stay_possible_is_possible_for_who_knows_all_that_is_shown(seed: int) -> None:
    draw = np.random.default_rng(seed)
    cells = {cell: int(draw.integers(1, 12)) for cell in product("abc", "xyz")}
    found = {one.codes: one for one in tried(BY, cells, 3)}
    hidden = [cell for cell in cells if found[cell].verdict is not Verdict.SHOWN]
    assert hidden
    shown = {codes: one.number for codes, one in found.items() if one.verdict is Verdict.SHOWN}
    reach = {cell: set[int]() for cell in hidden}
    for numbers in product(range(1, 12), repeat=len(hidden)):
        table = cells | dict(zip(hidden, numbers, strict=True))
        if all(sums(table)[codes] == number for codes, number in shown.items()):
            for cell in hidden:
                reach[cell].add(table[cell])
    for cell in hidden:
        assert {found[cell].low, found[cell].high} <= reach[cell]
        assert found[cell].low < found[cell].high


def sums(table: dict[tuple[str, str], int]) -> Counter[tuple[str | None, ...]]:
    """Every sum of a table: None is all."""
    found: Counter[tuple[str | None, ...]] = Counter()
    for (one, other), number in table.items():
        for codes in product((one, None), (other, None)):
            found[codes] += number
    return found


def test_more_cells_than_somebody_waits_for_are_not_tried() -> None:
    with pytest.raises(TooManyToTryError):
        tried(("one",), {(str(code),): 1 for code in range(MOST_TRIED)}, 5)
