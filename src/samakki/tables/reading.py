"""Reads what officials send: CSV in old and new encodings, workbooks, pasted tables, and each of them in gzip."""

import gzip
import io
import zlib
from typing import BinaryIO, Final

from samakki.tables.delimited import read_delimited
from samakki.tables.printed import MOST_BYTES, Table, Unreadable, UnreadableTableError, made
from samakki.tables.workbooks import read_ods, read_xlsx

_ZIP: Final = b"PK"
_GZIP: Final = b"\x1f\x8b"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"BM6", b"II*\x00", b"MM\x00*")
_STARTS: Final = 8


def read_table(source: BinaryIO, name: str) -> Table:
    """Read a file as a table that keeps what was printed; `name` is told in findings and may name years.

    Reads at most 200 MB, also of what is unpacked. Raises UnreadableTableError.
    """
    size = source.seek(0, 2)
    source.seek(0)
    if size > MOST_BYTES:
        raise UnreadableTableError(Unreadable.TOO_LARGE)
    start = source.read(_STARTS)
    source.seek(0)
    if start.startswith(_GZIP):
        return _text(_unpacked(source), name)
    if start.startswith((_ZIP, _OLD)):
        return _workbook(source, name)
    if start.startswith(_PICTURES):
        raise UnreadableTableError(Unreadable.PICTURES)
    return _text(source.read(), name)


def _unpacked(source: BinaryIO) -> bytes:
    try:
        with gzip.open(source) as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableTableError(Unreadable.BROKEN) from error
    if len(content) > MOST_BYTES:
        raise UnreadableTableError(Unreadable.BOMB)
    return content


def _text(content: bytes, name: str) -> Table:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableTableError(Unreadable.EMPTY)
    return made(name, read_delimited(content))


def _workbook(source: BinaryIO, name: str) -> Table:
    held = io.BytesIO(source.read())
    sheet, rows = read_ods(held) if _is_ods(held.getvalue()[:200]) else read_xlsx(held)
    return made(name, rows, sheet)


def _is_ods(start: bytes) -> bool:
    return b"opendocument" in start
