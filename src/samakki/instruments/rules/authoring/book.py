"""Writes the sheets of a form as an Excel workbook: the same sheets always give the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MOMENT: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_STILL: Final = b"1980-01-01T00:00:00Z"
_CORE: Final = "docProps/core.xml"
_WIDTH: Final = {"type": 28, "name": 26, "list_name": 28}
_WIDE: Final = 50
_BOLD: Final = Font(bold=True)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")


def write_book(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Write sheets of rows, headings first, so that a person can work in them: headings stay in view, texts wrap."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, said in enumerate(row, start=1):
                if said:
                    cell = sheet.cell(number, column)
                    cell.value, cell.data_type, cell.alignment = said, "s", _WRAPPED
                    if number == 1:
                        cell.font = _BOLD
        sheet.freeze_panes = "C2" if name == "survey" else "A2"
        for column, head in enumerate(rows[0], start=1):
            width = _WIDTH.get(head, _WIDE if "::" in head or head == "form_title" else 24)
            sheet.column_dimensions[get_column_letter(column)].width = width
    out = io.BytesIO()
    book.save(out)
    return _stilled(out.getvalue())


def _stilled(content: bytes) -> bytes:
    """Take out when it was written, so that the same form is the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as written, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still:
        for part in written.infolist():
            told = written.read(part)
            entry = zipfile.ZipInfo(part.filename, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            still.writestr(entry, _MOMENT.sub(_STILL, told) if part.filename == _CORE else told)
    return out.getvalue()
