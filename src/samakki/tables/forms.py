"""Workbooks that others made to be filled: shown with their merged cells, and filled without a change to anything else.

What is written goes into the sheet's own part of the ZIP; every other part stays byte for byte as it came, pictures,
charts and macros too. Formulas are told to be computed anew.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from typing import Any, Final

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from samakki.kernel.workbooks import READER_BREAKS
from samakki.tables.printed import Unreadable, UnreadableTableError
from samakki.tables.workbooks import measured

_BYTES: Final = 2_000_000
_ROWS: Final = 10_000
_CELLS: Final = 100_000
"""A form that people fill holds less; more would keep a page waiting."""
MOST_ROWS: Final = 400
MOST_COLUMNS: Final = 60
Numbers = Mapping[tuple[str, str], int]
"""What is written into which cell of which sheet: ("Sheet 1", "C7")."""
_ROW: Final = re.compile(r"<((?:\w+:)?)row\b([^>]*?)(?:/>|>(.*?)</\1row>)", re.DOTALL)
_CELL: Final = re.compile(r"<((?:\w+:)?)c\b([^>]*?)(?:/>|>(.*?)</\1c>)", re.DOTALL)
_DATA: Final = re.compile(r"<((?:\w+:)?)sheetData\b[^>]*?(?:/>|>(.*?)</\1sheetData>)", re.DOTALL)
_PLACE: Final = re.compile(r"\br=[\"']([A-Z]*)(\d+)[\"']")
_STYLE: Final = re.compile(r"\bs=[\"'](\d+)[\"']")
_RESULT: Final = re.compile(r"<((?:\w+:)?)v\b[^>]*?(?:/>|>.*?</\1v>)", re.DOTALL)
_FORMULA: Final = re.compile(r"<(?:\w+:)?f\b")
_COMPUTES: Final = re.compile(r"<((?:\w+:)?)calcPr\b([^>]*?)/?>")
_BEFORE_IT: Final = re.compile(r"</?((?:\w+:)?)(?:definedNames|externalReferences|functionGroups|sheets)\b(?:[^>]*/)?>")
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TIE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Square:
    """One cell as it is seen, over how many columns and rows it reaches, and whether a number may be written there."""

    name: str
    words: str
    across: int = 1
    down: int = 1
    free: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is seen: its rows from the first, each with the cells that are not under a merged one."""

    name: str
    rows: tuple[tuple[Square, ...], ...]

    def words_at(self, row: int, column: int) -> str:
        """Give what stands at a place (from 1), also where a merged cell reaches over it."""
        for one in (square for line in self.rows for square in line):
            at, letters = _parted(one.name)
            if at <= row < at + one.down and letters <= column < letters + one.across:
                return one.words
        return ""


def sheets_of(content: bytes) -> tuple[Sheet, ...]:
    """Give the visible sheets of an Excel workbook, as far as 400 rows and 60 columns; raises UnreadableTableError."""
    held = io.BytesIO(content)
    measured(held, _BYTES, _ROWS, _CELLS)
    try:
        book = load_workbook(held, data_only=False, keep_links=False)
        found = tuple(_seen(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")
    except READER_BREAKS as error:
        raise UnreadableTableError(Unreadable.BROKEN) from error
    if not any(sheet.rows for sheet in found):
        raise UnreadableTableError(Unreadable.SHEETS)
    return found


def _seen(sheet: Any) -> Sheet:
    reach = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    under = {(row, column) for one in reach.values() for row, column in one.cells} - set(reach)
    rows = []
    for row in range(1, min(sheet.max_row, MOST_ROWS) + 1):
        line = []
        for column in range(1, min(sheet.max_column, MOST_COLUMNS) + 1):
            if (row, column) in under:
                continue
            cell, over = sheet.cell(row, column), reach.get((row, column))
            words = "" if cell.value is None else str(cell.value)
            across, down = (over.size["columns"], over.size["rows"]) if over else (1, 1)
            line.append(Square(cell.coordinate, words, across, down, free=cell.data_type != "f"))
        rows.append(tuple(line))
    return Sheet(sheet.title, tuple(rows))


def filled(content: bytes, numbers: Numbers) -> bytes:
    """Write numbers into a workbook, never over a formula; raises UnreadableTableError where a sheet is not there."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            sheets = _parts(book)
            of_part: dict[str, dict[tuple[int, int], int]] = {}
            for (sheet, cell), number in numbers.items():
                of_part.setdefault(sheets[sheet], {})[_parted(cell)] = number
            for part in book.infolist():
                data = book.read(part)
                if part.filename in sheets.values():
                    data = _written(data.decode(), of_part.get(part.filename, {})).encode()
                elif part.filename == "xl/workbook.xml":
                    data = _computed_anew(data.decode()).encode()
                made.writestr(part, data)
    except READER_BREAKS as error:
        raise UnreadableTableError(Unreadable.BROKEN) from error
    return out.getvalue()


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Tell in which part of the ZIP each sheet lies."""
    ties = {one.get("Id"): one.get("Target", "") for one in fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    sheets = fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return {one.get("name", ""): normpath(join("/xl", ties[one.get(_TIE)])).lstrip("/") for one in sheets}


def _parted(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]), column_index_from_string(letters)


def _written(text: str, numbers: Mapping[tuple[int, int], int]) -> str:
    """Write a sheet's part anew: numbers in their cells, and no formula with the result of before."""
    data = _DATA.search(text)
    if data is None:
        raise UnreadableTableError(Unreadable.BROKEN)
    prefix = data[1]
    rows = {number: (attributes, cells) for number, attributes, cells in _rows(data[2] or "")}
    for row in {row for row, _column in numbers} - set(rows):
        rows[row] = (f' r="{row}"', "")
    made = []
    for row, (attributes, cells) in sorted(rows.items()):
        inner = _cells(prefix, row, cells, {column: number for (at, column), number in numbers.items() if at == row})
        made.append(f"<{prefix}row{attributes}>{inner}</{prefix}row>")
    whole = f"<{prefix}sheetData>{''.join(made)}</{prefix}sheetData>"
    return text[: data.start()] + whole + text[data.end() :]


def _rows(text: str) -> Iterator[tuple[int, str, str]]:
    last = 0
    for _prefix, attributes, cells in _ROW.findall(text):
        place = _PLACE.search(attributes)
        last = int(place[2]) if place else last + 1
        yield last, attributes, cells


def _cells(prefix: str, row: int, text: str, numbers: Mapping[int, int]) -> str:
    found: dict[int, str] = {}
    styles: dict[int, str] = {}
    computed: set[int] = set()
    last = 0
    for one in _CELL.finditer(text):
        place = _PLACE.search(one[2])
        last = column_index_from_string(place[1]) if place else last + 1
        style = _STYLE.search(one[2])
        styles[last] = f' s="{style[1]}"' if style else ""
        if _FORMULA.search(one[3] or ""):
            computed.add(last)
        found[last] = _RESULT.sub("", one[0]) if last in computed else one[0]
    for column, number in numbers.items():
        if column in computed:
            continue
        name = f"{get_column_letter(column)}{row}"
        found[column] = f'<{prefix}c r="{name}"{styles.get(column, "")}><{prefix}v>{number}</{prefix}v></{prefix}c>'
    return "".join(cell for _column, cell in sorted(found.items()))


def _computed_anew(text: str) -> str:
    """Say in the workbook that its formulas are computed when it is opened."""
    if known := _COMPUTES.search(text):
        rest = re.sub(r"\s*fullCalcOnLoad=[\"']\w*[\"']", "", known[2]).rstrip()
        return f'{text[: known.start()]}<{known[1]}calcPr{rest} fullCalcOnLoad="1"/>{text[known.end() :]}'
    *_others, last = _BEFORE_IT.finditer(text)
    return f'{text[: last.end()]}<{last[1]}calcPr fullCalcOnLoad="1"/>{text[last.end() :]}'
