"""The rows that stay out, in the format they came in, each with its reason: to be mended and brought again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from samakki.transfers.rules.sheet_writing import write_csv, write_json, write_xlsx
from samakki.transfers.words import MOST_COLUMNS, MOST_LETTERS, Format, Problem, Row

REASON: Final = "samakki_reason"
NUMBER: Final = "samakki_row"
_LONGEST_REASON: Final = MOST_LETTERS // 2
WRITERS: Final[Mapping[Format, Callable[[Sequence[str], Iterable[Sequence[str]]], bytes]]] = {
    Format.CSV: write_csv,
    Format.XLSX: write_xlsx,
    Format.JSON: write_json,
}


def to_mend(
    form: Format, headings: Sequence[str], rows: Iterable[Row], reasons: Mapping[int, Sequence[tuple[Problem, str]]]
) -> tuple[Format, bytes]:
    """Write these rows with their number and what is wrong in which cell, in words.

    They stay in the format they came in; where a workbook has no room for two more columns, they become CSV.
    """
    fresh = [heading for heading in headings if heading not in {REASON, NUMBER}]
    kept = [at for at, heading in enumerate(headings) if heading not in {REASON, NUMBER}]
    lines = (
        [*(row.cells[at] if at < len(row.cells) else "" for at in kept), str(row.number), _reason(reasons[row.number])]
        for row in rows
    )
    head = [*fresh, NUMBER, REASON]
    written = Format.CSV if form is Format.XLSX and len(head) > MOST_COLUMNS else form
    return written, WRITERS[written](head, lines)


def _reason(problems: Sequence[tuple[Problem, str]]) -> str:
    told = " ".join(f"{problem.cell}: {words}" for problem, words in problems)
    return told if len(told) <= _LONGEST_REASON else f"{told[:_LONGEST_REASON]}…"
