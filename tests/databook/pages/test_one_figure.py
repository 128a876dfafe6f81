"""One figure: of all or of a year, what stands behind a cell, and what would be hidden if it were published."""

import re
from html import unescape
from typing import NoReturn
from urllib.parse import urlencode

import pytest
from django.utils.timezone import localdate

from samakki.disclosure.hiding import CannotProtectError
from samakki.doors.web.front import dates
from samakki.kernel.languages import BY_TAG
from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau
from tests.databook.pages.test_figures import FORM, TOLD, cells
from tests.databook.test_keeping import told_of_forms


def test_a_figure_is_of_all_or_of_a_year_and_is_released_and_taken_along_so(bureau: Bureau) -> None:
    today = localdate()
    asked = {"years": "calendar", "year": str(today.year)}
    page = bureau.sokha.get(FORM, asked).content.decode()
    assert f"Only those who came to be known in {today.year}." in page
    assert cells(page) == [("Forced labour", "2", "100 %"), ("Forced marriage", "1", "50 %")]
    assert "The year was not over on that day: more may come of it." in page
    assert bureau.sokha.post(FORM, TOLD | asked).headers["Location"].endswith(urlencode(asked))
    page = bureau.sokha.get(FORM, asked).content.decode()
    assert "Why it is told anew" in page
    assert "Why it is told anew" not in text_of(bureau.sokha, FORM)
    assert f" · {today.year}</h3>" in page
    assert f"persons, as known on {dates.day(today, BY_TAG['en'])} · {today.year}" in text_of(bureau.sokha, "/figures/")
    before = {"years": "japan_fiscal", "year": str(today.year - 2)}
    page = bureau.sokha.get(FORM, before).content.decode()
    assert f"fiscal year {today.year - 2} of Japan" in page
    assert "nothing was known of anybody" in page
    taken = bureau.sokha.get(f"{FORM}file/", asked)
    assert f"persons-by-form-calendar-{today.year}-{today}.csv" in taken["Content-Disposition"]
    assert taken.content.decode().splitlines()[1].endswith(f",{today.year}-01-01,{today.year}-12-31")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"years": "lunar"}, "Say how the year runs."),
        ({"years": "part", "year": "2020"}, "Say how the year runs."),
        ({"years": "calendar", "year": "26"}, "Write the year with four figures."),
        ({"years": "calendar", "year": "0000"}, "Write the year with four figures."),
        ({"years": "calendar", "year": "9999"}, "This year had not begun on that day."),
    ],
)
def test_a_year_that_cannot_be_counted_is_said_and_released_by_nobody(
    bureau: Bureau, asked: dict[str, str], words: str
) -> None:
    for answer in (bureau.sokha.get(FORM, asked), bureau.sokha.post(FORM, TOLD | asked)):
        assert answer.status_code == 422
        assert words in answer.content.decode().partition('id="year-error"')[2][:200]
    assert bureau.sokha.get(f"{FORM}file/", asked).status_code == 404
    assert "never told to anybody outside" in text_of(bureau.sokha, FORM)


def test_a_cell_opens_what_it_counts_and_its_parts(bureau: Bureau) -> None:
    told_of_forms(bureau.node.by("dara"), "labour", "begging", "organs")
    page = text_of(bureau.sokha, FORM)
    (address,) = re.findall(rf'href="({FORM}cell/[^"]*of=labour)"', page)
    page = text_of(bureau.sokha, unescape(address))
    assert "<h1" in page
    assert "Forced labour" in page
    assert "3 persons, as known on" in page
    assert "Persons by each form of exploitation told of them" in page
    assert re.findall(r'<h3 id="part-\d+">(\w+)</h3>', page)[:3] == ["Nationality", "Sex", "Age"]
    assert re.search(r"Not asked</th><td[^>]*>3<svg", page)
    page = text_of(bureau.sokha, unescape(address).replace("labour", "marriage"))
    assert "Fewer than 3 persons stand here" in page
    assert "<caption" not in page
    assert "Nobody stands here." in text_of(bureau.sokha, unescape(address).replace("labour", "military"))
    for wrong in (
        "",
        "?of=nothing-such",
        "?of=labour&of=labour",
        "?of=labour&as_of=soon",
        "?of=labour&as_of=2025-12-31",
    ):
        assert bureau.sokha.get(f"{FORM}cell/{wrong}").status_code == 404
    assert bureau.sokha.get("/figures/persons-by-province/cell/").status_code == 404


def test_what_would_be_hidden_is_told_with_why_and_what_stays_possible(bureau: Bureau) -> None:
    for _person in range(6):
        told_of_forms(bureau.node.by("dara"), "begging", "organs", "fishing")
    page = text_of(bureau.sokha, FORM)
    assert f'href="{FORM}protection/?as_of=' in page
    page = text_of(bureau.sokha, f"{FORM}protection/?threshold=3")
    assert "3 of 6 numbers would be hidden" in page
    told = {line[0]: line[1:] for line in cells(page)}
    assert told["Forced begging"] == ("6", "6")
    assert told["all together"] == ("21", "21")
    assert told["Forced labour"][1].startswith("hidden : few persons stand there · anything from 1 to")
    assert told["Forced marriage"][1].startswith("hidden : few persons stand there")
    assert "Nothing would be hidden" in text_of(bureau.sokha, "/figures/persons-by-sex/protection/")
    nobody = text_of(bureau.sokha, f"{FORM}protection/?years=calendar&year=2020")
    assert "On that day nothing was known of anybody." in nobody
    for wrong in (
        "persons-by-province/protection/",
        "persons-by-form/protection/?as_of=soon",
        "nothing-such/protection/",
    ):
        assert bureau.sokha.get(f"/figures/{wrong}").status_code == 404


def unprotected(_of: object) -> NoReturn:
    """Find nothing that could be hidden, as where an earlier release shows it all."""
    raise CannotProtectError([0])


def test_what_cannot_be_tried_or_protected_is_said(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("samakki.disclosure.trial.protect", unprotected)
        assert "Nothing that could be hidden protects it." in text_of(bureau.sokha, f"{FORM}protection/")
    monkeypatch.setattr("samakki.disclosure.trial.MOST_TRIED", 2)
    assert "too many cells to be tried while you wait" in text_of(bureau.sokha, f"{FORM}protection/")


@pytest.mark.parametrize("threshold", ["1", "101", "five", "", "-3", "2.5", "\u0665"])
def test_a_threshold_that_protects_nothing_is_said(bureau: Bureau, threshold: str) -> None:
    answer = bureau.sokha.get(f"{FORM}protection/", {"threshold": threshold})
    assert answer.status_code == 422
    assert "A whole number from 2 to 100." in answer.content.decode()
