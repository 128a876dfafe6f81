"""Trends: a line for each thing that is counted, over years that are the lines or the columns of a table."""

import csv
import re
from pathlib import Path

import pytest
from tests.doors.book.test_first_edition import PLACE

from samakki.doors.book.building import build
from samakki.doors.book.charts import drawn
from samakki.doors.book.wording import wording
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.words import Edition, Figure

EDITION = """
edition: demo-trends
dated: 2026-11-01
title: {en: DEMO data book}
languages: {en: {read_by: a reader, dated: 2026-10-01}}
chapters:
  - name: trends
    title: {en: Trends}
    figures:
      - name: trend
        title: {en: "Victims, arrests and suspects"}
        unit: several
        source: {en: DEMO ministry}
        file: trend.csv
        drawn: lines
        footnotes: [{en: What stands in different columns is not added up.}]
"""
BY_YEAR = "Year,Victims,Arrests,Suspects\n2022,90,12,30\n2023,110,-,41\n2024,105,19,38\n"
BY_KIND = "Of whom,2022,2023,2024\nVictims,90,110,105\nArrests,12,-,19\nSuspects,30,41,38\n"


def edition_of(place: Path, table: str) -> Edition:
    place.mkdir()
    (place / "EDITION.yaml").write_text(EDITION)
    (place / "trend.csv").write_text(table)
    return read_edition(place / "EDITION.yaml")


def texts(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)</text>", picture)


@pytest.mark.req("STAT-17")
@pytest.mark.parametrize("table", [BY_YEAR, BY_KIND], ids=["years down", "years across"])
def test_victims_arrests_and_suspects_are_three_lines_over_the_years(tmp_path: Path, table: str) -> None:
    edition = edition_of(tmp_path / "demo", table)
    figure: Figure = edition.figures[0]
    picture = drawn(figure, wording("en"))
    told = texts(picture)
    assert [each for each in told if each in {"Victims", "Arrests", "Suspects"}] == ["Victims", "Arrests", "Suspects"]
    years = [each for each in told if each in {"2022", "2023", "2024"}]
    assert years == ["2022", "2023", "2024"], "years stand once, below"
    assert len(re.findall(r'stroke-width="2.5"', picture)) >= 3
    build(edition, tmp_path / "book")
    with (tmp_path / "book" / "data" / "trend.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [line.split(",") for line in table.splitlines()]
    page = (tmp_path / "book" / "en" / "figures" / "trend.html").read_text()
    assert "is not added up" in page
    assert 'class="dash"' in page, "a year without a number is no nought"


def test_the_first_edition_draws_what_vietnam_detected_over_three_years() -> None:
    edition = read_edition(PLACE / "EDITION.yaml")
    figure = next(each for each in edition.figures if each.name == "vietnam-detected")
    told = texts(drawn(figure, wording("en")))
    assert {"2015", "2016", "2017", "Cases", "Suspects", "Victims"} <= set(told)
