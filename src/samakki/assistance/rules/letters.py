"""How letters are read off the record."""

from collections.abc import Mapping

from samakki.assistance.words import LetterShown
from samakki.cases.words import RowShown, SectionShown


def letters_in(shown: SectionShown, numbers: Mapping[str, str]) -> tuple[LetterShown, ...]:
    """Give the letters of a case, the newest first; `numbers` are those of the register, by row."""
    field = shown.field("letters")
    rows = field.standing if field else ()
    return tuple(LetterShown(row.row, _told(row) | _number(numbers, row.row)) for row in reversed(rows))


def _told(row: RowShown) -> dict[str, str]:
    return {part.field.name: part.heads.value for part in row.parts if isinstance(part.heads.value, str)}


def _number(numbers: Mapping[str, str], row: str) -> dict[str, str]:
    return {"number": numbers[row]} if row in numbers else {}
