"""Values that are kept in a book, each under a name: the answers of a survey, of which no case knows."""

from collections.abc import Mapping, Sequence
from typing import Any

from samakki.cases.actions.books import of_book
from samakki.cases.models import Book
from samakki.cases.rules import BOOK_SECTION
from samakki.cases.words import CaseUnknownError
from samakki.journal import actions as journal
from samakki.journal.words import Body, FileState, Kind
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId


def _of_books(by: By, books: Sequence[FileId], *_args: object, **_more: object) -> Attributes:
    """Tell access whose books they are: with several owners, one that is not the agency of the one who acts."""
    owners = dict(Book.objects.filter(pk__in=books).values_list("pk", "owner_id"))
    if len(owners) != len(set(books)):
        raise CaseUnknownError
    return {"owner": str(next((one for one in owners.values() if one != by.agency), by.agency))}


@deed(about=of_book)
def keep_in_book(by: By, book: FileId, values: Mapping[str, Any]) -> None:
    """Seal values in a book, each in the place of what stood under its name; what stood there stays in its journal."""
    state = journal.read_snapshots(by, [book], [BOOK_SECTION], page="book").get(book, FileState())
    changes = tuple(state.change(BOOK_SECTION, name, value) for name, value in values.items())
    if changes:
        journal.append(by, book, BOOK_SECTION, Body(Kind.CHANGE, changes=changes))


@deed(about=_of_books)
def kept_in_books(by: By, books: Sequence[FileId]) -> dict[FileId, dict[str, Any]]:
    """Open what books keep, by name; the page that shows it has one read record."""
    states = journal.read_snapshots(by, list(books), [BOOK_SECTION], page="book") if books else {}
    return {
        book: {name: heads.value for name, heads in state.sections.get(BOOK_SECTION, {}).items()}
        for book, state in states.items()
    }
