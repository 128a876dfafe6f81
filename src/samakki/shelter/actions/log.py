"""The log of a house: its lines, what goes for every day, and whom it could not take in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from samakki.cases import actions as cases
from samakki.cases.words import BookPage, LineKept, LineKind
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.shelter import models
from samakki.shelter.queries.houses import of_house
from samakki.shelter.words import HouseId, NoPlaceWhy


@deed(about=of_house)
def write_line(
    by: By, house: HouseId, text: str, kind: LineKind = LineKind.LINE, about: Sequence[FileId] = ()
) -> EntryId:
    """Write a line into the log; of each person of whom it speaks, it stands in their case too.

    Raises WordsRefusedError for no words, or too many.
    """
    return cases.write_in_book(by, _log(house), text, kind, about).entry


@deed(about=of_house)
def take_back_line(by: By, house: HouseId, entry: EntryId) -> None:
    """Mark a line as taken back by its author, here and in the cases; a place that was not there is not counted."""
    take_log_back(by, house, entry)
    models.NoPlace.objects.filter(house_id=house, line=entry).delete()


@deed(about=of_house)
def refuse_place(by: By, house: HouseId, why: NoPlaceWhy, words: str = "") -> EntryId:
    """Write down that the house could not take somebody in, and for want of what; nobody is named in clear."""
    line = tell_log(by, house, LineKind.REFUSED, words).entry
    models.NoPlace.objects.create(
        id=fresh_id(by.clock, by.chance), house_id=house, at=by.clock.now(), why=why.value, line=line
    )
    return line


@deed(about=of_house)
def set_standing(by: By, house: HouseId, words: str) -> None:
    """Write what goes for every night: who watches the door, whom to call; it takes the place of what stood there."""
    tell_log(by, house, LineKind.STANDING, words)


@deed(about=of_house)
def read_log(
    by: By,
    house: HouseId,
    since: datetime | int | None = None,
    until: datetime | int | None = None,
    before: int | None = None,
) -> BookPage:
    """Open a page of the log, the newest line first; with `since`, a moment or a line's number, all from there on."""
    return cases.read_book(by, _log(house), since, until, before)


def tell_log(by: By, house: HouseId, kind: LineKind, words: str = "", about: Sequence[FileId] = ()) -> LineKept:
    """Write a line that the house makes of what was done; the cases tell it in their own way."""
    return cases.write_in_book(by, _log(house), words, kind, about, into_cases=False)


def take_log_back(by: By, house: HouseId, entry: EntryId) -> None:
    """Mark a line of the log as taken back by its author."""
    cases.take_line_back(by, _log(house), entry)


def _log(house: HouseId | UUID) -> FileId:
    return FileId(models.House.objects.values_list("log_id", flat=True).get(pk=house))
