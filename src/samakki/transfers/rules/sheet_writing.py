"""Tables written in memory: CSV, JSON, and workbooks without the temporary files that libraries make."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from samakki.transfers.words import letters

_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SHEETS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="cases" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def write_csv(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV in UTF-8 with its mark, so that spreadsheets read every script."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a table as a workbook: every cell is text in its place, none is a formula."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, _DECLARED + content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{_DECLARED}<worksheet xmlns="{_SHEETS}"><sheetData>'.encode())
            for number, line in enumerate(_with_head(head, lines), start=1):
                sheet.write(_row(number, line).encode())
            sheet.write(b"</sheetData></worksheet>")
    return held.getvalue()


def write_json(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a table as a list of flat objects."""
    return written_json([dict(zip(head, line, strict=True)) for line in lines])


def written_json(told: Any) -> bytes:
    """Write a document as JSON that people can read, too."""
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _row(number: int, line: Sequence[str]) -> str:
    cells = (
        f'<c r="{letters(column)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        for column, text in enumerate(line)
        if text
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _with_head(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield head
    yield from lines
