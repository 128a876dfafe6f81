"""Workbooks that a stranger sent: measured first, then read row by row; nothing in them is run or trusted."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from samakki.transfers.words import Flaw, UnreadableError, letters

MOST_BYTES: Final = 200_000_000
MOST_UNPACKED: Final = 600_000_000
MOST_RATIO: Final = 250
MOST_WORDS: Final = 80_000_000
MOST_PARTS: Final = 2_000
MOST_ROWS: Final = 200_000
_STEP: Final = 1 << 18
_KEEP: Final = 512
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell[^>]*\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml\Z")


@dataclass(slots=True)
class Measured:
    """What a workbook holds before it is read: how many rows a sheet's part has, and which of its cells are merged."""

    merged: dict[str, str] = field(default_factory=dict)


def measure(handle: BinaryIO) -> Measured:
    """Measure a workbook without keeping it; raises UnreadableError for one that is locked, damaged or a bomb."""
    start = handle.read(8)
    size = handle.seek(0, 2)
    handle.seek(0)
    if size > MOST_BYTES:
        raise UnreadableError(Flaw.TOO_LARGE)
    if start == _OLD:
        locked = "EncryptedPackage".encode("utf-16-le") in handle.read(1 << 16)
        raise UnreadableError(Flaw.LOCKED if locked else Flaw.OLD_WORKBOOK)
    try:
        with zipfile.ZipFile(handle) as archive:
            return _measured(archive, size)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableError(Flaw.NOT_A_TABLE) from error
    except RuntimeError as error:
        raise UnreadableError(Flaw.LOCKED) from error


def _measured(archive: zipfile.ZipFile, size: int) -> Measured:
    parts, found = archive.infolist(), Measured()
    most = min(MOST_UNPACKED, max(size, 100_000) * MOST_RATIO)
    if len(parts) > MOST_PARTS:
        raise UnreadableError(Flaw.BOMB)
    left = most
    for part in parts:
        before = left
        left = _go_through(archive, part, left, found)
        if part.filename == "xl/sharedStrings.xml" and before - left > MOST_WORDS:
            raise UnreadableError(Flaw.TOO_LARGE, part.filename)
    return found


def _go_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, found: Measured) -> int:
    is_sheet, rows, tail = _SHEET.match(part.filename) is not None, 0, b""
    with archive.open(part) as opened:
        while piece := opened.read(_STEP):
            left -= len(piece)
            if left < 0:
                raise UnreadableError(Flaw.BOMB)
            looked_at = tail + piece
            if part.filename.endswith((".xml", ".rels")) and _DECLARED.search(looked_at):
                raise UnreadableError(Flaw.NOT_A_TABLE, part.filename)
            if is_sheet:
                rows += len(_ROW.findall(piece))
                for merged in _MERGED.findall(looked_at):
                    found.merged.setdefault(part.filename, merged.decode())
                if rows > MOST_ROWS:
                    raise UnreadableError(Flaw.TOO_MANY_ROWS, f"{MOST_ROWS:,}")
            tail = looked_at[-_KEEP:]
    return left


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
