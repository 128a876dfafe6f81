"""Nothing that was published is changed in silence: each change is told, with why, in this and all later editions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.revising import machine_file, revised
from samakki.tables.editions.texts import Texts
from samakki.tables.editions.words import Change, Edition

WHY = {"en": "A late report.", "km": "របាយការណ៍យឺត"}


def following(edition: Edition, *earlier: Path, why: Texts | None = None) -> Edition:
    """Have an edition follow others, and say why its first chapter tells anything otherwise."""
    (chapter,) = edition.chapters
    figures = tuple(replace(figure, why=why or {}) for figure in chapter.figures)
    return revised(replace(edition, earlier=earlier, chapters=(replace(chapter, figures=figures),)))


def kept(edition: Edition, place: Path) -> Path:
    place.write_text(json.dumps(machine_file(edition)), encoding="utf-8")
    return place


def renamed(demo: Path, name: str) -> None:
    text = demo.read_text(encoding="utf-8")
    demo.write_text(text.replace("edition: demo-2", f"edition: {name}"), encoding="utf-8")


def test_what_did_not_change_is_no_revision(demo: Path, tmp_path: Path) -> None:
    edition = read_edition(demo)
    assert following(edition, kept(edition, tmp_path / "first.json")).revisions == {}


def test_each_cell_that_changed_is_told_with_what_it_was_and_why(demo: Path, tmp_path: Path) -> None:
    first = kept(read_edition(demo), tmp_path / "first.json")
    table = demo.parent / "by-year.csv"
    table.write_text(table.read_text().replace("LA,10,,7", "LA,10,3,7").replace("TH,120", "TH,121"))
    (revision,) = following(read_edition(demo), first, why=WHY).revisions["by-year"]
    assert revision.changes == (Change("TH", "2024", "120", "121"), Change("LA", "2025", "", "3"))
    assert (revision.since, revision.why["en"]) == ("demo-2", "A late report.")


def test_a_change_that_nobody_explains_is_refused(demo: Path, tmp_path: Path) -> None:
    first = kept(read_edition(demo), tmp_path / "first.json")
    (demo.parent / "by-year.csv").write_text("Country,2024,2025,2026\nTH,1,2,3\nTotal,1,2,3\n")
    with pytest.raises(ToldWrongError, match="say why"):
        following(read_edition(demo), first)


def test_a_line_that_is_no_longer_there_is_a_change(demo: Path, tmp_path: Path) -> None:
    first = kept(read_edition(demo), tmp_path / "first.json")
    table = demo.parent / "by-year.csv"
    table.write_text(table.read_text().replace("LA,10,,7\n", ""))
    (revision,) = following(read_edition(demo), first, why=WHY).revisions["by-year"]
    assert [(each.row, each.was, each.now) for each in revision.changes] == [("LA", "10", ""), ("LA", "7", "")]


def test_what_earlier_editions_told_of_changes_is_told_on(demo: Path, tmp_path: Path) -> None:
    first = kept(read_edition(demo), tmp_path / "first.json")
    table = demo.parent / "by-year.csv"
    table.write_text(table.read_text().replace("TH,120", "TH,121"))
    renamed(demo, "demo-3")
    second = kept(following(read_edition(demo), first, why=WHY), tmp_path / "second.json")
    third = following(read_edition(demo), first, second)
    assert [each.since for each in third.revisions["by-year"]] == ["demo-2"]


def test_two_lines_of_one_name_are_not_taken_for_one(demo: Path, tmp_path: Path) -> None:
    table = demo.parent / "by-year.csv"
    table.write_text("Country,2024,2025,2026\nTH,1,1,1\nTH,2,2,2\nTotal,3,3,3\n")
    first = kept(read_edition(demo), tmp_path / "first.json")
    table.write_text("Country,2024,2025,2026\nTH,1,1,1\nTH,2,5,2\nTotal,3,3,3\n")
    (revision,) = following(read_edition(demo), first, why=WHY).revisions["by-year"]
    assert revision.changes == (Change("TH (2)", "2025", "2", "5"),)


@pytest.mark.parametrize("text", ["", "[]", '{"shape": "another"}', "\x00"])
def test_a_file_that_is_no_earlier_edition_is_refused(demo: Path, tmp_path: Path, text: str) -> None:
    strange = tmp_path / "strange.json"
    strange.write_text(text)
    with pytest.raises(ToldWrongError, match="no machine file"):
        following(read_edition(demo), strange)


def test_reasons_and_earlier_editions_stand_in_the_file(demo: Path) -> None:
    text = demo.read_text(encoding="utf-8")
    text = text.replace("drawn: flows", "drawn: flows\n        why: {en: A late report., km: យឺត}")
    demo.write_text(text + "\nearlier: [first.json]\n", encoding="utf-8")
    edition = read_edition(demo)
    assert edition.figures[1].why["en"] == "A late report."
    assert edition.earlier == (demo.parent / "first.json",)
