"""How a line stands in a book: its words are a note; what it is, and of whom, stands in one field that it rewrites."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from samakki.cases.rules.marks import TAKEN_BACK, is_marked
from samakki.cases.words import BookLine, LineKind
from samakki.journal.words import FileState, OpenedEntry
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section

BOOK_SECTION: Final = Section.ADMINISTRATION
LINE: Final = "book/line"
STANDING: Final = "book/standing"


def line_value(kind: LineKind, notes: Sequence[tuple[FileId, EntryId | None]]) -> dict[str, object]:
    """Write what a line is, and which note of which case it stands in too."""
    return {"kind": kind.value, "cases": [[str(case), str(note or "")] for case, note in notes]}


def line_of(entry: OpenedEntry, state: FileState) -> BookLine | None:
    """Read an entry as a line; None for what is no line."""
    value = _said(entry)
    if value is None or entry.body is None:
        return None
    return BookLine(
        entry=entry.header.id,
        author=entry.header.author,
        when=entry.header.stamp.moment(),
        kind=LineKind(str(value["kind"])),
        text=entry.body.note,
        cases=tuple(case for case, _note in notes_of(entry)),
        taken_back=is_marked(state, BOOK_SECTION, entry.header.id, TAKEN_BACK),
        number=entry.header.number,
    )


def notes_of(entry: OpenedEntry) -> tuple[tuple[FileId, EntryId | None], ...]:
    """Give the cases of which a line speaks, each with the note that was written there."""
    value = _said(entry)
    pairs = value.get("cases", ()) if value else ()
    return tuple((FileId(UUID(case)), EntryId(UUID(note)) if note else None) for case, note in pairs)  # type: ignore[attr-defined]  # a list of pairs, as written above


def _said(entry: OpenedEntry) -> Mapping[str, object] | None:
    changes = entry.body.changes if entry.body else ()
    found = next((change.value for change in changes if change.field == LINE), None)
    return found if isinstance(found, Mapping) else None
