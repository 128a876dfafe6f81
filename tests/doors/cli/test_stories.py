"""`samakki databook story`: a story is held against its own words and against the book that it goes with."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from samakki.doors.cli.databook import databook

TELLING = (
    "\ufeffShe was helped.\n"
    "K.S. was born in 1998, is ethnic Examplese, comes from Sample Commune, found on 3 May 2024.\n"
)


def judged(*arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
    done = CliRunner().invoke(databook, ["story", *map(str, arguments)])
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Somebody's publication: few of one country, of another a hidden number, many of a third."""
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "t.csv").write_text("country / sex,f,m,total\nLA,2,1,3\nVN,c,c,c\nTH,40,30,70\ntotal,60,50,110\n")
    return folder


@pytest.mark.req("DQ-17")
def test_a_story_that_says_who_it_was_is_stopped_with_each_place(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TELLING, encoding="utf-8")
    code, marks, _said = judged(tmp_path / "story.txt")
    assert code == 1
    assert {mark["kind"] for mark in marks} == {"initials", "birth year", "ethnicity", "district", "date"}
    assert marks[0] == {"kind": "initials", "words": "K.S.", "line": 2, "column": 1}


@pytest.mark.parametrize(("country", "marks"), [("Laos", ["Laos"]), ("Vietnam", ["Vietnam"]), ("Thailand", [])])
def test_a_country_of_which_the_book_tells_few_or_hides_how_many_stops_a_story(
    tmp_path: Path, book: Path, country: str, marks: list[str]
) -> None:
    (tmp_path / "story.txt").write_text(f"She came from {country} and opened a shop.")
    assert judged(tmp_path / "story.txt")[0] == 0
    code, found, _said = judged(tmp_path / "story.txt", "--book", book)
    assert code == len(marks)
    assert [mark["words"] for mark in found] == marks


def test_a_name_in_two_spellings_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("We met Sokkha. Then Sokkha left.\nNobody saw Sokha again.\n")
    code, marks, _said = judged(tmp_path / "story.txt")
    assert code == 0
    assert marks == [{"kind": "variant name", "words": "Sokha", "suggest": "Sokkha", "line": 2, "column": 12}]


def test_what_is_small_may_be_said(tmp_path: Path, book: Path) -> None:
    (tmp_path / "story.txt").write_text("She came from Thailand.")
    assert judged(tmp_path / "story.txt", "--book", book, "--threshold", "71")[0] == 1


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(b"\xff\xfe\x00")
    assert judged(tmp_path / "story.txt")[0] == 2
    (tmp_path / "story.txt").write_text("She came home.")
    code, marks, said = judged(tmp_path / "story.txt", "--book", tmp_path / "nothing")
    assert (code, marks) == (2, [])
    assert "is no folder" in said
    (tmp_path / "long.txt").write_text("w" * 1_000_001)
    assert judged(tmp_path / "long.txt")[0] == 2
