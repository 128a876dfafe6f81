"""Measures a workbook that a stranger sent, before any reader of workbooks sees it; nothing in it is trusted.

A workbook is a ZIP of parts, most of them XML. Each part is unpacked piece by piece and let go. A reader believes what
a part says of its own encoding, so XML is let through in UTF-8 only: signs in another one could hide a declaration.
"""

import codecs
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Final

from openpyxl.utils.exceptions import InvalidFileException

READER_BREAKS: Final = (
    OSError,
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    SyntaxError,
    zipfile.BadZipFile,
    InvalidFileException,
)
"""What openpyxl raises on a file that is no workbook, or a broken one."""
STRINGS: Final = "xl/sharedStrings.xml"
_STEP: Final = 1 << 18
_KEEP: Final = 1 << 10
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED: Final = "EncryptedPackage".encode("utf-16-le")
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UNDER_WORDS: Final = 1
_XML: Final = (".xml", ".rels")
_BESIDE: Final = "customXml/"
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OPENING: Final = re.compile(rb"\s*<\?xml\b[^>]*", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([\w.-]*)", re.IGNORECASE)

Watch = Callable[[str, bytes], None]


class Unfit(StrEnum):
    """Why a workbook is not opened."""

    BROKEN = "broken"
    OLD = "old"
    LOCKED = "locked"
    ENCODING = "encoding"
    DECLARES = "declares"
    BYTES = "bytes"
    PARTS = "parts"
    UNPACKED = "unpacked"
    STRINGS = "strings"
    ROWS = "rows"
    CELLS = "cells"


class UnfitWorkbookError(Exception):
    """A workbook is not opened: why, in which part, and how much of what was found (0: not counted to its end)."""

    def __init__(self, kind: Unfit, part: str = "", found: int = 0) -> None:
        """Keep why, where and how much; never what stands there."""
        super().__init__(f"{kind} {part}".strip())
        self.kind = kind
        self.part = part
        self.found = found


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a workbook may hold: bytes as sent and unpacked, parts, rows and cells in a part, bytes of strings."""

    sent: int
    unpacked: int
    parts: int
    rows: int
    cells: int | None = None
    strings: int | None = None


def measure(handle: BinaryIO, bounds: Bounds, watch: Watch | None = None) -> None:
    """Go through a workbook once, from its start, within some hundred kilobytes; raises UnfitWorkbookError.

    `watch` is given the XML of each part by its name, in pieces that cut no tag in two.
    """
    size = handle.seek(0, 2)
    if size > bounds.sent:
        raise UnfitWorkbookError(Unfit.BYTES, found=size)
    handle.seek(0)
    if handle.read(len(_OLD)) == _OLD:
        raise UnfitWorkbookError(Unfit.LOCKED if _is_sealed(handle) else Unfit.OLD)
    try:
        with zipfile.ZipFile(handle) as archive:
            _measure_parts(archive, bounds, watch)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnfitWorkbookError(Unfit.BROKEN) from error
    except RuntimeError as error:
        raise UnfitWorkbookError(Unfit.LOCKED) from error


def _is_sealed(handle: BinaryIO) -> bool:
    tail = b""
    while piece := handle.read(_STEP):
        if _SEALED in tail + piece:
            return True
        tail = piece[-len(_SEALED) :]
    return False


def _measure_parts(archive: zipfile.ZipFile, bounds: Bounds, watch: Watch | None) -> None:
    parts, left = archive.infolist(), bounds.unpacked
    if len(parts) > bounds.parts:
        raise UnfitWorkbookError(Unfit.PARTS, found=len(parts))
    for part in parts:
        if part.flag_bits & _UNDER_WORDS:
            raise UnfitWorkbookError(Unfit.LOCKED)
        if part.compress_type not in _PACKED:  # other ways of packing unpack without a bound
            raise UnfitWorkbookError(Unfit.BROKEN, part.filename)
        seen = _Part(part.filename, bounds, watch) if part.filename.endswith(_XML) else None
        size = 0
        for piece in _pieces(archive, part):
            size += len(piece)
            if size > left:
                raise UnfitWorkbookError(Unfit.UNPACKED)
            if seen:
                seen.take(piece)
        if seen:
            seen.end()
        if part.filename == STRINGS and bounds.strings is not None and size > bounds.strings:
            raise UnfitWorkbookError(Unfit.STRINGS, part.filename, size)
        left -= size


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as opened:
        while piece := opened.read(_STEP):
            yield piece


class _Part:
    """The XML of one part on its way through."""

    def __init__(self, name: str, bounds: Bounds, watch: Watch | None) -> None:
        self.name, self.bounds, self.watch = name, bounds, watch
        self.rows = self.cells = 0
        self.wide = False
        self.decoder: codecs.IncrementalDecoder | None = None
        self.waiting = b""

    def take(self, piece: bytes) -> None:
        """Look at one more piece; what may be half a tag waits for the next."""
        first = self.decoder is None
        xml = self.waiting + self._in_utf8(piece)
        if first:
            self._look_at_opening(xml)
        cut = xml.rfind(b"<")
        cut = len(xml) if cut < 0 or len(xml) - cut > _KEEP else cut
        self.waiting = xml[cut:]
        self._look_at(xml[:cut])

    def end(self) -> None:
        """Look at what still waits."""
        if self.decoder:
            self._decoded(b"", last=True)
        self._look_at(self.waiting)

    def _in_utf8(self, piece: bytes) -> bytes:
        if self.decoder is None:
            # what programs keep for themselves beside the sheets is often in UTF-16, and no reader of sheets opens it
            self.wide = piece.startswith(_WIDE) and self.name.startswith(_BESIDE)
            self.decoder = codecs.getincrementaldecoder("utf-16" if self.wide else "utf-8-sig")()
        text = self._decoded(piece)
        if "\x00" in text:
            raise UnfitWorkbookError(Unfit.ENCODING, self.name)
        return text.encode()

    def _decoded(self, piece: bytes, *, last: bool = False) -> str:
        assert self.decoder is not None  # noqa: S101 -- set by the first piece
        try:
            return self.decoder.decode(piece, last)
        except UnicodeDecodeError as error:
            raise UnfitWorkbookError(Unfit.ENCODING, self.name) from error

    def _look_at_opening(self, xml: bytes) -> None:
        opening = _OPENING.match(xml)
        if opening is None:
            return
        named = {name.lower().replace(b"-", b"") for name in _ENCODING.findall(opening.group())}
        if (
            named - {b"utf16" if self.wide else b"utf8"} or opening.end() > _KEEP
        ):  # one so long is read differently by each reader
            raise UnfitWorkbookError(Unfit.ENCODING, self.name)

    def _look_at(self, xml: bytes) -> None:
        if _DECLARED.search(xml):
            raise UnfitWorkbookError(Unfit.DECLARES, self.name)
        self.rows += len(_ROW.findall(xml))
        if self.rows > self.bounds.rows:
            raise UnfitWorkbookError(Unfit.ROWS, self.name, self.rows)
        if self.bounds.cells is not None:
            self.cells += len(_CELL.findall(xml))
            if self.cells > self.bounds.cells:
                raise UnfitWorkbookError(Unfit.CELLS, self.name, self.cells)
        if self.watch:
            self.watch(self.name, xml)
