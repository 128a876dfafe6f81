"""Every requirement of levels 1 and 2 is there, and nothing is said of it that no test or no reason stands behind."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.reference import asvs

MARK = re.compile(r"^(?:pytestmark = )?@?pytest\.mark\.asvs\(", re.MULTILINE)
LEVELS = {
    "1.1": "22",
    "1.2": "1111122223",
    "1.3": "112222222223",
    "1.4": "222",
    "1.5": "123",
    "2.1": "122",
    "2.2": "112",
    "2.3": "12223",
    "2.4": "23",
    "3.1": "3",
    "3.2": "113",
    "3.3": "12223",
    "3.4": "11222233",
    "3.5": "11122333",
    "3.6": "3",
    "3.7": "22333",
    "4.1": "12233",
    "4.2": "23333",
    "4.3": "22",
    "4.4": "1222",
    "5.1": "2",
    "5.2": "112333",
    "5.3": "113",
    "5.4": "222",
    "6.1": "122",
    "6.2": "111111112222",
    "6.3": "11223333",
    "6.4": "112233",
    "6.5": "22222333",
    "6.6": "2223",
    "6.7": "33",
    "6.8": "2222",
    "7.1": "222",
    "7.2": "1111",
    "7.3": "22",
    "7.4": "11222",
    "7.5": "223",
    "7.6": "22",
    "8.1": "1233",
    "8.2": "1123",
    "8.3": "133",
    "8.4": "23",
    "9.1": "111",
    "9.2": "1222",
    "10.1": "22",
    "10.2": "223",
    "10.3": "22223",
    "10.4": "1111122222233333",
    "10.5": "22222",
    "10.6": "22",
    "10.7": "222",
    "11.1": "2233",
    "11.2": "22233",
    "11.3": "11233",
    "11.4": "1222",
    "11.5": "23",
    "11.6": "23",
    "11.7": "33",
    "12.1": "12233",
    "12.2": "11",
    "12.3": "22223",
    "13.1": "2333",
    "13.2": "222223",
    "13.3": "2233",
    "13.4": "1222233",
    "14.1": "22",
    "14.2": "12223333",
    "14.3": "122",
    "15.1": "12233",
    "15.2": "12233",
    "15.3": "1222222",
    "15.4": "3333",
    "16.1": "2",
    "16.2": "22222",
    "16.3": "2222",
    "16.4": "222",
    "16.5": "2223",
    "17.1": "23",
    "17.2": "22223333",
    "17.3": "22",
}
"""The sections of the standard; each digit is the level of a requirement, in their order."""
STANDARD = [
    (f"{section}.{place}", level)
    for section, levels in LEVELS.items()
    for place, level in enumerate(levels, 1)
    if level in "12"
]


def test_all_253_requirements_are_there_in_their_order_and_no_other() -> None:
    assert Counter(level for _number, level in STANDARD) == {"1": 70, "2": 183}
    assert [(one.number, one.level) for one in asvs.asked()] == STANDARD


def test_what_is_said_has_a_test_or_a_reason_behind_it() -> None:
    shown = asvs.claims()
    for one in asvs.asked():
        assert one.words, one.number
        assert one.verdict in {asvs.TESTED, asvs.WITHOUT, asvs.OTHERWISE, asvs.OPEN}, one.number
        assert (one.number in shown) == (one.verdict == asvs.TESTED), f"a mark and the row {one.number} disagree"
        assert bool(one.reason) == (one.verdict != asvs.TESTED), one.number


def test_no_mark_stands_where_it_is_not_found() -> None:
    folder = asvs.ROOT / "tests"
    written = sum(len(MARK.findall(path.read_text())) for path in folder.rglob("test_*.py"))
    found = {claim for tests in asvs.claims().values() for claim in tests}
    assert written == len(found)


def test_every_mark_names_a_requirement() -> None:
    assert set(asvs.claims()) <= {number for number, _level in STANDARD}


@pytest.mark.parametrize(("verdict", "heading"), [(asvs.OPEN, "Open"), (asvs.OTHERWISE, "Decided otherwise")])
def test_nothing_open_or_decided_otherwise_is_hidden(verdict: str, heading: str) -> None:
    told = asvs.page().partition("\n## 1. ")[0]
    waits = [one for one in asvs.asked() if one.verdict == verdict]
    assert f"## {heading}: {len(waits)}\n" in told
    assert [one.number for one in waits if f"\n| {one.number} |" not in told] == []


def test_a_mark_is_found_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        'import pytest\n\n@pytest.mark.asvs("6.2.1", "6.2.9")\n@pytest.mark.slow\ndef test_long() -> None: ...\n'
    )
    claim = asvs.Claim("test_it.py", "test_long")
    assert asvs.claims(tmp_path) == {"6.2.1": [claim], "6.2.9": [claim]}


def test_a_row_without_its_test_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["id", "level", "requirement", "verdict", "reason"], ["6.2.1", "1", "long | enough", "open", "a test"]]
    with (tmp_path / "asvs.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    monkeypatch.setitem(asvs.LISTS, "asvs", tmp_path / "asvs.csv")
    assert "| 6.2.1 | long \\| enough | a test |" in asvs.page()
