"""What several figures with noise leave open: the attack, against all tables that could be true one by one."""

import json
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from samakki.disclosure.auditing import audit, with_differences
from samakki.disclosure.cellkey import keyed_bounds, noise, perturbed
from samakki.disclosure.linked import Linked, flat, link
from samakki.disclosure.published import read_published
from samakki.doors.cli import publishing


def audited(folder: Path, *more: str) -> int:
    return CliRunner().invoke(publishing.audit, [str(folder), *more]).exit_code


def test_the_attack_finds_what_every_table_that_could_be_true_leaves_and_nothing_else(tmp_path: Path) -> None:
    tables = [[flat("a", ["x", "y"]), flat("b", ["u", "v"])]]
    linked = link(tables)
    columns = {"a": ["x"] * 3 + ["y"] * 9, "b": ["u", "v", "v", *"u" * 4, *"v" * 5]}
    everything = all_of_two_by_two(linked.keys, 13)
    bad = 0
    for number in range(25):
        secret = np.random.default_rng(number).bytes(32)
        printed = perturbed(linked, tables, columns, [str(row) for row in range(12)], secret, 4)
        low, high = keyed_bounds(printed, 4)
        written(tmp_path / str(number), linked.keys, printed)
        fits = everything[((low <= everything) & (everything <= high)).all(1) & unlike(linked, everything, printed)]
        least, most = np.maximum(fits.min(0), 1), fits.max(0)
        narrow = np.flatnonzero((most - least < 3) & (least < 3))
        found = {(leak.row, leak.column) for leak in audit(read_published(tmp_path / str(number)), 3)}
        assert {named(linked.keys[cell]) for cell in narrow} == found
        bad += len(narrow)
    assert bad > 0


def all_of_two_by_two(keys: Any, most: int) -> Any:
    """Give every table of two by two with up to `most` in a cell, and its sums, one a line."""
    four = np.stack(np.meshgrid(*[np.arange(most + 1)] * 4, indexing="ij")).reshape(4, -1)
    of = dict(zip(product("xy", "uv"), four, strict=True))
    return np.stack(
        [
            sum(one for (a, b), one in of.items() if dict(key).get("a", a) == a and dict(key).get("b", b) == b)
            for key in keys
        ],
        axis=1,
    )


def unlike(linked: Linked, tables: Any, printed: Any) -> Any:
    """Tell which tables are so that a sum is printed like its part where nobody is in the other parts."""
    fits = np.ones(len(tables), dtype=np.bool_)
    for first, last in pairwise(linked.starts.tolist()):
        whole, *parts = linked.members[first:last].tolist()
        for part in parts:
            others = tables[:, [cell for cell in parts if cell != part]].sum(1)
            fits &= (others > 0) | bool(printed[whole] == printed[part])
    return fits


def test_a_sum_that_differs_from_its_part_tells_of_the_others(tmp_path: Path) -> None:
    """Of the same persons both would have the same noise; so somebody is in y, or in y and z together."""
    lines = ["a,count", "total,9", "x,7", "y,0"]
    laid_out(tmp_path / "now", {"a": {"x": None, "y": None}}, lines)
    assert audited(tmp_path / "now", "--threshold", "3") == 0
    found = read_published(tmp_path / "now")
    linked, seen = with_differences(found, *found.seen())
    low = dict(zip(linked.keys, seen.low.tolist(), strict=True))
    assert (low[("a", "y"),], low[("a", "x"),]) == (1.0, 4.0)
    three = {"a": {"x": None, "y": None, "z": None}}
    laid_out(tmp_path / "three", three, [*lines, "z,0"])
    found = read_published(tmp_path / "three")
    linked, seen = with_differences(found, *found.seen())
    assert linked.size == 5
    assert linked.keys[4] not in found.bounds
    assert linked.members[linked.starts[-2] :].tolist() == [4, 2, 3]
    assert (seen.low[4], seen.low[2], seen.low[3]) == (1.0, 0.0, 0.0)


def named(key: Any) -> tuple[str, str]:
    return (dict(key).get("a", "total"), dict(key).get("b", "total"))


def written(folder: Path, keys: Any, printed: Any) -> None:
    trees = {"a": {"x": None, "y": None}, "b": {"u": None, "v": None}}
    lines = [",".join([*named(key), str(count)]) for key, count in zip(keys, printed.tolist(), strict=True)]
    laid_out(folder, trees, ["a,b,count", *lines])


def laid_out(folder: Path, trees: Any, lines: list[str]) -> None:
    folder.mkdir()
    (folder / "t.csv").write_text("\n".join(lines) + "\n")
    about = {"method": "cell-keys", "threshold": 3, "most": 4, "zeros": "hidden", "breakdowns": trees}
    described = {"resources": [{"name": "t", "path": "t.csv"}], "samakki": about}
    (folder / "datapackage.json").write_text(json.dumps(described))


def test_releases_of_the_same_persons_with_other_tables_are_attacked_together(tmp_path: Path) -> None:
    """Of 13 to 21 in y and 16 at most in all, as the other release has it, 3 at most are left for x."""
    laid_out(tmp_path / "now", {"a": {"x": None, "y": None}}, ["a,count", "total,20", "x,2", "y,17"])
    laid_out(tmp_path / "was", {"b": {"u": None, "v": None}}, ["b,count", "total,20", "u,7", "v,1"])
    assert audited(tmp_path / "now") == audited(tmp_path / "was") == 0
    assert audited(tmp_path / "now", "--same", str(tmp_path / "was")) == 1


def test_the_noise_of_a_sum_says_nothing_of_the_noise_of_its_parts() -> None:
    """In the textbook's way two large parts and their sum are always 6 or -6 apart, and small parts show by it."""
    apart = set()
    tables = [[flat("a", ["x", "y"])]]
    linked = link(tables)
    columns = {"a": ["x"] * 30 + ["y"] * 40}
    for number in range(200):
        secret = np.random.default_rng(number).bytes(32)
        printed = perturbed(linked, tables, columns, [str(row) for row in range(70)], secret, 6)
        by_key = dict(zip(linked.keys, printed.tolist(), strict=True))
        apart.add(by_key[("a", "x"),] + by_key[("a", "y"),] - by_key[()])
    assert len(apart) > 20


@pytest.mark.parametrize("most", [1, 6])
def test_bounds_hold_whatever_the_noise(most: int) -> None:
    counts = np.repeat(np.arange(30), 200)
    printed = counts + noise(counts, np.tile(np.linspace(0, 2**32 - 1, 200).astype(np.int64), 30), most)
    low, high = keyed_bounds(printed, most)
    assert ((low <= counts) & (counts <= high)).all()
    for one in set(printed.tolist()):
        behind = counts[printed == one]
        least, greatest = keyed_bounds(np.asarray([one]), most)
        assert int(behind.min()) == least[0]
        assert int(behind.max()) == min(greatest[0], 29)
