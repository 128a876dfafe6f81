"""The invented edition, read and built."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tables.editions.invented import as_printed, write_demo

from samakki.doors.book.building import build
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.words import Change, Edition, Fault, Revision

FAULT = Fault("sum", "Total", "2025", "140", "145")
SETTLED = Fault("sum", "KH", "2024", "3", "2", settled="One person asked not to be counted.")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    read = read_edition(write_demo(tmp_path / "demo"), as_printed, lambda place, _about: faults_of(place))
    why = {"en": "A late report.", "km": "របាយការណ៍យឺត"}
    late = Revision("demo-1", read.dated, (Change("TH", "2024", "119", "120"),), why)
    return replace(read, revisions={"by-year": (late,)})


@pytest.fixture
def book(edition: Edition, tmp_path: Path) -> Path:
    build(edition, tmp_path / "book")
    return tmp_path / "book"


def faults_of(place: Path) -> tuple[Fault, ...]:
    return (FAULT, SETTLED) if place.stem == "by-year" else ()
