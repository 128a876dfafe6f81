"""The printed tables: every fault in them is found, and nothing where there is none."""

import gzip
import os
from collections import Counter
from pathlib import Path

import pytest

from samakki.tables.checking import Beside, check
from samakki.tables.printed import Table
from samakki.tables.reading import read_table
from tests.tables.facts import COPIES, FAULTS, KNOWN, LOST, LOST_LATER
from tests.tables.given import found, told


@pytest.fixture
def beside() -> Path:
    folder = Path(os.environ.get("SAMAKKI_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "tables"
    if not folder.exists():
        pytest.skip("tables: ../shared/tables is absent")
    return folder


def read(file: Path) -> Table:
    with file.open("rb") as source:
        return read_table(source, file.name)


@pytest.mark.req("DQ-01", "DQ-05", "DQ-12", "DQ-14", "DQ-15")
@pytest.mark.parametrize("number", FAULTS)
def test_every_fault_is_found_and_nothing_where_there_is_none(beside: Path, number: str) -> None:
    file = next(beside.glob(f"{number}_*"))
    names = [one.name for one in beside.iterdir() if one != file]
    assert told(check(read(file), None, Beside(names))) == list(FAULTS[number])


def test_each_lost_cell_of_the_table_of_lost_cells_is_named(beside: Path) -> None:
    findings = check(read(next(beside.glob("t09_*"))))
    assert Counter(one.kind.value for one in findings) == {"lost_text": 11, "duplicate_row": 1, "blank_total": 1}
    lost = [one.row for one in findings if one.kind == "lost_text" and one.column == "value_as_printed"]
    assert lost == [*LOST, *LOST_LATER]
    assert [one.row for one in findings if one.kind == "duplicate_row"] == ["prefecture / Chiba prefecture"]


def test_all_tables_that_are_there_are_known(beside: Path) -> None:
    assert {file.name[:3] for file in beside.glob("*.csv")} >= {*FAULTS, "t09"}


@pytest.mark.req("DQ-12")
def test_lists_of_instruments_are_held_against_each_other(beside: Path) -> None:
    tables = [read(next(beside.glob(f"{number}_*"))) for number in ("t21", "t22")]
    findings = check(tables[0], None, Beside((), tables[1:]))
    assert {one.row for one in findings} >= {"COMMIT", "CEDAW"}


@pytest.mark.parametrize("name", COPIES)
def test_small_copies_have_as_many_faults_as_are_known(name: str) -> None:
    assert len(found(COPIES[name], name)) == KNOWN[name]


@pytest.mark.slow
def test_the_file_of_the_united_nations_shows_its_own_faults(beside: Path) -> None:
    file = next((beside.parent / "unodc").glob("*.csv.gz"))
    findings = {(one.kind.value, one.column): one for one in check(read(file))}
    assert set(findings) == {
        ("variant_name", "Category"),
        ("duplicate_row", None),
        ("lost_text", "Category"),
        ("number_as_text", "txtVALUE"),
        ("implausible_value", "txtVALUE"),
    }
    assert findings["number_as_text", "txtVALUE"].more["count"] == 29_558
    assert all(len(lines) > 1 for lines in findings["duplicate_row", None].more["lines"])
    assert len(gzip.decompress(file.read_bytes()).splitlines()) > 58_000
