"""Any file that holds cases as a table: its kind is told by its bytes, its headings are found and judged."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Final

from samakki.transfers.rules.delimited import read_delimited
from samakki.transfers.rules.documents import read_document
from samakki.transfers.rules.naming import counted
from samakki.transfers.rules.shapes import shape_of
from samakki.transfers.rules.sheets import read_sheet
from samakki.transfers.rules.workbooks import cell_name, widest
from samakki.transfers.words import Flaw, Format, Row, Shape, Table, UnreadableError

_LOOKED_AT: Final = 12
_MOST_HEADINGS: Final = 65_536
_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"


def open_table(handle: BinaryIO, *, sheet: str = "", header: int = 0) -> Table:
    """Open a table in whatever of the three formats it is; raises UnreadableError with the cell, row or sheet.

    `header` is the row that holds the headings; 0 finds it, and refuses what looks like two rows of headings.
    """
    start = handle.read(4096)
    handle.seek(0)
    if start[:4] in {_ZIP, _OLD}:
        return _sheet(handle, sheet, header)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        headings, rows = read_document(handle)
        return Table(Format.JSON, headings, counted(rows))
    apart, rows = read_delimited(handle)
    told = {",": (), ";": ("semicolon",), "\t": ("tab",), "|": ("stroke",)}[apart]
    headings, rows = _headed(rows, header)
    return Table(Format.CSV, headings, counted(rows), told=told)


def _sheet(handle: BinaryIO, wanted: str, header: int) -> Table:
    name, hidden, merged, rows = read_sheet(handle, wanted)
    headings, rows = _headed(rows, header)
    if merged:
        raise UnreadableError(Flaw.MERGED, cell_name(*next(widest(merged))))
    return Table(Format.XLSX, headings, counted(rows), sheet=name, told=tuple(f"hidden: {title}" for title in hidden))


def _headed(rows: Iterator[Row], header: int) -> tuple[tuple[str, ...], Iterator[Row]]:
    first = list(islice(rows, max(_LOOKED_AT, header + 1)))
    filled = [row for row in first if any(cell.strip() for cell in row.cells)]
    head = next((row for row in filled if row.number == header), None) if header else next(iter(filled), None)
    if head is None:
        raise UnreadableError(Flaw.EMPTY)
    after = [row for row in first if row.number > head.number]
    headings = tuple(cell.strip() for cell in head.cells)
    _must_be_one_row(head, [row for row in filled if row.number > head.number], told=bool(header))
    _must_be_headings(head.number, headings, after)
    return headings, _after(after, rows)


def _after(first: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    for row in first:
        if any(cell.strip() for cell in row.cells):
            yield row
    for row in rest:
        if any(cell.strip() for cell in row.cells):
            yield row


def _must_be_headings(number: int, headings: tuple[str, ...], after: list[Row]) -> None:
    seen: dict[str, int] = {}
    if len(headings) > _MOST_HEADINGS:
        raise UnreadableError(Flaw.TOO_MANY_CELLS, str(number))
    for column, heading in enumerate(headings):
        if heading in seen:
            raise UnreadableError(Flaw.HEADING_TWICE, cell_name(column, number))
        if heading:
            seen[heading] = column
        elif any(column < len(row.cells) and row.cells[column].strip() for row in after):
            raise UnreadableError(Flaw.HEADING_MISSING, cell_name(column, number))


def _must_be_one_row(head: Row, after: list[Row], *, told: bool) -> None:
    """Refuse a table that names its columns in two rows: the first with gaps, the second without any value."""
    if told or not after:
        return
    second, values = after[0], after[1:]
    wide = max(len(head.cells), len(second.cells))
    above = [head.cells[at].strip() if at < len(head.cells) else "" for at in range(wide)]
    below = [second.cells[at].strip() if at < len(second.cells) else "" for at in range(wide)]
    gaps = [at for at in range(wide) if not above[at] and below[at]]
    worded = all(shape_of(cell) is Shape.WORDS for cell in below if cell)
    valued = any(
        shape_of(row.cells[at]) not in {Shape.WORDS, None}
        for row in values
        for at in range(min(wide, len(row.cells)))
        if below[at]
    )
    distinct = len({cell for cell in below if cell}) == len([cell for cell in below if cell])
    if worded and distinct and (len(gaps) > 1 or (gaps and valued)):
        raise UnreadableError(Flaw.TWO_HEADERS, cell_name(gaps[0], second.number))
    if (
        worded
        and distinct
        and valued
        and len([cell for cell in below if cell]) == wide
        and _all_dates_below(values, below)
    ):
        raise UnreadableError(Flaw.TWO_HEADERS, cell_name(0, second.number))


def _all_dates_below(values: list[Row], below: list[str]) -> bool:
    """Tell whether a column is of numbers or dates from the third row on, and only there."""
    if len(values) < 2:  # noqa: PLR2004 -- one row could be anything
        return False
    columns = [at for at, cell in enumerate(below) if cell]
    for at in columns:
        shapes = {shape_of(row.cells[at]) for row in values if at < len(row.cells) and row.cells[at].strip()}
        if shapes and shapes <= {Shape.NUMBERS, Shape.DATES}:
            return True
    return False
