"""Letters: each gets the next number of its agency and year in the action that keeps it, so that none is missing."""

from collections.abc import Mapping
from typing import Final

from django.db.models import F
from django.utils import timezone

from samakki.assistance.models import Letter, LetterBook
from samakki.assistance.rules import letters_in
from samakki.assistance.words import LetterNumber, LettersOpened, LetterState
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Sheet, WordsRefusedError
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.sections.words import FieldUnknownError, Section

_HERE: Final = Section.ADMINISTRATION
_LETTERS: Final = "letters"
_NEEDED: Final = ("to_whom", "words")


@deed()
def open_letters(by: By, case: FileId, sheet: Sheet = Sheet.LETTER) -> LettersOpened:
    """Open the letters of a case, to write or print one; each number is that of the register, whoever wrote over it."""
    read = cases.read_sheet(by, case, [_HERE], sheet)
    registered = Letter.objects.filter(case_id=case)
    numbers = {row.ref: str(LetterNumber(row.year, row.number)) for row in registered}
    return LettersOpened(read.row, letters_in(read.of(_HERE), numbers))


@deed()
def write_letter(by: By, case: FileId, told: Mapping[str, str]) -> str:
    """Keep a letter under the next number of the agency and the year; gives the name of its row.

    `told` holds `to_whom`, `about`, `words`, `signed_by`, `language`, as far as they were written. A letter that is not
    kept takes no number. Raises WordsRefusedError, `empty` for a letter to nobody or that says nothing.
    """
    member, agency = acting(by)
    for name in _NEEDED:
        if not told.get(name, "").strip():
            raise WordsRefusedError(name, "empty")
    today = timezone.localdate(by.clock.now())
    number = _next(agency, today.year)
    parts = dict(told) | {"number": str(number), "day": today.isoformat(), "state": LetterState.WRITTEN}
    row = cases.write_row(by, case, _HERE, _LETTERS, "", {name: Told([said]) for name, said in parts.items()})
    Letter.objects.create(
        id=fresh_id(by.clock, by.chance),
        agency_id=agency,
        year=number.year,
        number=number.number,
        case_id=case,
        ref=row,
        written_on=today,
        written_by_id=member,
    )
    return row


@deed()
def say_how_far(by: By, case: FileId, row: str, state: LetterState) -> None:
    """Say that a letter was sent, or was not and will not be, or is to be sent still; its number stays its own."""
    field = cases.read_section(by, case, _HERE).field(_LETTERS)
    found = next((each for each in field.standing if each.row == row), None) if field else None
    if found is None:
        raise FieldUnknownError(row)
    standing = next(part.heads for part in found.parts if part.field.name == "state")
    if standing.value != state or standing.in_conflict:
        cases.write_row(by, case, _HERE, _LETTERS, row, {"state": Told([state], base=standing.base)})


def _next(agency: AgencyId, year: int) -> LetterNumber:
    """Take the next number; whoever asks at the same time waits until this letter is kept, or gets its number."""
    book, _ = LetterBook.objects.get_or_create(agency_id=agency, year=year)
    LetterBook.objects.filter(pk=book.pk).update(last=F("last") + 1)
    book.refresh_from_db()
    return LetterNumber(year, book.last)
