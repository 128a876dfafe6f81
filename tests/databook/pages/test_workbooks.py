"""The pages of workbooks that are filled: brought, bound by headings that are guessed, filled for a month."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau
from tests.tables.test_forms import form

ASKED = {
    "sheet": "Form 7-A",
    "cells": "B4:C6",
    "measure": "persons by form, sex, age and destination",
    "way": "known",
    "down": "experience.forms",
    "across": "identity.sex",
}
HEADINGS = {
    "row-4": "Forced labour",
    "row-5": "all others",
    "row-6": "everybody",
    "column-B": "",
    "column-C": "everybody",
}


def brought(browser: Client, content: bytes | None = None, name: str = "Form 7-A") -> str:
    """Bring a workbook in; gives its address."""
    file = SimpleUploadedFile("form.xlsx", form() if content is None else content)
    answer = browser.post("/workbooks/", {"name": name, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def changed_headings(content: bytes, words: dict[str, str]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for cell, text in words.items():
        book["Form 7-A"][cell] = text
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def options(page: str, side: str) -> list[str]:
    offered = page.partition(f'<datalist id="{side}-offered">')[2].partition("</datalist>")[0]
    return re.findall(r'value="([^"]*)"', offered)


def last_month() -> str:
    return f"{(date.today().replace(day=1) - timedelta(days=1)):%Y-%m}"  # noqa: DTZ011 -- the day of the machine


def test_a_workbook_is_seen_as_it_is_and_its_headings_are_guessed(bureau: Bureau) -> None:
    assert "No workbook yet" in text_of(bureau.sokha, "/workbooks/")
    address = brought(bureau.sokha)
    page = text_of(bureau.sokha, address)
    assert '<td colspan="4">Persons assisted</td>' in page
    assert '<td rowspan="2">Form</td>' in page
    asked = bureau.sokha.get(f"{address}bind/", ASKED).content.decode()
    assert re.search(r'name="column-B"[^>]*value="Female"', asked)
    assert re.search(r'name="column-C"[^>]*value="Male"', asked)
    headed = changed_headings(form(), {"A4": "Others", "A5": "មិនបានសួរ", "A6": "Something else"})
    other = bureau.sokha.get(f"{brought(bureau.sokha, headed, 'Other')}bind/", ASKED).content.decode()
    values = dict(re.findall(r'name="row-(\d)"[^>]*value="([^"]*)"', other))
    assert values == {"4": "all others", "5": "Not asked", "6": ""}
    assert {"everybody", "all others", "Forced labour", "Not asked"} <= {*options(asked, "rows")}


@pytest.mark.req("STAT-04")
def test_it_is_bound_once_and_filled_for_a_month_in_its_own_layout(bureau: Bureau) -> None:
    address = brought(bureau.sokha)
    answer = bureau.sokha.post(f"{address}bind/?" + "&".join(f"{k}={v}" for k, v in ASKED.items()), HEADINGS)
    assert answer.status_code == 302, answer.content.decode()
    page = text_of(bureau.sokha, address)
    assert "Form 7-A, C4:C6" in page
    assert page.count('class="bound"') == 2
    made = bureau.sokha.get(f"{address}filled/", {"month": last_month()})
    assert made.headers["Content-Disposition"] == f'attachment; filename="form-7-a-{last_month()}-open.xlsx"'
    sheet = load_workbook(io.BytesIO(made.content))["Form 7-A"]
    assert [sheet[cell].value for cell in ("C4", "C5", "C6")] == [0, 0, 0]
    assert bureau.sokha.post(address, {"area": "0"}).status_code == 302
    assert "No cell yet." in text_of(bureau.sokha, address)
    assert bureau.sokha.post(address, {"do": "drop"}).status_code == 302
    assert bureau.sokha.get(address).status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cells": "everything"}, "Write the first and the last cell"),
        ({"cells": "D9:B4"}, "do not lie in the part"),
        ({"cells": "B4:B999"}, "do not lie in the part"),
        ({"measure": "height"}, "Choose what is counted."),
    ],
)
def test_an_area_that_is_none_is_asked_for_again(bureau: Bureau, change: dict[str, str], words: str) -> None:
    answer = bureau.sokha.get(f"{brought(bureau.sokha)}bind/", ASKED | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ({"row-4": "Unicorns", "column-B": "Female"}, 'href="#row-4"'),
        ({"row-4": "Forced labour", "column-B": "Blue"}, 'href="#column-B"'),
        ({"row-4": "Forced labour"}, "at least one row and one column"),
    ],
)
def test_a_heading_that_stands_for_nothing_is_refused_where_it_stands(
    bureau: Bureau, headings: dict[str, str], words: str
) -> None:
    address = f"{brought(bureau.sokha)}bind/?" + "&".join(f"{name}={value}" for name, value in ASKED.items())
    answer = bureau.sokha.post(address, headings)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert all(f'value="{typed}"' in answer.content.decode() for typed in headings.values())


@pytest.mark.parametrize(("name", "content"), [("Form", b""), ("Form", b"a,b"), ("", None), ("a\x00b", None)])
def test_what_is_no_workbook_or_has_no_name_is_refused(bureau: Bureau, name: str, content: bytes | None) -> None:
    file = SimpleUploadedFile("form.xlsx", form() if content is None else content)
    assert bureau.sokha.post("/workbooks/", {"name": name, "file": file}).status_code == 422
    assert bureau.sokha.post("/workbooks/", {"name": name}).status_code == 422
    assert "No workbook yet" in text_of(bureau.sokha, "/workbooks/")


def test_a_month_that_is_none_or_not_over_is_refused(bureau: Bureau) -> None:
    address = brought(bureau.sokha)
    assert bureau.sokha.get(f"{address}filled/", {"month": "soon"}).status_code == 400
    empty = bureau.sokha.get(f"{address}filled/", {"month": last_month()})
    assert (empty.status_code, "say first what its cells count" in empty.content.decode()) == (422, True)
    assert bureau.sokha.post(address, {"area": "9"}).status_code == 400


def test_who_only_assists_takes_it_filled_and_binds_nothing(bureau: Bureau) -> None:
    address = brought(bureau.sokha)
    page = text_of(bureau.mali, address)
    assert "Bind an area" not in page
    assert "Let go of" not in page
    assert bureau.mali.post(address, {"do": "drop"}).status_code == 403
    assert bureau.mali.get(f"{address}bind/", ASKED).status_code == 403
