"""The first edition of the Mekong data book: all its tables, and beside each just the faults that it is known for."""

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.tables.facts import FAULTS
from tests.tables.given import told

from samakki.databook.words import words_of_fault
from samakki.doors.book.building import build
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.words import Edition

PLACE = Path(__file__).resolve().parents[3] / "editions" / "mekong-1"
LEFT_OUT = {"t02", "t03", "t28"}
"""Two tell of single persons, one is a list of telephone numbers."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(PLACE / "EDITION.yaml")


def files() -> list[str]:
    return re.findall(r"file: (t\d\d)_", (PLACE / "EDITION.yaml").read_text())


def test_every_printed_table_is_a_figure_but_those_that_tell_of_single_persons() -> None:
    assert set(files()) == {*FAULTS, "t09"} - LEFT_OUT
    assert {each.name[:3] for each in PLACE.glob("*.csv")} == set(files())


@pytest.mark.req("DQ-01")
def test_known_faults_stand_beside_their_figures_and_none_beside_the_clean_ones(edition: Edition) -> None:
    for number, figure in zip(files(), edition.figures, strict=True):
        if number != "t09":
            assert told(list(figure.faults)) == list(FAULTS[number]), number
    lost = next(each for each in edition.figures if each.name == "japan-under-18")
    assert Counter(each.kind.value for each in lost.faults) == {"lost_text": 11, "duplicate_row": 1, "blank_total": 1}


def test_only_english_is_signed_and_the_book_shows_each_fault_in_words(edition: Edition, tmp_path: Path) -> None:
    assert edition.languages == ("en",)
    build(edition, tmp_path / "book")
    for figure in edition.figures:
        page = (tmp_path / "book" / "en" / "figures" / f"{figure.name}.html").read_text()
        assert ("does not add up" in page or "do not add up" in page) == bool(figure.faults), figure.name
        assert all(words_of_fault(each.kind) in page for each in figure.faults), figure.name
