"""Books: files of no person, as the log of a house; a line that speaks of people stands in their cases too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from samakki.cases.actions.desk import written
from samakki.cases.actions.writing import take_back, write_note
from samakki.cases.models import Book, Case
from samakki.cases.rules import (
    BOOK_SECTION,
    LINE,
    STANDING,
    TAKEN_BACK,
    fitting_words,
    line_of,
    line_value,
    mark_field,
    notes_of,
)
from samakki.cases.words import NOTE_LIMIT, BookLine, BookPage, CaseUnknownError, LineKept, LineKind
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, FileState, Kind, NoSuchEntryError, OpenedEntry
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, RefusedError, deed
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section

Notes = tuple[tuple[FileId, EntryId | None], ...]
_LONGEST: Final = 1_000
_LINES_A_PAGE: Final = 50


def of_book(_by: By, book: FileId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose book it is; raises CaseUnknownError."""
    owner = Book.objects.filter(pk=book).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    return {"owner": str(owner)}


@deed()
def open_book(by: By) -> FileId:
    """Begin a book of the own agency."""
    _member, agency = acting(by)
    book = FileId(fresh_id(by.clock, by.chance))
    journal.open_file(by, book, agency)
    Book.objects.create(file_id=book, owner_id=agency, opened_at=by.clock.now())
    return book


Border = datetime | int
"""A moment, or the number of a line."""


@deed(about=of_book)
def write_in_book(  # noqa: PLR0913 -- where, what, of which kind, of whom, and whether their cases keep it too
    by: By,
    book: FileId,
    text: str,
    kind: LineKind = LineKind.LINE,
    cases: Sequence[FileId] = (),
    *,
    section: Section = Section.ADMINISTRATION,
    into_cases: bool = True,
) -> LineKept:
    """Write a line; of which `cases` it speaks stands in it, and its words stand there, as a note in each of them.

    So the words go with the case when that is erased; what `into_cases` keeps out of them, or a case that is restricted
    does not take, stands in the book. A line of the kind STANDING takes the place of what went for every day before.
    Raises WordsRefusedError for no words, or too many.
    """
    needed = kind in {LineKind.LINE, LineKind.TELL, LineKind.INCIDENT}
    words = fitting_words(text, NOTE_LIMIT, about="line", needed=needed)
    wanted = list(dict.fromkeys(cases))
    open_now = _not_restricted(wanted) if words and into_cases else []
    kept = dict(zip(open_now, write_note(by, open_now, words, section), strict=True)) if open_now else {}
    notes = [kept.get(case) for case in wanted]
    state = _state(by, book)
    changes = [state.change(BOOK_SECTION, LINE, line_value(kind, list(zip(wanted, notes, strict=True))))]
    if kind is LineKind.STANDING:
        changes.append(state.change(BOOK_SECTION, STANDING, words))
    here = "" if notes and all(notes) else words
    header = journal.append(by, book, BOOK_SECTION, Body(Kind.NOTE, note=here, changes=tuple(changes)))
    return LineKept(header.id, header.stamp.moment(), header.number)


@deed(about=of_book)
def take_line_back(by: By, book: FileId, entry: EntryId) -> None:
    """Mark a line as taken back by its author, and the notes that it left in cases; all of it stays readable.

    Raises RefusedError for anybody but its author.
    """
    opened = _line(by, book, entry)
    if opened.header.author != by.member:
        act = "cases.take_line_back"
        raise RefusedError(act, "not_the_author")
    for case, note in notes_of(opened):
        if note is not None:
            take_back(by, case, note)
            written(by, case)
    change = _state(by, book).change(BOOK_SECTION, mark_field(entry, TAKEN_BACK), value=True)
    journal.append(
        by, book, BOOK_SECTION, Body(Kind.CHANGE, changes=(Change(change.field, change.value, change.base),))
    )


@deed(about=of_book)
def read_book(
    by: By,
    book: FileId,
    since: Border | None = None,
    until: Border | None = None,
    before: int | None = None,
) -> BookPage:
    """Open a page of a book, the newest line first; with `since`, all lines from there on, up to a thousand.

    `since` and `until` are moments, or numbers of lines: those stand fast when a clock is put back.
    """
    limit = _LINES_A_PAGE if since is None else _LONGEST
    read = journal.read_file(by, book, [BOOK_SECTION], page="book", before=before, limit=limit)
    told = {line: notes_of(entry) for entry in read.entries if (line := line_of(entry, read.state))}
    within = {line: notes for line, notes in told.items() if _within(line, since, until)}
    words = _words(by, within.values())
    standing = read.state.value(BOOK_SECTION, STANDING)
    return BookPage(
        tuple(replace(line, text=_first(notes, words) or line.text) for line, notes in within.items()),
        standing if isinstance(standing, str) else "",
        read.next_before,
    )


def _words(by: By, lines: Iterable[Notes]) -> dict[EntryId, str]:
    """Open the notes in which the words of lines stand: of each line the first that is here still."""
    named = {case for notes in lines for case, _note in notes}
    here = set(Case.objects.filter(pk__in=named).values_list("pk", flat=True))
    first = [next((note for case, note in notes if note and case in here), None) for notes in lines]
    wanted = list(dict.fromkeys(note for note in first if note))
    opened = journal.open_closed_many(by, wanted, page="book") if wanted else ()
    return {entry.header.id: entry.body.note for entry in opened if entry.body}


def _first(notes: Notes, words: Mapping[EntryId, str]) -> str:
    return next((words[note] for _case, note in notes if note and note in words), "")


def _within(line: BookLine, since: Border | None, until: Border | None) -> bool:
    return (since is None or not _lies_before(line, since)) and (until is None or _lies_before(line, until))


def _lies_before(line: BookLine, border: Border) -> bool:
    return line.number < border if isinstance(border, int) else line.when < border


def _line(by: By, book: FileId, entry: EntryId) -> OpenedEntry:
    try:
        opened = journal.open_closed(by, entry, page="book")
    except NoSuchEntryError:
        raise CaseUnknownError from None
    if opened.header.file != book:
        raise CaseUnknownError
    return opened


def _state(by: By, book: FileId) -> FileState:
    return journal.read_snapshots(by, [book], [BOOK_SECTION], page="book").get(book, FileState())


def _not_restricted(cases: Sequence[FileId]) -> list[FileId]:
    shut = set(Case.objects.filter(pk__in=cases).exclude(restricted_at=None).values_list("pk", flat=True))
    return [case for case in cases if case not in shut]
