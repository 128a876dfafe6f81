"""The book is whole, works from a folder without script or network, and shows no number that was protected."""

import csv
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from samakki.doors.book import building
from samakki.doors.book.building import build
from samakki.doors.book.report import write_report
from samakki.tables.editions.words import Edition


class Links(HTMLParser):
    """Gathers where a page points."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value or "" for name, value in attrs if name in {"href", "src"} and tag != "use"]


def pages(book: Path) -> list[Path]:
    return sorted(book.rglob("*.html"))


def read(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def text(page: Path) -> str:
    return re.sub(r"<[^>]*>|\s+", " ", page.read_text(encoding="utf-8"))


@pytest.mark.req("STAT-25")
def test_each_language_has_its_contents_chapters_figures_countries_and_changes(book: Path) -> None:
    for tag in ("en", "km"):
        inside = {each.relative_to(book / tag).as_posix() for each in pages(book / tag)}
        assert {"index.html", "changes.html", "assisted.html", "figures/by-year.html", "figures/flows.html"} <= inside
        assert {"countries/TH.html", "countries/KH.html", "countries/LA.html", "countries/JP.html"} <= inside


def test_a_language_that_nobody_signed_has_no_page(book: Path) -> None:
    assert not (book / "lo").exists()
    assert "ພາສາລາວ" not in (book / "index.html").read_text()


def test_every_link_leads_somewhere_inside_the_folder(book: Path) -> None:
    for page in pages(book):
        for link in read(page).found:
            if not link.startswith("#"):
                assert "//" not in link, link
                assert (page.parent / link.split("#")[0]).resolve().is_file(), (page, link)


def test_no_page_has_a_script_and_each_forbids_one(book: Path) -> None:
    for page in pages(book):
        assert "script" not in read(page).tags
        assert "default-src 'none'" in page.read_text()
        assert not re.search(r"\sstyle=|\son[a-z]+=", page.read_text()), page


@pytest.mark.req("STAT-20")
def test_footnotes_source_day_and_unit_stand_with_the_figure(book: Path) -> None:
    told = text(book / "en" / "figures" / "by-year.html")
    for words in ("Until 30 September.", "DEMO ministry", "October 15, 2026", "persons", "calendar years"):
        assert words in told


@pytest.mark.req("STAT-30")
def test_what_is_known_to_be_missing_stands_on_the_first_page(book: Path) -> None:
    assert "Two offices have not reported." in text(book / "en" / "index.html")
    assert json.loads((book / "data" / "datapackage.json").read_text())["knownMissing"]


@pytest.mark.req("STAT-15")
def test_a_part_of_a_year_is_marked_as_provisional(book: Path) -> None:
    assert re.search(r"2026 +provisional", text(book / "en" / "figures" / "by-year.html"))


def test_faults_stand_beside_the_figure(book: Path) -> None:
    told = text(book / "en" / "figures" / "by-year.html")
    assert "One thing in this table does not add up" in told
    assert re.search(r"Total *, *2025 +the lines do not make this total +145 +140", told)


def test_what_changed_is_told_with_what_it_was_and_why(book: Path) -> None:
    for name in ("figures/by-year.html", "changes.html"):
        told = text(book / "en" / name)
        assert "A late report." in told
        assert re.search(r"TH, 2024 +119 +120", told)
    assert "Nothing in this figure was ever changed." in text(book / "en" / "figures" / "flows.html")


def test_a_protected_number_is_a_word_on_the_page_and_a_letter_for_machines(book: Path) -> None:
    assert re.search(r"Cambodia +- +protected +&lt;5", text(book / "en" / "figures" / "by-year.html"))
    with (book / "data" / "by-year.csv").open(newline="") as file:
        assert list(csv.reader(file))[2] == ["KH", "-", "c", "<5"]


def test_a_chart_is_named_told_and_followed_by_its_table(book: Path) -> None:
    page = (book / "en" / "figures" / "by-year.html").read_text()
    assert '<title id="by-year-title">Persons by country and year</title>' in page
    assert "The largest number is 140: Thailand, 2025." in page
    assert page.index("<svg") < page.index("<table")


def test_a_country_has_what_all_figures_tell_of_it(book: Path) -> None:
    told = text(book / "en" / "countries" / "TH.html")
    for words in ("Persons by country and year", "From where to where", "Cambodia +30", "2024 +120"):
        assert re.search(words, told), words


def test_names_of_countries_are_in_the_language_of_the_page(book: Path) -> None:
    assert "កម្ពុជា" in text(book / "km" / "countries" / "KH.html")


@pytest.mark.req("DQ-19")
def test_machines_get_unit_period_and_day_of_each_figure(book: Path) -> None:
    told: dict[str, Any] = json.loads((book / "data" / "datapackage.json").read_text())
    by_year = told["resources"][0]
    assert (by_year["unit"], by_year["years"], by_year["asOf"]) == ("persons", "calendar", "2026-10-15")
    assert {each["path"] for each in told["resources"]} == {"by-year.csv", "flows.csv"}


def test_the_layout_of_the_global_report_has_thirteen_columns_and_no_sums(book: Path) -> None:
    with (book / "data" / "by-year-glotip.csv").open(newline="") as file:
        head, *lines = csv.reader(file)
    assert len(head) == 13
    assert all(len(line) == 13 for line in lines)
    assert [line[1] for line in lines].count("Total") == 0
    assert next(line for line in lines if line[1] == "KH")[-2] == "c"


def test_a_workbook_holds_numbers_and_no_formula(edition: Edition, tmp_path: Path) -> None:
    first = edition.figures[0]
    row = replace(first.rows[0], label="=1+1")
    chapter = replace(edition.chapters[0], figures=(replace(first, rows=(row, *first.rows[1:]), layouts={}),))
    build(replace(edition, chapters=(chapter,)), tmp_path / "other")
    sheet = load_workbook(tmp_path / "other" / "data" / "by-year.xlsx").worksheets[0]
    told = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert ["'=1+1", 120, 140, 61] in told
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_words_of_a_figure_are_words_and_no_markup(edition: Edition, tmp_path: Path) -> None:
    sly = "<script>alert(1)</script>"
    figure = replace(edition.figures[0], title={"en": sly, "km": sly}, labels={"TH": {"en": sly, "km": sly}})
    chapter = replace(edition.chapters[0], figures=(figure,))
    build(replace(edition, chapters=(chapter,)), tmp_path / "sly")
    for page in pages(tmp_path / "sly"):
        assert "script" not in read(page).tags


def test_a_book_is_not_written_over(edition: Edition, book: Path) -> None:
    before = {each: each.read_bytes() for each in pages(book)}
    with pytest.raises(FileExistsError):
        build(edition, book)
    assert {each: each.read_bytes() for each in pages(book)} == before


def test_half_a_book_is_never_left(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_all: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "write_data", full_disk)
    with pytest.raises(OSError, match="No space"):
        build(edition, tmp_path / "half")
    assert not list(tmp_path.glob("*half*"))
    assert not list(tmp_path.glob(".*half*"))


@pytest.mark.req("STAT-18")
def test_the_same_edition_is_an_annual_report_on_paper(edition: Edition, tmp_path: Path) -> None:
    build(edition, tmp_path / "paper", write_report)
    for tag, words in (("en", "Persons by country and year"), ("km", "2025")):
        report = PdfReader(tmp_path / "paper" / "data" / f"report-{tag}.pdf")
        told = " ".join(page.extract_text() for page in report.pages)
        assert words in told
        assert "140" in told
        assert report.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert report.trailer["/Root"]["/Lang"] == tag
        assert f"report-{tag}.pdf" in (tmp_path / "paper" / tag / "index.html").read_text()


def test_paper_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Qivorra")
    page = f'<html lang="en"><title>a</title><p>b</p><a rel="attachment" href="{secret.as_uri()}">c</a></html>'
    with pytest.raises(FatalURLFetchingError):
        write_report(page, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
