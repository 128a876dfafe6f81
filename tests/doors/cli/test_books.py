"""`samakki databook book`: from the file of an edition to a folder of pages."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.tables.editions.invented import write_demo

from samakki.doors.cli.databook import databook

SHARED = Path(os.environ.get("SAMAKKI_SHARED", Path(__file__).resolve().parents[4] / "shared")) / "tables"


def made(*arguments: str | Path) -> Result:
    return CliRunner().invoke(databook, ["book", *map(str, arguments)])


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return write_demo(tmp_path / "demo")


def test_a_book_is_made_and_says_which_languages_wait(demo: Path, tmp_path: Path) -> None:
    told = made(demo, "--out", tmp_path / "book")
    assert told.exit_code == 0
    assert "19 pages" in told.stdout
    assert "lo" in told.stderr.split(":")[-1]
    assert (tmp_path / "book" / "km" / "figures" / "flows.html").is_file()


def test_what_does_not_add_up_stands_in_the_book(demo: Path, tmp_path: Path) -> None:
    table = demo.parent / "by-year.csv"
    table.write_text("Country,2024,2025,2026\nTH,120,140,61\nKH,20,30,7\nLA,10,11,7\nTotal,150,182,75\n")
    made(demo, "--out", tmp_path / "book")
    page = (tmp_path / "book" / "en" / "figures" / "by-year.html").read_text()
    assert "does not add up" in page
    assert "181" in page


def test_what_is_refused_is_told_with_its_place_and_nothing_is_written(demo: Path, tmp_path: Path) -> None:
    demo.write_text(demo.read_text().replace("unit: persons", "unit: souls"))
    told = made(demo, "--out", tmp_path / "book")
    assert told.exit_code == 1
    assert "chapters 1 (assisted), figures 1 (by-year), unit: no unit is named souls" in told.stderr
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n0000"])
def test_a_table_that_cannot_be_read_is_named(demo: Path, tmp_path: Path, content: bytes) -> None:
    (demo.parent / "flows.csv").write_bytes(content)
    told = made(demo, "--out", tmp_path / "book")
    assert (told.exit_code, told.stderr[:9]) == (1, "flows.csv")


def test_a_folder_that_is_there_is_left_alone(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    told = made(demo, "--out", tmp_path / "book")
    assert told.exit_code == 1
    assert list((tmp_path / "book").iterdir()) == []


def test_the_next_edition_must_say_why_a_number_changed(demo: Path, tmp_path: Path) -> None:
    made(demo, "--out", tmp_path / "first")
    shutil.copy(tmp_path / "first" / "data" / "edition.json", demo.parent / "first.json")
    table = demo.parent / "by-year.csv"
    table.write_text(table.read_text().replace("TH,120", "TH,121"))
    text = demo.read_text().replace("edition: demo-2", "edition: demo-3\nearlier: [first.json]")
    demo.write_text(text)
    assert "say why" in made(demo, "--out", tmp_path / "second").stderr
    demo.write_text(text.replace("as_of: 2026-10-15", "as_of: 2026-10-15\n        why: {en: A late report., km: យឺត}"))
    assert made(demo, "--out", tmp_path / "second").exit_code == 0
    told = json.loads((tmp_path / "second" / "data" / "edition.json").read_text())
    assert told["revisions"]["by-year"][0]["changes"] == [["TH", "2024", "120", "121"]]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/tables is absent")
def test_printed_tables_become_a_book_with_their_faults_beside_them(tmp_path: Path) -> None:
    figures = []
    for number, place in enumerate(sorted(SHARED.glob("*.csv"))):
        shutil.copy(place, tmp_path / place.name)
        title = place.stem.replace("_", " ")
        told = f"name: f{number}, title: {{en: {title}}}, unit: persons, source: {{en: printed}}, drawn: bars"
        figures.append(f"      - {{{told}, file: {place.name}}}")
    head = "edition: first\ndated: 2026-11-22\ntitle: {en: As printed}\n"
    head += "languages: {en: {read_by: us, dated: 2026-11-22}}\n"
    chapter = "chapters:\n  - name: printed\n    title: {en: As printed}\n    figures:\n"
    (tmp_path / "EDITION.yaml").write_text(head + chapter + "\n".join(figures) + "\n", encoding="utf-8")
    told = made(tmp_path / "EDITION.yaml", "--out", tmp_path / "book")
    assert told.exit_code == 0, told.stderr
    pages = list((tmp_path / "book" / "en" / "figures").glob("*.html"))
    assert len(pages) == 26
    assert sum("not add up" in page.read_text() for page in pages) >= 5
