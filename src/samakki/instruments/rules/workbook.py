"""Opens an Excel workbook that a stranger sent: measured first, then read, nothing in it trusted."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData, get_xlsform

from samakki.instruments.rules.blame import blamed
from samakki.instruments.rules.cells import hidden_things
from samakki.instruments.words import BrokenFormError, Fault, Finding, Place
from samakki.kernel.workbooks import READER_BREAKS, Bounds, Unfit, UnfitWorkbookError, measure

MOST_BYTES: Final = 5_000_000
MOST_UNPACKED: Final = 40_000_000
MOST_PARTS: Final = 200
MOST_ROWS: Final = 20_000
MOST_CELLS: Final = 200_000
MOST_LETTERS: Final = 4_000_000
MOST_PLACES: Final = 4_000_000
"""Rows times headings: every row is looked at under every heading, also where it is empty."""
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROW_ENDS: Final = re.compile(rb"</(?:\w+:)?row[\s>]")
_FAULTS: Final = {
    Unfit.BROKEN: Fault.NOT_A_WORKBOOK,
    Unfit.OLD: Fault.OLD_WORKBOOK,
    Unfit.LOCKED: Fault.LOCKED,
    Unfit.ENCODING: Fault.ENCODING,
    Unfit.DECLARES: Fault.NOT_A_WORKBOOK,
}
_MOST: Final = {
    Unfit.BYTES: (MOST_BYTES, "bytes"),
    Unfit.PARTS: (MOST_PARTS, "parts"),
    Unfit.UNPACKED: (MOST_UNPACKED, "bytes unpacked"),
    Unfit.ROWS: (MOST_ROWS, "rows"),
    Unfit.CELLS: (MOST_CELLS, "cells"),
}


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


@dataclass(slots=True)
class _Places:
    """How many places a sheet has, by part: its rows, and the cells of its first one, which holds the headings."""

    rows: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)
    headed: set[str] = field(default_factory=set)

    def see(self, part: str, xml: bytes) -> None:
        """Count on with the next piece of a part."""
        self.rows[part] += len(_ROW.findall(xml))
        if part not in self.headed:
            ends = _ROW_ENDS.search(xml)
            self.headings[part] += len(_CELL.findall(xml, 0, ends.start() if ends else len(xml)))
            if ends:
                self.headed.add(part)

    def most(self) -> int:
        """Give the places of the largest sheet."""
        return max((rows * self.headings[part] for part, rows in self.rows.items()), default=0)


def open_workbook(content: bytes) -> Workbook:
    """Read a workbook; raises BrokenFormError on one that is damaged, locked, too large, or no form at all."""
    findings = _measure(content)
    try:
        data = get_xlsform(xlsform=content, file_type=".xlsx")
    except PyXFormError as error:
        raise BrokenFormError(blamed(error)) from error
    except READER_BREAKS as error:
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
    places = _Places()
    try:
        measure(io.BytesIO(content), Bounds(MOST_BYTES, MOST_UNPACKED, MOST_PARTS, MOST_ROWS, MOST_CELLS), places.see)
    except UnfitWorkbookError as unfit:
        raise _broken(*_told(unfit)) from unfit
    if places.most() > MOST_PLACES:
        raise _broken(Fault.TOO_LARGE, f"{places.most():,} > {MOST_PLACES:,} cells")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return hidden_things(archive)
    except ValueError as error:
        raise _broken(Fault.NOT_A_WORKBOOK) from error


def _told(unfit: UnfitWorkbookError) -> tuple[Fault, str]:
    if unfit.kind in _FAULTS:
        return _FAULTS[unfit.kind], unfit.part if unfit.kind is Unfit.ENCODING else ""
    most, what = _MOST[unfit.kind]
    found, part = f"{unfit.found:,} " if unfit.found else "", f" ({unfit.part})" if unfit.part else ""
    return Fault.TOO_LARGE, f"{found}> {most:,} {what}{part}"


def _measure_texts(book: Workbook) -> None:
    letters = sum(len(said) for line in (*book.survey, *book.choices) for said in line.cells.values())
    if letters > MOST_LETTERS:
        raise _broken(Fault.TOO_LARGE, f"{letters:,} > {MOST_LETTERS:,} letters")
