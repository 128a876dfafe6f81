"""What offices of the region print stands in the book as they print it: its unit, its kinds of nothing, its files."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from tests.doors.book.test_first_edition import PLACE

from samakki.doors.book.building import build
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.words import Edition, Figure, Shown
from samakki.tables.units import Unit, Year


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(PLACE / "EDITION.yaml")


@pytest.fixture(scope="module")
def book(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("book") / "book"
    build(edition, place)
    return place


def named(edition: Edition, name: str) -> Figure:
    return next(each for each in edition.figures if each.name == name)


def lines_of(book: Path, name: str) -> list[list[str]]:
    """Read the lines of a figure's table as its page shows them."""
    page = (book / "en" / "figures" / f"{name}.html").read_text(encoding="utf-8")
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    lines = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in body.split("</tr>")[:-1]]
    return [[" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in line] for line in lines]


def file_of(book: Path, name: str) -> list[list[str]]:
    with (book / "data" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def words_of(book: Path, name: str) -> str:
    return re.sub(r"<[^>]*>|\s+", " ", (book / "en" / "figures" / f"{name}.html").read_text(encoding="utf-8"))


@pytest.mark.req("STAT-01")
def test_assisted_persons_of_a_year_stand_by_nationality_and_make_their_total(edition: Edition, book: Path) -> None:
    figure, lines = named(edition, "thailand-2017"), lines_of(book, "thailand-2017")
    assert (figure.unit, figure.columns, figure.faults) == (Unit.PERSONS, ("2017",), ())
    assert lines[:2] == [["Thailand", "132"], ["Myanmar", "119"]]
    assert lines[-1][0] == "Total"
    assert sum(int(number) for _nationality, number in lines[:-1]) == int(lines[-1][1]) == 360
    assert file_of(book, "thailand-2017")[1:] == lines


@pytest.mark.req("STAT-05")
def test_cases_suspects_and_victims_of_each_year_stand_side_by_side_and_are_not_added(
    edition: Edition, book: Path
) -> None:
    figure = named(edition, "vietnam-detected")
    assert (figure.unit, figure.columns) == (Unit.SEVERAL, ("Cases", "Suspects", "Victims"))
    assert file_of(book, "vietnam-detected")[1:] == [
        ["2015", "407", "655", "1000"],
        ["2016", "383", "523", "1128"],
        ["2017", "376", "491", "991"],
    ]
    assert len(lines_of(book, "vietnam-detected")) == 3
    assert "are not added up" in words_of(book, "vietnam-detected")


@pytest.mark.req("STAT-06")
@pytest.mark.parametrize("year", [2013, 2014, 2015])
def test_forms_stand_by_sex_age_and_destination_and_what_does_not_add_up_is_told(
    edition: Edition, book: Path, year: int
) -> None:
    figure = named(edition, f"cwcc-{year}")
    assert {"M", "F", "Thai", "Malay"} <= set(figure.columns)
    assert any(each.lower().startswith("under") for each in figure.columns)
    assert {"L.T", "S.T"} <= {row.label for row in figure.rows}
    told = words_of(book, f"cwcc-{year}")
    assert ("does not add up" in told or "do not add up" in told) == bool(figure.faults)
    assert [row.label for row in figure.rows] == [line[0] for line in file_of(book, f"cwcc-{year}")[1:]]


@pytest.mark.req("STAT-07")
def test_who_was_in_custody_in_a_year_stands_with_each_nationality_as_printed(edition: Edition, book: Path) -> None:
    figure = named(edition, "japan-by-year")
    assert figure.unit is Unit.PERSONS
    lines = {line[0]: line[1:] for line in lines_of(book, "japan-by-year")}
    assert lines["2003"] == ["6", "3 Thais, 3 Filipinas"]
    assert lines["2010"] == ["33", "25 Filipinas, 4 Japanese, 3 Thais, 1 Korean"]
    assert "whether its years are calendar or fiscal years" in words_of(book, "japan-by-year")


@pytest.mark.req("STAT-08")
def test_who_was_in_custody_stands_by_prefecture_with_the_marks_that_are_printed(edition: Edition, book: Path) -> None:
    assert named(edition, "japan-by-prefecture").unit is Unit.PERSONS
    lines = lines_of(book, "japan-by-prefecture")
    assert [line for line in lines if line[0] in {"Akita", "Tokyo city", "Aichi"}] == [
        ["Akita", "blank", "18"],
        ["Tokyo city", "**", "41"],
        ["Aichi", "blank", "72"],
    ]


@pytest.mark.req("STAT-10")
def test_averages_least_and_most_are_statements_that_nobody_adds_up(edition: Edition, book: Path) -> None:
    for name in ("japan-headline", "aichi-women"):
        figure = named(edition, name)
        assert (figure.unit, figure.totals) == (Unit.SEVERAL, frozenset())
    told = {line[0]: line[1] for name in ("japan-headline", "aichi-women") for line in lines_of(book, name)}
    assert (told["average age (years)"], told["average number of days in protective custody"]) == ("25.5", "45.1")
    assert (told["Average age"], told["youngest age"], told["oldest age"]) == ("24.9 years", "18", "48 years")
    assert (told["minimum days"], told["maximum days"]) == ("3 days", "183 days")


@pytest.mark.req("STAT-11")
def test_reasons_of_custody_are_percentages_that_make_a_hundred(edition: Edition, book: Path) -> None:
    figure = named(edition, "aichi-reasons")
    assert (figure.unit, figure.years, figure.faults) == (Unit.PERCENT, Year.JAPAN_FISCAL, ())
    lines = lines_of(book, "aichi-reasons")
    assert lines[0][0] == "Violence by husbands and others"
    assert sum(Decimal(number.rstrip(" %")) for _reason, number in lines) == 100


@pytest.mark.req("STAT-12")
def test_money_given_stands_by_agency_and_year_and_a_dash_is_not_nought(edition: Edition, book: Path) -> None:
    figure = named(edition, "myanmar-reintegration")
    assert figure.unit is Unit.AMOUNTS
    (unicef,) = (row.cells for row in figure.rows if row.label == "UNICEF")
    assert (unicef[0].value, unicef[-1].shown) == (Decimal("5792.30"), Shown.DASH)
    told = words_of(book, "myanmar-reintegration")
    assert "in US dollars" in told
    assert "it is not nought" in told
    assert re.search(r"2018 January to present +provisional", told)
