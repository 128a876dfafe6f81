"""The rows of one sheet of a workbook, as text, with formulas and errors found at their cells."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import load_workbook

from samakki.kernel.workbooks import READER_BREAKS
from samakki.transfers.rules.workbooks import MOST_CELLS, MOST_ROWS, measure
from samakki.transfers.words import Flaw, Row, UnreadableError


def read_sheet(handle: BinaryIO, wanted: str = "") -> tuple[str, list[str], str, Iterator[Row]]:
    """Give a sheet's name, the hidden sheets, where cells are merged (as A2:B2, or empty), and the rows.

    Without a name it is the first sheet that is not hidden. Raises UnreadableError.
    """
    merged = measure(handle).merged
    handle.seek(0)
    try:
        book = load_workbook(handle, read_only=True, data_only=False, keep_links=False)
    except READER_BREAKS as error:
        raise UnreadableError(Flaw.NOT_A_TABLE) from error
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found = [sheet for sheet in book.worksheets if sheet.title == wanted] if wanted else shown[:1]
    if not found:
        raise UnreadableError(Flaw.NO_SHEET, wanted)
    sheet: Any = found[0]
    part = str(getattr(sheet, "_worksheet_path", ""))
    return sheet.title, [name for name in hidden if name != sheet.title], merged.get(part, ""), _rows(sheet)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()
    left = MOST_CELLS
    try:
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if number > MOST_ROWS:
                raise UnreadableError(Flaw.TOO_MANY_ROWS, f"{MOST_ROWS:,}")
            left -= len(cells)
            if left < 0:
                raise UnreadableError(Flaw.TOO_LARGE, str(number))
            told = [_told(cell) for cell in cells]
            flaws = {place: flaw for place, (_text, flaw) in enumerate(told) if flaw is not None}
            yield Row(number, _trimmed([text for text, _flaw in told]), flaws)
    except READER_BREAKS as error:
        raise UnreadableError(Flaw.NOT_A_TABLE) from error


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _told(cell: Any) -> tuple[str, Flaw | None]:
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "f":
        return str(value), Flaw.FORMULA
    if cell.data_type == "e":
        return str(value), Flaw.CELL_ERROR
    return _text(value), None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
