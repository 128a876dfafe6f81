"""How letters are read off the record."""

from samakki.assistance.words import LetterShown
from samakki.cases.words import SectionShown


def letters_in(shown: SectionShown) -> tuple[LetterShown, ...]:
    """Give the letters of a case, the newest first."""
    field = shown.field("letters")
    rows = field.standing if field else ()
    return tuple(
        LetterShown(row.row, {p.field.name: p.heads.value for p in row.parts if isinstance(p.heads.value, str)})
        for row in reversed(rows)
    )
