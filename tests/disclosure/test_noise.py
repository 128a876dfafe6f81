"""Rounded tables add up; keys give the same persons the same noise, which is none on average."""

import numpy as np
import pytest

from samakki.disclosure.cellkey import KEYS, cell_keys, noise, perturbed
from samakki.disclosure.linked import flat, link
from samakki.disclosure.rounding import CannotRoundError, rounded
from tests.disclosure.invented import adds_up, crossed


@pytest.mark.parametrize("base", [3, 5])
def test_a_rounded_table_adds_up_and_no_cell_moves_by_a_base(base: int) -> None:
    draw = np.random.default_rng(2)
    for _table in range(10):
        of = crossed(draw.integers(0, 12, (4, 5)))
        found = rounded(of.linked, of.counts, base, draw)
        assert (found % base == 0).all()
        assert (abs(found - of.counts) < base).all()
        assert adds_up(of.linked, found.astype(np.float64))


def test_chance_decides_and_a_base_that_hides_nothing_is_refused() -> None:
    of = crossed(np.full((3, 4), 2, dtype=np.int64))
    ways = {tuple(rounded(of.linked, of.counts, 3, np.random.default_rng(seed)).tolist()) for seed in range(12)}
    assert len(ways) > 3
    with pytest.raises(ValueError, match="hides nothing"):
        rounded(of.linked, of.counts, 1, np.random.default_rng(1))


def test_counts_that_cannot_be_rounded_together_are_refused() -> None:
    of = crossed(np.asarray([[3, 3], [3, 3]], dtype=np.int64))
    wrong = of.counts.copy()
    wrong[of.linked.index()[()]] = 30
    with pytest.raises(CannotRoundError):
        rounded(of.linked, wrong, 3, np.random.default_rng(1))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_noise_is_none_on_average_and_no_count_falls_below_none(count: int) -> None:
    keys = np.linspace(0, KEYS - 1, 70_001).astype(np.int64)
    drawn = noise(np.full(len(keys), count), keys, 3)
    assert abs(float(drawn.mean())) < 0.01
    assert int(drawn.min()) == -min(count, 3)
    assert int(drawn.max()) == min(count, 3)


def test_the_same_persons_have_the_same_noise_in_another_table() -> None:
    draw = np.random.default_rng(4)
    columns = {name: [str(code) for code in draw.integers(0, 3, 300)] for name in "abc"}
    records = [f"record {number}" for number in range(300)]
    trees = {name: flat(name, ["0", "1", "2"]) for name in "abc"}
    found = []
    for other in "bc":
        tables = [[trees["a"], trees[other]]]
        linked = link(tables)
        given = perturbed(linked, tables, columns, records, b"a secret of some bytes", 2)
        found.append({key: int(given[place]) for place, key in enumerate(linked.keys)})
    shared = found[0].keys() & found[1].keys()
    assert len(shared) == 4
    assert all(found[0][key] == found[1][key] for key in shared)
    assert len({found[0][("a", code),] - columns["a"].count(code) for code in "012"}) > 1
    with pytest.raises(ValueError, match="9 records for other"):
        perturbed(linked, tables, columns, records[:9], b"a secret of some bytes", 2)


def those_that_fit(small: int, apart: int, most: int) -> set[int]:
    """Attack a small part beside a large one and their sum, as the textbook draws noise: which counts can it be?"""
    wide = 2 * most + 1
    fits = set()
    for count in range(-(-small // 2), small + most + 1):
        reach = min(count, most)
        step = small - count + reach
        if not 0 <= step <= 2 * reach:
            continue
        least, greatest = step / (2 * reach + 1), (step + 1) / (2 * reach + 1)
        near = range(int(least * wide), int(greatest * wide) + 2)
        if any(apart - count in {one, one - wide} for one in near):
            fits.add(count)
    return fits


def test_sums_of_keys_that_are_noise_themselves_would_tell_who_is_alone_and_ours_do_not() -> None:
    draw, most = np.random.default_rng(8), 6
    alone: dict[str, list[int]] = {"textbook": [], "ours": []}
    for number in range(400):
        count, large = int(draw.integers(1, 8)), 60
        sums = draw.integers(0, KEYS, 2)
        sums = np.asarray([*sums, sums.sum() % KEYS])
        counts = np.asarray([count, large, count + large])
        for way, keys in (("textbook", sums), ("ours", cell_keys(number.to_bytes(32), sums, most))):
            small, beside, whole = (counts + noise(counts, keys, most)).tolist()
            if small and those_that_fit(small, whole - beside, most) == {1}:
                alone[way].append(count)
    assert len(alone["textbook"]) > 10
    assert set(alone["textbook"]) == {1}
    assert sum(count == 1 for count in alone["ours"]) < len(alone["ours"]) / 2
