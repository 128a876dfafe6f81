"""The invented edition, read and built."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tables.editions.invented import PLANNED, write_demo

from samakki.doors.book.building import build
from samakki.doors.book.report import write_report
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.words import Change, Edition, Revision
from samakki.tables.findings import Finding, Kind

FAULT = Finding(Kind.COLUMN_SUM, "Total", "2025", "140", "145")
SETTLED = Finding(Kind.ROW_SUM, "KH", "2024", "3", "2", settled="One person asked not to be counted.")
FAULTS = (FAULT, SETTLED)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    read = read_edition(write_demo(tmp_path / "demo"))
    (chapter,) = read.chapters
    figures = tuple(replace(one, faults=FAULTS if one.name == "by-year" else ()) for one in chapter.figures)
    why = {"en": "A late report.", "km": "របាយការណ៍យឺត"}
    late = Revision("demo-1", read.dated, (Change("TH", "2024", "119", "120"),), why)
    return replace(read, chapters=(replace(chapter, figures=figures),), revisions={"by-year": (late,)})


@pytest.fixture
def book(edition: Edition, tmp_path: Path) -> Path:
    build(edition, tmp_path / "book")
    return tmp_path / "book"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the invented book with an action plan, committees and an asking, on paper too."""
    place = tmp_path_factory.mktemp("planned")
    build(read_edition(write_demo(place / "demo", PLANNED)), place / "book", write_report)
    return place / "book"
