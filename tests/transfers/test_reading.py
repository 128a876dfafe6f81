"""What other registers send: every format is read, everything broken is told with its cell or row."""

import io
import resource
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samakki.transfers.rules import workbooks
from samakki.transfers.rules.surveying import surveyed
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import Flaw, Format, UnreadableError
from tests.transfers.conftest import table, workbook

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{more}'
    "</worksheet>"
)


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">' + "".join(cells) + "</row>"


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


HEAD = row(1, text("A1", "Sex"), text("B1", "Nationality"))


def refusal(content: bytes | io.BytesIO) -> UnreadableError:
    handle = content if isinstance(content, io.BytesIO) else io.BytesIO(content)
    with pytest.raises(UnreadableError) as refused:
        surveyed(handle)
    return refused.value


@pytest.mark.parametrize("apart", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_unicode_whatever_keeps_its_cells_apart(apart: str, encoding: str) -> None:
    lines = f'ສັນຊາດ Nationality{apart}Name\n"ລາວ{apart} Laos"{apart}ມະລິ\nCambodia{apart}ដារា\n'
    opened = open_table(io.BytesIO(lines.encode(encoding)))
    assert opened.headings == ("ສັນຊາດ Nationality", "Name")
    assert [each.cells for each in opened.rows] == [(f"ລາວ{apart} Laos", "ມະລິ"), ("Cambodia", "ដារា")]


def test_a_line_in_another_encoding_is_named() -> None:
    refused = refusal(b"Name,Sex\nSom,Female\n" + "ชื่อ,Male\n".encode("cp874") + b"Dao,Male\n")
    assert (refused.flaw, refused.place) == (Flaw.ENCODING, "3")


def test_a_wide_text_that_breaks_off_is_named() -> None:
    content = "Name,Sex\nSom,Female\nDao,Male".encode("utf-16") + b"\x00"
    assert refusal(content).flaw is Flaw.ENCODING


def test_a_quotation_mark_that_never_closes_is_named_and_swallows_nothing() -> None:
    refused = refusal(b'Name,Sex\nSom,Female\n"Dao,Male\nNoi,Male\n')
    assert (refused.flaw, refused.place) == (Flaw.OPEN_QUOTE, "3")


def test_signs_that_were_lost_when_saving_are_a_flaw_of_their_cell() -> None:
    assert refusal(b"Sex,N\x00ame\n").flaw is Flaw.ENCODING


def test_two_rows_of_headings_are_told_with_the_cell() -> None:
    handle = table(["Person", "", "Case", ""], ["Sex", "Born", "No.", "Date"], ["Female", "2004", "7", "2024-01-02"])
    refused = refusal(io.BytesIO(handle.read()))
    assert (refused.flaw, refused.place) == (Flaw.TWO_HEADERS, "B2")


def test_two_rows_of_headings_are_read_when_the_row_is_named() -> None:
    handle = table(["Person", "", "Case", ""], ["Sex", "Born", "No.", "Date"], ["Female", "2004", "7", "2024-01-02"])
    opened = open_table(handle, header=2)
    assert opened.headings == ("Sex", "Born", "No.", "Date")
    assert next(opened.rows).cells[0] == "Female"


@pytest.mark.parametrize(
    ("head", "flaw", "place"),
    [(["Sex", "Sex"], Flaw.HEADING_TWICE, "B1"), (["Sex", ""], Flaw.HEADING_MISSING, "B1")],
)
def test_headings_that_name_nothing_or_two_columns_are_told(head: list[str], flaw: Flaw, place: str) -> None:
    refused = refusal(io.BytesIO(table(head, ["Female", "12"], ["Male", "13"]).read()))
    assert (refused.flaw, refused.place) == (flaw, place)


def test_a_workbook_is_read_and_its_hidden_sheets_are_told() -> None:
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="old" sheetId="2" state="hidden" '
        'r:id="r1"/><sheet name="cases" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    rows = HEAD + row(2, text("A2", "Female"), '<c r="B2"><v>7</v></c>')
    opened = open_table(workbook(SHEET.format(rows=rows, more=""), more={"xl/workbook.xml": book}))
    assert (opened.format, opened.sheet, opened.told) == (Format.XLSX, "cases", ("hidden: old",))
    assert [each.cells for each in opened.rows] == [("Female", "7")]


def test_formulas_and_errors_are_flaws_of_their_cells() -> None:
    rows = HEAD + row(2, '<c r="A2"><f>1+1</f><v>2</v></c>', '<c r="B2" t="e"><v>#REF!</v></c>')
    (only,) = open_table(workbook(SHEET.format(rows=rows, more=""))).rows
    assert only.flaws == {0: Flaw.FORMULA, 1: Flaw.CELL_ERROR}


def test_merged_cells_are_told_with_their_place() -> None:
    more = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    refused = refusal(workbook(SHEET.format(rows=HEAD + row(2, text("A2", "Female")), more=more)))  # type: ignore[arg-type]  # a file made for the test
    assert (refused.flaw, refused.place) == (Flaw.MERGED, "B2")


@pytest.mark.asvs("5.2.3")
def test_a_bomb_is_not_opened() -> None:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(60):
            part.write(b" " * 1_000_000)
    assert refusal(held.getvalue()).flaw is Flaw.BOMB


@pytest.mark.asvs("1.5.1")
def test_entities_locked_and_old_workbooks_and_other_files_are_told_apart() -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "b">]>' + SHEET.format(rows=HEAD, more="")
    assert refusal(workbook(declared)).flaw is Flaw.NOT_A_TABLE  # type: ignore[arg-type]  # a file made for the test
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refusal(old + b"x" * 600).flaw is Flaw.OLD_WORKBOOK
    assert refusal(old + "EncryptedPackage".encode("utf-16-le")).flaw is Flaw.LOCKED
    assert refusal(b"PK\x03\x04 and then nothing").flaw is Flaw.NOT_A_TABLE
    assert refusal(b"").flaw is Flaw.EMPTY


@pytest.mark.asvs("1.1.1")
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_declaration_does_not_hide_in_another_encoding(encoding: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "b">]>' + SHEET.format(rows=HEAD, more="")
    refused = refusal(workbook(declared.encode(encoding)))
    assert (refused.flaw, refused.place) == (Flaw.ENCODING, "xl/worksheets/sheet1.xml")


def test_a_sheet_that_says_it_is_in_another_encoding_is_refused_by_name_of_its_part() -> None:
    told = '<?xml version="1.0" encoding="cp037"?>' + SHEET.format(rows=HEAD, more="")
    refused = refusal(workbook(told))
    assert (refused.flaw, refused.place) == (Flaw.ENCODING, "xl/worksheets/sheet1.xml")


@pytest.mark.asvs("15.2.2")
def test_a_workbook_of_too_many_rows_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 20)
    rows = HEAD + "".join(row(number, text(f"A{number}", "Female")) for number in range(2, 30))
    assert refusal(workbook(SHEET.format(rows=rows, more=""))).flaw is Flaw.TOO_MANY_ROWS  # type: ignore[arg-type]  # a file made for the test


class Endless(io.RawIOBase):
    """A text of a million rows that is made as it is read."""

    def __init__(self, rows: int, watched: Callable[[Iterator[bytes]], Iterator[bytes]] = iter) -> None:
        self.rows = rows
        self.watched = watched
        self.begin()

    def begin(self) -> None:
        self.made = self.watched(b"%d,Female,Laos\n" % number for number in range(self.rows))
        self.left = b"No,Sex,Nationality\n"

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 -- as files have it
        self.begin()
        return 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self.left) < size:
            more = next(self.made, b"")
            if not more:
                break
            self.left += more
        given, self.left = self.left[:size], self.left[size:]
        return given

    def readline(self, size: int | None = -1) -> bytes:  # noqa: ARG002 -- as files have it
        line = b""
        if self.left:
            line, newline, self.left = self.left.partition(b"\n")
            line += newline
            if newline:
                return line
        return line + next(self.made, b"")


def memory() -> int:
    """Tell what this process holds in memory now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


@pytest.mark.slow
def test_a_million_rows_are_read_one_by_one() -> None:
    held: list[int] = []

    def watched(lines: Iterator[bytes]) -> Iterator[bytes]:
        for number, line in enumerate(lines):
            if number % 10_000 == 0:
                held.append(memory())
            yield line

    endless = Endless(1_000_000, watched)
    before = memory()
    found = surveyed(endless)  # type: ignore[arg-type]  # a file made for the test
    assert found.rows == 1_000_000
    assert len(held) >= 100
    assert max(*held, memory()) - before < 200_000_000


def test_a_column_that_changes_its_meaning_halfway_is_told_with_the_row() -> None:
    rows = [[str(number), "2004-05-06" if number < 40 else "Vientiane"] for number in range(80)]
    found = surveyed(table(["No", "Born"], *rows))
    (shift,) = found.shifts
    assert (shift.column, shift.row, shift.before, shift.after) == (1, 42, "dates", "words")


def test_json_is_read_object_by_object_and_told_where_it_breaks() -> None:
    good = io.BytesIO('[{"Sex": "Female", "Age": 17}, {"Sex": "Male", "Nation": "ລາວ"}]'.encode())
    opened = open_table(good)
    assert opened.headings == ("Sex", "Age", "Nation")
    assert [each.cells for each in opened.rows] == [("Female", "17", ""), ("Male", "", "ລາວ")]
    assert refusal(b'[{"Sex": "Female"}, {"Sex": ').place == "2"
    assert refusal(b'[{"Sex": {"deep": 1}}]').flaw is Flaw.NOT_A_TABLE
