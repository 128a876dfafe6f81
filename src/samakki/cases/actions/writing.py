"""Notes: two lines from any page, into one case or several; pinned, closed, told by somebody else, or taken back."""

from collections.abc import Sequence
from typing import Any

from samakki.cases.actions.desk import of_case, of_cases, written
from samakki.cases.rules import PINNED, TAKEN_BACK, fitting_words, is_marked, mark_field, pinned_value
from samakki.cases.words import CASES_A_NOTE, NOTE_LIMIT, CaseUnknownError, NoteWritten, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Draft, FileState, Flag, Kind, NoSuchEntryError, OpenedEntry
from samakki.kernel.deeds import By, RefusedError, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section


@deed(about=of_cases)
def write_note(  # noqa: PLR0913 -- a note is said in this many words, and each has a box on the page
    by: By,
    cases: Sequence[FileId],
    text: str,
    section: Section = Section.ADMINISTRATION,
    *,
    pinned: bool = False,
    closed: bool = False,
    third_party: bool = False,
) -> tuple[EntryId, ...]:
    """Write one note into each of the cases; gives the entry of each.

    Raises WordsRefusedError when there are no words, too many words, no case, or too many cases.
    """
    words = fitting_words(text, NOTE_LIMIT, about="note", needed=True)
    wanted = list(dict.fromkeys(cases))
    if not wanted:
        about = "cases"
        raise WordsRefusedError(about, "empty")
    if len(wanted) > CASES_A_NOTE:
        about = "cases"
        raise WordsRefusedError(about, "too_many", CASES_A_NOTE)
    drafts = [_note(by, case, words, section, (pinned, closed, third_party)) for case in wanted]
    pins = [_closed_pin(draft) for draft in drafts] if pinned and closed else []
    headers = journal.append_many(by, [*drafts, *pins])[: len(drafts)]
    for case in wanted:
        written(by, case)
    tell(by, NoteWritten(tuple(wanted), section, closed))
    return tuple(header.id for header in headers)


@deed(about=of_case)
def pin(by: By, case: FileId, entry: EntryId) -> None:
    """Let a note stand above the others of its case, for everybody who may read it."""
    opened = _open(by, case, entry)
    text = opened.body.note if opened.body and not opened.header.closed else ""
    _mark(by, opened, PINNED, pinned_value(text, opened.header.author, opened.header.stamp))


@deed(about=of_case)
def unpin(by: By, case: FileId, entry: EntryId) -> None:
    """Let a note go back to its place in time."""
    _mark(by, _open(by, case, entry), PINNED, None)


@deed(about=of_case)
def take_back(by: By, case: FileId, entry: EntryId) -> None:
    """Mark a note as taken back by its author; it stays readable, because a file only grows.

    Raises RefusedError for anybody but its author.
    """
    opened = _open(by, case, entry)
    if opened.header.author != by.member:
        act = "cases.take_back"
        raise RefusedError(act, "not_the_author")
    _mark(by, opened, TAKEN_BACK, value=True)


def withdrawn(by: By, opened: OpenedEntry) -> bool:
    """Mark a note as taken back; tells whether it stood until now."""
    header = opened.header
    state = journal.read_snapshots(by, [header.file], [header.section], page="note").get(header.file, FileState())
    if is_marked(state, header.section, header.id, TAKEN_BACK):
        return False
    _mark(by, opened, TAKEN_BACK, value=True)
    return True


def _note(by: By, case: FileId, words: str, section: Section, said: tuple[bool, bool, bool]) -> Draft:
    pinned, closed, third_party = said
    entry = EntryId(fresh_id(by.clock, by.chance))
    flags = frozenset([Flag.PINNED] * pinned + [Flag.THIRD_PARTY] * third_party)
    stands = (Change(mark_field(entry, PINNED), pinned_value(words)),) if pinned and not closed else ()
    return Draft(case, section, Body(Kind.NOTE, note=words, changes=stands, flags=flags), closed, entry)


def _closed_pin(draft: Draft) -> Draft:
    """Pin a closed note by an entry beside it, without its words: what stands in a closed one is folded nowhere."""
    change = Change(mark_field(EntryId(draft.entry or draft.file), PINNED), pinned_value(""))
    return Draft(draft.file, draft.section, Body(Kind.CHANGE, changes=(change,)))


def _open(by: By, case: FileId, entry: EntryId) -> OpenedEntry:
    try:
        opened = journal.open_closed(by, entry)
    except NoSuchEntryError:
        raise CaseUnknownError from None
    if opened.header.file != case or opened.body is None or opened.body.kind is not Kind.NOTE:
        raise CaseUnknownError
    return opened


def _mark(by: By, opened: OpenedEntry, mark: str, value: Any) -> None:
    file, section = opened.header.file, opened.header.section
    state = journal.read_snapshots(by, [file], [section], page="note").get(file, FileState())
    change = state.change(section, mark_field(opened.header.id, mark), value)
    journal.append(by, file, section, Body(Kind.CHANGE, changes=(change,)))
    written(by, file)
