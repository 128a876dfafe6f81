"""The pages of printed tables: brought from a file or pasted, judged cell by cell, kept version by version."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from samakki.doors.web.printed.wording import UNREADABLE_TEXTS
from samakki.tables.printed import Unreadable
from tests.cases.pages.conftest import text_of
from tests.databook.pages.conftest import Bureau

PASTED = "Province\tMen\tWomen\tTotal\nNorth\t1\t2\t3\nSouth\t4\t5\t10\nTotal\t5\t7\t13\n"
TABLE = {
    "name": "Persons by province",
    "pasted": PASTED,
    "unit": "persons",
    "year": "2024",
    "years": "calendar",
    "as_of": "2025-06-01",
    "source": "A yearly report, page 3",
}
PAGE = "/tables/1/Persons%20by%20province/"


def test_every_reason_not_to_read_has_words() -> None:
    assert set(UNREADABLE_TEXTS) == set(Unreadable)


@pytest.mark.req("STAT-20")
def test_a_pasted_table_is_kept_as_printed_and_what_does_not_add_up_stands_at_its_cell(bureau: Bureau) -> None:
    assert "No table yet" in text_of(bureau.sokha, "/tables/")
    answer = bureau.sokha.post("/tables/bring/", TABLE)
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    page = text_of(bureau.sokha, PAGE)
    assert "2 things do not fit" in page
    assert "the columns do not make this total" in page
    before, _apart, after = page.partition('href="#fault-1"')
    assert before.rstrip().rpartition("<t")[2].startswith('d class="govuk-table__cell at-fault">10 <a')
    assert "South · Total" in after
    assert "persons, 2024 (calendar years), as known on" in page
    assert "Persons by province" in text_of(bureau.sokha, "/tables/")
    file = bureau.sokha.get(PAGE, {"file": "csv"})
    assert list(csv.reader(io.StringIO(file.content.decode())))[2] == ["South", "4", "5", "10"]


def test_a_table_that_adds_up_says_so_and_a_new_version_says_why(bureau: Bureau) -> None:
    assert bureau.sokha.post("/tables/bring/", TABLE).status_code == 302
    mended = TABLE | {"pasted": PASTED.replace("10", "9").replace("13", "12")}
    refused = bureau.sokha.post("/tables/bring/", mended)
    assert refused.status_code == 422
    assert 'href="#id_why"' in refused.content.decode()
    assert "South\t4\t5\t9" in refused.content.decode()
    assert bureau.sokha.post("/tables/bring/", mended | {"why": "The office mended a number."}).status_code == 302
    page = text_of(bureau.sokha, PAGE.replace("1", "2", 1))
    assert "It adds up" in page
    assert "The office mended a number." in page
    assert "This is version 1. The newest is 2." in text_of(bureau.sokha, PAGE)


def test_a_workbook_is_read_and_its_signs_are_explained(bureau: Bureau) -> None:
    book = Workbook()
    for row in (("Form", "2024"), ("Labour", 0), ("Marriage", "-"), ("Others", None)):
        book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
    held = io.BytesIO()
    book.save(held)
    told = {name: words for name, words in TABLE.items() if name != "pasted"}
    sent = told | {"file": SimpleUploadedFile("forms.xlsx", held.getvalue()), "codebook": "- = not counted"}
    assert bureau.sokha.post("/tables/bring/", sent).status_code == 302
    page = text_of(bureau.sokha, PAGE)
    assert "<dt>-</dt><dd>not counted</dd>" in page
    assert ">0</td>" in page


@pytest.mark.parametrize(
    ("change", "box", "words"),
    [
        ({"pasted": ""}, "file", "Choose a file, or paste the table."),
        ({"pasted": "\n"}, "file", "Choose a file"),
        ({"name": " "}, "name", "Say what the table is called."),
        ({"name": "a\x00b"}, "name", "holds signs that are no letters"),
        ({"source": ""}, "source", "a number without a source is none"),
        ({"unit": "sheep"}, "unit", "Say what is counted."),
        ({"year": "24"}, "year", "Write the year with four figures."),
        ({"year": "0000"}, "year", "Write the year with four figures."),
        ({"years": "of the dragon"}, "years", "Say how the year runs."),
        ({"until": "2025-03-01"}, "until", "This day does not lie in that year."),
        ({"until": "soon"}, "until", "Write the day as"),
        ({"as_of": ""}, "as_of", "Write the day as"),
        ({"codebook": "-"}, "codebook", "Write each sign"),
        ({"codebook": "- = " + "w" * 501}, "name", "This is too long"),
        ({"pasted": "a\tb\n" + "w" * 2001 + "\t1\n"}, "file", "at most 50,000"),
        ({"pasted": "\n".join("1\t2\t3\t4\t5" for _row in range(10_001))}, "file", "at most 50,000"),
    ],
)
def test_what_is_no_table_or_says_too_little_is_refused_where_it_is_wrong(
    bureau: Bureau, change: dict[str, str], box: str, words: str
) -> None:
    answer = bureau.sokha.post("/tables/bring/", TABLE | change)
    assert answer.status_code == 422
    assert f'href="#id_{box}"' in answer.content.decode()
    assert f'id="id_{box}"' in answer.content.decode()
    assert words in answer.content.decode()
    assert "No table yet" in text_of(bureau.sokha, "/tables/")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("picture.csv", b"\x89PNG\r\n", "A picture of a table has to be typed"),
        ("broken.xlsx", b"PK\x03\x04 no workbook", "or it is damaged"),
        ("empty.csv", b"\xef\xbb\xbf\n", "It is empty."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(bureau: Bureau, name: str, content: bytes, words: str) -> None:
    answer = bureau.sokha.post("/tables/bring/", TABLE | {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/tables/2/Persons%20by%20province/", "/tables/1/Other/", "/tables/1/a%00b/", f"/tables/{2**40}/a/"]
)
def test_a_table_that_is_not_there_is_nowhere(bureau: Bureau, address: str) -> None:
    assert bureau.sokha.post("/tables/bring/", TABLE).status_code == 302
    assert bureau.sokha.get(address).status_code == 404


def test_a_long_table_has_pages_and_a_name_may_hold_any_letters(bureau: Bureau) -> None:
    lines = "\n".join(f"Place {chr(65 + row % 26)}{row}\t{row}" for row in range(1, 251))
    sent = TABLE | {"name": "ជនរងគ្រោះ 2024/25 #1?", "pasted": f"Place\tPersons\n{lines}\n"}
    answer = bureau.sokha.post("/tables/bring/", sent)
    assert answer.status_code == 302
    page = text_of(bureau.sokha, answer.headers["Location"])
    assert "Page 1 of 3" in page
    assert "Place A26" in page
    assert "2024/25 #1?" in page


def test_who_only_assists_reads_tables_and_brings_none(bureau: Bureau) -> None:
    assert bureau.sokha.post("/tables/bring/", TABLE).status_code == 302
    assert "Bring a new version" not in text_of(bureau.mali, PAGE)
    assert "Bring a table in" not in text_of(bureau.mali, "/tables/")
    assert bureau.mali.post("/tables/bring/", TABLE).status_code == 403
    assert bureau.mali.get("/tables/bring/").status_code == 403
    assert "<li>Persons by province</li>" in text_of(bureau.sokha, "/tables/bring/")
