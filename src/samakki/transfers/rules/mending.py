"""The rows that stay out, in the format they came in, each with its reason: to be mended and brought again."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from samakki.transfers.words import Format, Problem, Row

REASON = "samakki_reason"
NUMBER = "samakki_row"


def to_mend(
    form: Format, headings: Sequence[str], rows: Iterable[Row], reasons: Mapping[int, Sequence[tuple[Problem, str]]]
) -> bytes:
    """Write these rows with their number and what is wrong in which cell, in words."""
    head = [*headings, NUMBER, REASON]
    lines = ([*_filled(row, len(headings)), str(row.number), _reason(reasons.get(row.number, ()))] for row in rows)
    return _WRITERS[form](head, lines)


def _filled(row: Row, wide: int) -> list[str]:
    return [row.cells[at] if at < len(row.cells) else "" for at in range(wide)]


def _reason(problems: Sequence[tuple[Problem, str]]) -> str:
    return " ".join(f"{problem.cell}: {words}" for problem, words in problems)


def write_csv(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV in UTF-8 with its mark, so that spreadsheets read every script."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a table as a workbook in memory; every cell is text and none a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("cases")
    for line in _with_head(head, lines):
        sheet.append([_text_cell(sheet, text) for text in line])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def write_json(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """Write a table as a list of flat objects."""
    return json.dumps([dict(zip(head, line, strict=True)) for line in lines], ensure_ascii=False, indent=1).encode()


def _with_head(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield head
    yield from lines


def _text_cell(sheet: Any, text: str) -> Any:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


_WRITERS = {Format.CSV: write_csv, Format.XLSX: write_xlsx, Format.JSON: write_json}
