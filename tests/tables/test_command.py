"""`samakki databook check`: what it prints, and with which code it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samakki.doors.cli.databook import databook
from samakki.tables.about import About
from samakki.tables.package import about_of, package_of
from samakki.tables.units import Unit
from tests.tables.facts import COPIES
from tests.tables.given import table

OUTSOURCED = "t06_outsourced.csv"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(databook, ["check", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in COPIES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.req("DQ-01")
def test_findings_are_one_object_a_line(folder: Path) -> None:
    result = run(folder / OUTSOURCED)
    assert result.exit_code == 1
    (line,) = map(json.loads, result.stdout.splitlines())
    assert list(line)[:6] == ["kind", "row", "column", "computed", "printed", "suggest"]
    assert (line["computed"], line["printed"]) == ("138", "137")
    assert line["marked"] == ["Women's protection facilities"]
    assert "footnote" in line["says"]


def test_a_table_that_adds_up_prints_nothing(folder: Path) -> None:
    result = run(folder / "t15_exploitation_2015_2017.csv")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n123", b"PK\x03\x04"])
def test_what_cannot_be_read_ends_with_two_and_prints_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    result = run(tmp_path / "a.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("a.csv: ")
    assert run(tmp_path / "absent.csv").exit_code == 2


@pytest.mark.req("DQ-02")
def test_a_footnote_settles_and_is_kept_beside_the_figure(folder: Path) -> None:
    about = folder / "ABOUT.yaml"
    about.write_text("samakki: about 1\nfootnotes:\n  - {says: counted elsewhere, column: persons, difference: 1}\n")
    result = run(folder / OUTSOURCED, "--about", about)
    assert (result.exit_code, result.stdout) == (0, "")
    kept = run(folder / OUTSOURCED, "--about", about, "--settled")
    assert kept.exit_code == 0
    assert json.loads(kept.stdout)["settled"] == "counted elsewhere"


@pytest.mark.parametrize("text", ["samakki: about 2\n", "a: [", "samakki: about 1\nunit: sheep\n", "[]"])
def test_an_about_file_that_cannot_be_followed_ends_with_two(folder: Path, text: str) -> None:
    (folder / "ABOUT.yaml").write_text(text)
    result = run(folder / OUTSOURCED, "--about", folder / "ABOUT.yaml")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_data_package_is_written_and_read_again(folder: Path) -> None:
    about = About("Forms", Unit.CASES, "2013", as_of="2014-01-01", codebook={"L.T": "a", "S.T": "b", "L.E": "c"})
    told = package_of(table(COPIES["t23_cwcc_2013.csv"], "t23_cwcc_2013.csv"), about)
    (folder / "datapackage.json").write_text(json.dumps(told))
    again = about_of((folder / "datapackage.json").read_text(), "t23_cwcc_2013.csv")
    assert (again.title, again.unit, again.period, again.codebook) == ("Forms", Unit.CASES, "2013", about.codebook)
    assert told["version"] == "1"
    assert [one["name"] for one in told["resources"][0]["schema"]["fields"]][:3] == ["Form", "M", "F"]
    result = run(folder / "t23_cwcc_2013.csv", "--about", folder / "datapackage.json")
    assert {json.loads(line)["kind"] for line in result.stdout.splitlines()} == {"row_sum"}


def test_several_files_are_named_in_their_findings(folder: Path) -> None:
    result = run(folder / OUTSOURCED, folder / "t24_cwcc_2014.csv")
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} == {OUTSOURCED, "t24_cwcc_2014.csv"}
