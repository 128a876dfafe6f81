"""Workbooks that a stranger sent: measured first, then read row by row; nothing in them is run or trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from samakki.kernel import workbooks
from samakki.kernel.workbooks import Bounds, Unfit, UnfitWorkbookError
from samakki.transfers.words import Flaw, UnreadableError, letters

MOST_BYTES: Final = 200_000_000
MOST_UNPACKED: Final = 600_000_000
MOST_RATIO: Final = 250
MOST_WORDS: Final = 80_000_000
MOST_PARTS: Final = 2_000
MOST_ROWS: Final = 200_000
MOST_CELLS: Final = 100_000_000
"""So many cells a table may have, empty ones too: a row of one cell far to the right is as wide as that."""
_SMALL: Final = 100_000
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell[^<>]*\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml\Z")
_FLAWS: Final = {
    Unfit.BROKEN: Flaw.NOT_A_TABLE,
    Unfit.OLD: Flaw.OLD_WORKBOOK,
    Unfit.LOCKED: Flaw.LOCKED,
    Unfit.ENCODING: Flaw.ENCODING,
    Unfit.DECLARES: Flaw.NOT_A_TABLE,
    Unfit.BYTES: Flaw.TOO_LARGE,
    Unfit.PARTS: Flaw.BOMB,
    Unfit.UNPACKED: Flaw.BOMB,
    Unfit.STRINGS: Flaw.TOO_LARGE,
    Unfit.ROWS: Flaw.TOO_MANY_ROWS,
}


@dataclass(slots=True)
class Measured:
    """What a workbook holds before it is read: which of its cells are merged, by the part of their sheet."""

    merged: dict[str, str] = field(default_factory=dict)

    def see(self, part: str, xml: bytes) -> None:
        """Note the first merged cells of a sheet."""
        if part not in self.merged and _SHEET.match(part):
            for merged in _MERGED.findall(xml)[:1]:
                self.merged[part] = merged.decode()


def measure(handle: BinaryIO) -> Measured:
    """Measure a workbook without keeping it; raises UnreadableError for one that is locked, damaged or a bomb."""
    found = Measured()
    most = min(MOST_UNPACKED, max(handle.seek(0, 2), _SMALL) * MOST_RATIO)
    try:
        workbooks.measure(handle, Bounds(MOST_BYTES, most, MOST_PARTS, MOST_ROWS, strings=MOST_WORDS), found.see)
    except UnfitWorkbookError as unfit:
        place = f"{MOST_ROWS:,}" if unfit.kind is Unfit.ROWS else unfit.part
        raise UnreadableError(_FLAWS[unfit.kind], place) from unfit
    return found


def widest(merged: str) -> Iterator[tuple[int, int]]:
    """Give the corners of merged cells as (column from 0, row from 1)."""
    for corner in merged.split(":"):
        name = corner.rstrip("0123456789")
        column = 0
        for letter in name:
            column = column * 26 + ord(letter) - ord("A") + 1
        yield column - 1, int(corner[len(name) :])


def cell_name(column: int, row: int) -> str:
    """Name a cell as spreadsheets do."""
    return f"{letters(column)}{row}"
