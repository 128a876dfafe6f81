"""The rows that stay out, in the format they came in, each with its reason: to be mended and brought again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from samakki.transfers.rules.sheet_writing import write_csv, write_json, write_xlsx
from samakki.transfers.words import Format, Problem, Row

REASON: Final = "samakki_reason"
NUMBER: Final = "samakki_row"
WRITERS: Final[Mapping[Format, Callable[[Sequence[str], Iterable[Sequence[str]]], bytes]]] = {
    Format.CSV: write_csv,
    Format.XLSX: write_xlsx,
    Format.JSON: write_json,
}


def to_mend(
    form: Format, headings: Sequence[str], rows: Iterable[Row], reasons: Mapping[int, Sequence[tuple[Problem, str]]]
) -> bytes:
    """Write these rows with their number and what is wrong in which cell, in words."""
    fresh = [heading for heading in headings if heading not in {REASON, NUMBER}]
    kept = [at for at, heading in enumerate(headings) if heading not in {REASON, NUMBER}]
    lines = (
        [*(row.cells[at] if at < len(row.cells) else "" for at in kept), str(row.number), _reason(reasons[row.number])]
        for row in rows
    )
    return WRITERS[form]([*fresh, NUMBER, REASON], lines)


def _reason(problems: Sequence[tuple[Problem, str]]) -> str:
    return " ".join(f"{problem.cell}: {words}" for problem, words in problems)
