"""Opens an Excel workbook that a stranger sent: measured first, then read, nothing in it trusted."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData, get_xlsform

from samakki.instruments.rules.blame import blamed
from samakki.instruments.rules.cells import hidden_things
from samakki.instruments.words import BrokenFormError, Fault, Finding, Place

MOST_BYTES: Final = 5_000_000
MOST_UNPACKED: Final = 40_000_000
MOST_PARTS: Final = 200
MOST_ROWS: Final = 20_000
MOST_CELLS: Final = 200_000
MOST_LETTERS: Final = 4_000_000
_STEP: Final = 1 << 18
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One filled line of a sheet: its number as Excel shows it, and its cells by column heading."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a form as they were read; `data` is what pyxform goes on with, `findings` what cells hide."""

    data: DefinitionData
    survey: tuple[Line, ...]
    choices: tuple[Line, ...]
    settings: tuple[Line, ...]
    sheets: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def open_workbook(content: bytes) -> Workbook:
    """Read a workbook; raises BrokenFormError on one that is damaged, locked, too large, or no form at all."""
    findings = _measure(content)
    try:
        data = get_xlsform(xlsform=content, file_type=".xlsx")
    except PyXFormError as error:
        raise BrokenFormError(blamed(error)) from error
    except (ValueError, KeyError, AttributeError, IndexError, TypeError, SyntaxError, OSError) as error:
        raise _broken(Fault.NOT_A_WORKBOOK) from error
    sheets = tuple(data.sheet_names or ())
    if data.survey is None:
        raise _broken(Fault.NO_SURVEY)
    book = Workbook(data, _lines(data.survey), _lines(data.choices), _lines(data.settings), sheets, findings)
    if not book.survey:
        raise BrokenFormError(*findings, Finding(Fault.EMPTY, "", Place("survey")))
    _measure_texts(book)
    return book


def _broken(fault: Fault, what: str = "") -> BrokenFormError:
    return BrokenFormError(Finding(fault, what))


def _lines(rows: Sequence[dict[str, Any]] | None) -> tuple[Line, ...]:
    numbered = enumerate(rows or (), start=2)
    return tuple(Line(number, {str(k): str(v) for k, v in row.items()}) for number, row in numbered if row)


def _measure(content: bytes) -> tuple[Finding, ...]:
    if len(content) > MOST_BYTES:
        raise _broken(Fault.TOO_LARGE, f"{len(content):,} > {MOST_BYTES:,} bytes")
    if content.startswith(_OLD):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise _broken(Fault.LOCKED if locked else Fault.OLD_WORKBOOK)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _measure_parts(archive)
            return hidden_things(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise _broken(Fault.NOT_A_WORKBOOK) from error
    except RuntimeError as error:
        raise _broken(Fault.LOCKED) from error


def _measure_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _broken(Fault.TOO_LARGE, f"{len(parts):,} > {MOST_PARTS:,} parts")
    left = MOST_UNPACKED
    for part in parts:
        found = bytearray()
        for piece in _pieces(archive, part):
            left -= len(piece)
            if left < 0:
                raise _broken(Fault.TOO_LARGE, f"> {MOST_UNPACKED:,} bytes unpacked")
            found += piece
        if part.filename.endswith((".xml", ".rels")):
            _measure_xml(part.filename, bytes(found))


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as opened:
        while piece := opened.read(_STEP):
            yield piece


def _measure_xml(name: str, xml: bytes) -> None:
    if b"\x00" in xml[:200] or _OTHER_ENCODING.search(xml[:200]):
        raise _broken(Fault.ENCODING, name)
    try:
        xml.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _broken(Fault.ENCODING, name) from error
    if _DECLARED.search(xml):
        raise _broken(Fault.NOT_A_WORKBOOK)
    rows, cells = len(_ROW.findall(xml)), len(_CELL.findall(xml))
    if rows > MOST_ROWS:
        raise _broken(Fault.TOO_LARGE, f"{rows:,} > {MOST_ROWS:,} rows ({name})")
    if cells > MOST_CELLS:
        raise _broken(Fault.TOO_LARGE, f"{cells:,} > {MOST_CELLS:,} cells ({name})")


def _measure_texts(book: Workbook) -> None:
    letters = sum(len(said) for line in (*book.survey, *book.choices) for said in line.cells.values())
    if letters > MOST_LETTERS:
        raise _broken(Fault.TOO_LARGE, f"{letters:,} > {MOST_LETTERS:,} letters")
