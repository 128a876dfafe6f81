"""Workbooks: measured before they are read, so that a bomb costs no more than its own size; nothing in them is run."""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

import python_calamine
from openpyxl import load_workbook

from samakki.kernel.workbooks import READER_BREAKS, Bounds, Unfit, UnfitWorkbookError, measure
from samakki.tables.printed import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Unreadable, UnreadableTableError

_UNPACKED: Final = 400_000_000
_RATIO: Final = 250
_SMALL: Final = 100_000
_PARTS: Final = 2_000
_REPEATED: Final = 10_000_000
_WHY: Final = {
    Unfit.LOCKED: Unreadable.LOCKED,
    Unfit.OLD: Unreadable.OLD,
    Unfit.BYTES: Unreadable.TOO_LARGE,
    Unfit.ROWS: Unreadable.TOO_LARGE,
    Unfit.CELLS: Unreadable.TOO_LARGE,
    Unfit.STRINGS: Unreadable.BOMB,
    Unfit.PARTS: Unreadable.BOMB,
    Unfit.UNPACKED: Unreadable.BOMB,
}


def read_xlsx(held: io.BytesIO) -> tuple[str, list[list[str]]]:
    """Read the first sheet with cells of an Excel workbook: its name and rows; raises UnreadableTableError."""
    measured(held)
    try:
        book = load_workbook(held, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" and (rows := _rows(sheet)):
                return sheet.title, rows
    except READER_BREAKS as error:
        raise UnreadableTableError(Unreadable.BROKEN) from error
    raise UnreadableTableError(Unreadable.PICTURES if _has_pictures(held) else Unreadable.SHEETS)


def read_ods(held: io.BytesIO) -> tuple[str, list[list[str]]]:
    """Read the first sheet with cells of an OpenDocument workbook; raises UnreadableTableError."""
    measured(held)
    try:
        with zipfile.ZipFile(held) as parts:
            if b"manifest:encryption-data" in parts.read("META-INF/manifest.xml"):
                raise UnreadableTableError(Unreadable.LOCKED)
            _bounded(parts.read("content.xml"))
        held.seek(0)
        book = python_calamine.CalamineWorkbook.from_filelike(held)
        for name in book.sheet_names:
            rows = [[_text(value) for value in row] for row in book.get_sheet_by_name(name).to_python()]
            if any(cell.strip() for row in rows for cell in row):
                return name, rows
    except (*READER_BREAKS, python_calamine.CalamineError) as error:
        raise UnreadableTableError(Unreadable.BROKEN) from error
    raise UnreadableTableError(Unreadable.PICTURES if _has_pictures(held) else Unreadable.SHEETS)


def _bounded(content: bytes) -> None:
    """Refuse a sheet whose filled cells or rows are said to stand there a million times."""
    for piece in content.split(b"number-")[1:]:
        kind, _is, rest = piece.partition(b'-repeated="')
        times = rest[:12].partition(b'"')[0]
        filled = kind.startswith((b"rows", b"columns")) and not rest.partition(b">")[0].endswith(b"/")
        if filled and times.isdigit() and int(times) > MOST_ROWS * 2 + 100_000:
            raise UnreadableTableError(Unreadable.BOMB)


def measured(held: io.BytesIO, bytes_sent: int = MOST_BYTES, rows: int = MOST_ROWS, cells: int = MOST_CELLS) -> None:
    """Let a workbook pass that unpacks to no more than it may hold; raises UnreadableTableError."""
    size = len(held.getbuffer())
    most = min(_UNPACKED, max(size, _SMALL) * _RATIO)
    try:
        measure(held, Bounds(bytes_sent, most, _PARTS, rows, cells))
    except UnfitWorkbookError as unfit:
        raise UnreadableTableError(_WHY.get(unfit.kind, Unreadable.BROKEN)) from unfit
    held.seek(0)


def _has_pictures(held: io.BytesIO) -> bool:
    with zipfile.ZipFile(held) as parts:
        return any("media/" in name or name.startswith("Pictures/") for name in parts.namelist())


def _rows(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    left = MOST_CELLS
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
        left -= len(cells)
        if left < 0 or len(rows) > MOST_ROWS:
            raise UnreadableTableError(Unreadable.TOO_LARGE)
        rows.append([_printed(cell) for cell in cells])
    return rows if any(cell.strip() for row in rows for cell in row) else []


def _printed(cell: Any) -> str:
    """Give a cell as its format shows it, where that is percent, decimal places or thousands."""
    value, shape = cell.value, str(getattr(cell, "number_format", "") or "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        plain = shape.partition(";")[0]
        places = len(plain.partition(".")[2].rstrip("%_ )").rstrip()) if ".0" in plain else 0
        if plain.endswith("%"):
            return f"{value * 100:.{places}f}%"
        if plain.startswith(("0.0", "#,##0.0")):
            return f"{value:.{places}f}"
    return _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
