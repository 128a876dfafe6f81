"""The pages of an action plan, of who steers, and of what a parliament asked: from the same file, on paper too."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.doors.book.test_building import pages, read
from tests.doors.book.test_building import text as told_by


def text(page: Path) -> str:
    return " ".join(told_by(page).split())


def paper(book: Path, name: str) -> str:
    return " ".join(" ".join(each.extract_text() for each in PdfReader(book / "data" / name).pages).split())


@pytest.mark.req("ME-01")
def test_a_watch_group_stands_with_the_plan_that_it_watches_and_its_indicators(planned: Path) -> None:
    told = text(planned / "en" / "plan.html")
    assert "Watched over by: Watch group" in told
    assert re.search(r"From TH +Persons by country and year +120 +2024 +140 +2025 +160 +Nearer to the target", told)
    assert re.search(r"This year .*? 61 +2026 +provisional +50 +The target is reached", told)
    assert re.search(r"From KH .*? - +2024 +protected +2025 +5 +Cannot be judged", told)
    assert re.search(r"Fewer flows .*? Farther from the target", told)
    (link,) = {link for link in read(planned / "en" / "plan.html").found if link.startswith("committees")}
    assert 'id="watch"' in (planned / "en" / link.partition("#")[0]).read_text()


@pytest.mark.req("ME-03")
def test_the_report_on_paper_tells_of_each_measure_how_it_stands_and_what_is_late(planned: Path) -> None:
    for told in (text(planned / "en" / "plan.html"), paper(planned, "report-en.pdf")):
        assert re.search(r"Not begun *1 +Under way *1 +Done *0 +Left undone *0 +Late *1", told)
        assert re.search(r"Help reaches more people +Under way +as known on October 1, 2026 · *Late", told)
        assert "Two houses opened." in told
        assert "DEMO ministry · until June 30, 2026" in told
        assert re.search(r"The law is changed +Not begun +as known on October 1, 2026 +DEMO office", told)
        assert "No number of this book judges this measure." in told


@pytest.mark.req("NET-02")
def test_committees_stand_with_their_members_next_meeting_and_decisions_newest_first(planned: Path) -> None:
    for told in (text(planned / "en" / "committees.html"), paper(planned, "report-en.pdf")):
        for words in (
            "DEMO network of shelters",
            "Next meeting: January 15, 2027",
            "Committee on the bill",
            "Nothing yet.",
        ):
            assert words in told
        newest, oldest = told.index("Beds come first."), told.index("Measures are judged by figures alone.")
        assert newest < oldest


@pytest.mark.req("STAT-31")
def test_what_a_parliament_asked_is_answered_by_whole_figures_and_what_nobody_knows_is_said(planned: Path) -> None:
    for told in (text(planned / "en" / "asked" / "parliament.html"), paper(planned, "asked-parliament-en.pdf")):
        assert "Answers to a DEMO parliament" in told
        assert "Asked on October 20, 2026" in told
        assert told.count("Source: DEMO ministry") == 2
        assert "One question cannot be answered" in told
        assert "Nobody counts whom nobody met." in told
        assert re.search(r"Cambodia +- +protected +(<|&lt;)5", told)
        assert "Persons by country and year stands above." in told
    assert "Two offices have not reported." in paper(planned, "asked-parliament-en.pdf")
    assert "asked/parliament.html" in read(planned / "en" / "index.html").found


def test_in_every_language_that_was_signed_all_of_it_stands_and_every_link_leads_somewhere(planned: Path) -> None:
    for page in pages(planned):
        for link in read(page).found:
            place, _hash, name = link.partition("#")
            leads = (page.parent / place).resolve() if place else page
            assert leads.is_file(), (page, link)
            assert not name or f'id="{name}"' in leads.read_text(encoding="utf-8"), (page, link)
        assert not re.search(r"\sstyle=|\son[a-z]+=", page.read_text(encoding="utf-8")), page
    told = text(planned / "km" / "plan.html")
    assert "ជំនួយដល់មនុស្សកាន់តែច្រើន" in told
    assert "Nearer to the target" not in told
    assert (planned / "data" / "asked-parliament-km.pdf").is_file()


def test_a_book_without_a_plan_says_nothing_of_one(book: Path) -> None:
    assert not (book / "en" / "plan.html").exists()
    assert not (book / "en" / "committees.html").exists()
    assert "plan" not in "".join(read(book / "en" / "index.html").found)
