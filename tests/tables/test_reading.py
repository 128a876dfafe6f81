"""Files as officials send them: whatever encoding, sign and wrapping, read as printed or refused with a reason."""

import gzip
import io
import zipfile

import pytest
from openpyxl import Workbook

from samakki.tables import delimited, printed, reading
from samakki.tables.delimited import decoded
from samakki.tables.printed import Unreadable, UnreadableTableError
from samakki.tables.reading import read_table
from samakki.tables.workbooks import read_xlsx

TEXT = 'Name,persons\nThailand,"1,000"\nLaos,-\nJapan,\nPeru,0\n'
ROWS = (("Name", "persons"), ("Thailand", "1,000"), ("Laos", "-"), ("Japan", ""), ("Peru", "0"))
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def rows(content: bytes) -> tuple[tuple[str, ...], ...]:
    return read_table(io.BytesIO(content), "t").rows


def refused(content: bytes) -> Unreadable:
    with pytest.raises(UnreadableTableError) as error:
        read_table(io.BytesIO(content), "t")
    return error.value.why


@pytest.mark.req("DQ-16")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_of_each_encoding_is_the_same_table(encoding: str) -> None:
    assert rows(TEXT.encode(encoding)) == ROWS


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ประเทศ,จำนวน\nไทย,12\nลาว,3\n", "cp874"),
        ("都道府県,人数\n千葉県,31\n東京都,41\nあいち,72\n", "cp932"),
        ("País,personas\nPerú,3\nEspaña,4\n", "cp1252"),
    ],
)
def test_old_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_whatever_sign_keeps_cells_apart(sign: str) -> None:
    assert rows(f"a{sign}b{sign}c\n1{sign}2{sign}3\n4{sign}5\n".encode()) == (
        ("a", "b", "c"),
        ("1", "2", "3"),
        ("4", "5", ""),
    )


def test_stray_noughts_and_gzip_are_read() -> None:
    assert rows(b"a,b\n1,\x002\n") == (("a", "b"), ("1", "2"))
    assert rows(gzip.compress(TEXT.encode())) == ROWS


def workbook(*lines: list[object], shape: str = "General") -> bytes:
    book, held = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    for cells in sheet.iter_rows(min_row=2, min_col=2):
        for cell in cells:
            cell.number_format = shape
    book.save(held)
    return held.getvalue()


def test_a_workbook_shows_what_its_cells_show() -> None:
    assert rows(workbook(["a", "b"], ["x", 0.789], shape="0.0%")) == (("a", "b"), ("x", "78.9%"))
    assert rows(workbook(["a", "b"], ["x", 538], shape="0.00")) == (("a", "b"), ("x", "538.00"))
    assert rows(workbook(["a", "b"], ["x", None], ["y", 0])) == (("a", "b"), ("x", ""), ("y", "0"))


def ods(body: str, manifest: str = "<manifest/>") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", manifest)
        parts.writestr("content.xml", ODS.format(body))
    return held.getvalue()


def test_an_opendocument_workbook_is_read() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{cell.format(a)}{cell.format(b)}</table:table-row>" for a, b in ROWS[:3])
    assert rows(ods(body)) == ROWS[:3]


def test_what_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(b"") is Unreadable.EMPTY
    assert refused(b" \n,,\n") is Unreadable.EMPTY
    assert refused(b"\x89PNG\r\n\x1a\n1234") is Unreadable.PICTURES
    assert refused(b"PK\x03\x04broken") is Unreadable.BROKEN
    assert refused(b"\x1f\x8bbroken") is Unreadable.BROKEN
    assert refused(bytes(range(32)) * 100) is Unreadable.ENCODING
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) is Unreadable.LOCKED
    assert refused(ods("", "<x manifest:encryption-data='1'/><manifest:encryption-data/>")) is Unreadable.LOCKED
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert refused(b"a,b\n" * 10) is Unreadable.TOO_LARGE
    assert refused(gzip.compress(b"a,b\n" * 10)) in {Unreadable.BOMB, Unreadable.TOO_LARGE}


def test_more_cells_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_CELLS", 10)
    assert refused(b"a,b\n" * 10) is Unreadable.TOO_LARGE
    monkeypatch.undo()
    monkeypatch.setattr(printed, "MOST_COLUMNS", 3)
    assert refused(b"a,b,c,d\n") is Unreadable.TOO_LARGE


def test_a_workbook_of_pictures_is_told_from_one_without_cells() -> None:
    empty = workbook()
    assert refused(empty) is Unreadable.SHEETS
    held = io.BytesIO(empty)
    with zipfile.ZipFile(held, "a") as parts:
        parts.writestr("xl/media/image1.png", b"x")
    assert refused(held.getvalue()) is Unreadable.PICTURES


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"<a>" + b" " * 60_000_000)
    with pytest.raises(UnreadableTableError) as error:
        read_xlsx(io.BytesIO(held.getvalue()))
    assert error.value.why is Unreadable.BOMB
