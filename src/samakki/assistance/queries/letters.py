"""The register of letters, which is kept and looked through without a key."""

from samakki.assistance.models import Letter
from samakki.assistance.words import LetterEntered, LetterNumber
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import FileId, MemberId


@sight()
def letters_of_year(by: By, year: int) -> tuple[LetterEntered, ...]:
    """List the letters of the own agency in a year of the common era, the first number first."""
    if by.agency is None:
        return ()
    return tuple(map(_entered, Letter.objects.filter(agency_id=by.agency, year=year).order_by("number")))


@sight()
def years_of_letters(by: By) -> tuple[int, ...]:
    """List the years in which the own agency wrote letters, the newest first."""
    if by.agency is None:
        return ()
    rows = Letter.objects.filter(agency_id=by.agency).order_by("-year").values_list("year", flat=True)
    return tuple(rows.distinct())


def _entered(row: Letter) -> LetterEntered:
    number, writer = LetterNumber(row.year, row.number), MemberId(row.written_by_id)
    return LetterEntered(number, row.written_on, FileId(row.case_id), row.ref, writer)
