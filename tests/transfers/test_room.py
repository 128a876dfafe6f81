"""A workbook holds only so much: what has no room in it is refused before anything is written, with what helps."""

import html
import io
import re
from typing import Any

import openpyxl
import pytest
import pyzipper
from django.test import Client
from django.utils import translation

from samakki.cases import actions as cases
from samakki.cases.words import ROWS_A_FIELD, Brought, Said
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import ALL_FIELDS, FieldType, Section, cell
from samakki.transfers import actions, jobs
from samakki.transfers.models import Export, Slice
from samakki.transfers.rules.handing import must_fit
from samakki.transfers.rules.mending import to_mend
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import (
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    ExportId,
    Flaw,
    Format,
    NoRoomError,
    NoSuchTransferError,
    Problem,
    Reason,
    Room,
    Row,
    Wanted,
)
from tests.cases.pages.conftest import Node
from tests.transfers.test_pages import node, sokha, through
from tests.transfers.test_round_trip import handed

__all__ = ["node", "sokha"]

_WORDS = {FieldType.TEXT, FieldType.LONG_TEXT}


def wide() -> dict[Section, dict[str, Any]]:
    """Make up a case of a person of whom so much is told, row by row, that no workbook has columns enough."""
    told: dict[Section, dict[str, Any]] = {}
    left = MOST_COLUMNS + 1
    for field in ALL_FIELDS:
        parts = [part.name for part in field.parts if part.type in _WORDS and not part.closed]
        for row in range(ROWS_A_FIELD if left > 0 else 0):
            for part in parts:
                told.setdefault(field.section, {})[cell(field.name, f"{row:08x}", part)] = "DEMO"
                left -= 1
    assert left <= 0
    return told


def long(letters: str) -> dict[Section, dict[str, tuple[Said, ...]]]:
    """Make up a case in which several people tell the same at length."""
    return {Section.EXPERIENCE: {"account": tuple(Said(f"DEMO {at} {letters}", third_party=True) for at in range(4))}}


def open_wide(by: By) -> FileId:
    (case,) = cases.open_cases(by, [Brought(wide(), "invented")])
    return case


@pytest.fixture
def wide_case(supervisor: By) -> FileId:
    return open_wide(supervisor)


def refused(by: By, case: FileId) -> tuple[ExportId, NoRoomError]:
    export = actions.begin_export(by, Wanted((case,), Format.XLSX, Reason.REFERRAL))
    actions.read_on(by, export)
    with pytest.raises(NoRoomError) as caught:
        actions.make_file(by, export)
    return export, caught.value


def test_more_columns_than_a_workbook_has_are_refused_and_the_same_export_goes_out_as_csv(
    supervisor: By, wide_case: FileId
) -> None:
    export, why = refused(supervisor, wide_case)
    assert (why.room, why.found > MOST_COLUMNS) == (Room.COLUMNS, True)
    assert f"{why.found:,} columns" in str(why)
    assert "16,384" in str(why)
    assert "CSV or JSON" in str(why)
    assert Slice.objects.filter(transfer=export).exists()
    made = actions.make_file(supervisor, export, Format.CSV)
    assert (made.name.endswith(".zip"), made.cases) == (True, 1)
    with pytest.raises(NoSuchTransferError):
        actions.make_file(supervisor, export, Format.JSON)


@pytest.mark.parametrize("form", [Format.CSV, Format.JSON])
def test_what_no_workbook_holds_is_read_again_here(supervisor: By, wide_case: FileId, form: Format) -> None:
    _made, content = handed(supervisor, form, [wide_case])
    table = open_table(io.BytesIO(content))
    assert len(table.headings) > MOST_COLUMNS
    assert sum(cell == "DEMO" for row in table.rows for cell in row.cells) > MOST_COLUMNS


@pytest.mark.parametrize(("letters", "fits"), [("x" * 7_000, True), ("x" * 9_000, False), ("😀" * 4_500, False)])
def test_a_cell_that_is_too_long_is_named_and_signs_count_as_workbooks_count_them(
    supervisor: By, letters: str, *, fits: bool
) -> None:
    (case,) = cases.open_cases(supervisor, [Brought({}, "invented", told=long(letters))])
    if fits:
        _made, content = handed(supervisor, Format.XLSX, [case])
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        assert max(len(str(one.value)) for row in sheet.iter_rows() for one in row) > 4 * len(letters)
        return
    _export, why = refused(supervisor, case)
    assert (why.room, why.found > MOST_LETTERS) == (Room.LETTERS, True)
    assert f"samakki_experience_account.told of the case {case}" in str(why)
    assert "32,767" in str(why)


def test_a_page_offers_the_other_formats_where_a_workbook_has_no_room(node: Node, sokha: Client) -> None:
    open_wide(node.by("sokha"))
    address = sokha.post("/transfers/export/", {"purpose": "referral", "format": "xlsx"}).url
    (words,) = re.findall(r'<code class="hash">([a-z-]+)</code>', through(sokha, address))
    refused = sokha.post(f"{address}file/")
    page = html.unescape(refused.content.decode())
    assert refused.status_code == 422
    assert "a workbook (XLSX) has at most 16,384" in page
    assert re.findall(r'name="format" value="(\w+)"', page) == ["csv", "json"]
    file = sokha.post(f"{address}file/", {"format": "json"})
    with pyzipper.AESZipFile(io.BytesIO(file.content)) as archive:
        archive.setpassword(words.encode())
        name, _note = archive.namelist()
        assert name.endswith(".json")
        assert archive.read(name).count(b"DEMO") > MOST_COLUMNS
    assert sokha.get(address).status_code == 404


def test_more_rows_than_a_workbook_has_are_refused() -> None:
    must_fit(["a"], [{}] * (MOST_ROWS - 1))
    with pytest.raises(NoRoomError) as caught:
        must_fit(["a"], [{}] * MOST_ROWS)
    assert (caught.value.room, caught.value.found) == (Room.ROWS, MOST_ROWS + 1)
    assert "1,048,577 rows" in str(caught.value)


def test_it_is_said_in_the_language_of_the_reader() -> None:
    with translation.override("km"):
        for room in Room:
            said = str(NoRoomError(room, 99_999, "samakki_experience_account.told", "7"))
            assert "99,999" in said
            assert "CSV" in said
            assert not any(word in said for word in ("There would", "Nothing was written", "Choose"))


def test_at_the_terminal_what_was_read_is_forgotten_with_the_refusal(supervisor: By, wide_case: FileId) -> None:
    with pytest.raises(NoRoomError):
        jobs.hand_all(supervisor, Wanted((wide_case,), Format.XLSX, Reason.REFERRAL), lambda _done, _of: None)
    assert not Slice.objects.exists()
    assert Export.objects.get().sealed is None


def test_rows_to_be_mended_become_csv_where_a_workbook_has_no_room_for_their_reasons() -> None:
    reasons = {2: [(Problem(2, 0, Flaw.NOT_A_DATE), "This is no date.")]}
    for columns, form in ((MOST_COLUMNS - 2, Format.XLSX), (MOST_COLUMNS - 1, Format.CSV)):
        head = [f"c{at}" for at in range(columns)]
        assert to_mend(Format.XLSX, head, [Row(2, ("x",))], reasons)[0] is form


def test_reasons_that_fill_a_cell_are_cut() -> None:
    reasons = {2: [(Problem(2, at, Flaw.NOT_A_DATE), "This is no date that can be read.") for at in range(5_000)]}
    _form, content = to_mend(Format.XLSX, ["a"], [Row(2, ("x",))], reasons)
    (*_others, last) = [one.value for one in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0][2]]
    assert isinstance(last, str)
    assert len(last) < MOST_LETTERS
    assert last.endswith("…")
