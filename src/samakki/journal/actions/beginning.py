"""Beginning many files at once, as when a register is taken over: one turn of the keys, few statements.

What comes of it is the same as opening each file and appending each of its entries: the same headers, chains and
snapshots, in the same transaction.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from samakki.journal.actions.asking import about_new_files
from samakki.journal.actions.composing import header_of, origin_of, plain_of, row_of
from samakki.journal.actions.snapshots import context_of, count_conflicts
from samakki.journal.models import Entry, File, PendingEntry, Snapshot, swift
from samakki.journal.rules.encoding import check_body, write_body, write_section
from samakki.journal.rules.fold import Origin, write_into
from samakki.journal.rules.headers import NOTHING_ATTACHED, NOTHING_BEFORE, entry_hash
from samakki.journal.words import Draft, EntriesWritten, NoSuchEntryError, SectionState, Written
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import seal_many
from samakki.vault.words import Drawer, Plain, Sealed

_FILE: Final = ("id", "node", "owner", "length", "head", "stamp", "conflicts")
_SNAPSHOT: Final = ("file_id", "section", "key_version", "through", "conflicts", "blob")
_PENDING: Final = ("entry", "hash")


@dataclass(slots=True)
class _Begun:
    """A file on its way: its entries in their order, and what each section says after them, through which number."""

    file: FileId
    origins: list[tuple[Draft, Origin]] = field(default_factory=list)
    states: dict[Section, tuple[SectionState, int]] = field(default_factory=dict)

    def conflicts(self) -> int:
        return sum(count_conflicts(state) for state, _through in self.states.values())


@dataclass(slots=True)
class _Rows:
    files: list[tuple[Any, ...]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    snapshots: list[tuple[Any, ...]] = field(default_factory=list)
    pending: list[tuple[Any, ...]] = field(default_factory=list)


@deed(about=about_new_files)
def begin_files(by: By, owner: AgencyId, files: Mapping[FileId, Sequence[Draft]]) -> None:
    """Begin files that an agency owns, each with its first entries; all or none. Attachments come later, one by one.

    Raises MalformedBodyError, and NoSuchEntryError for an entry that goes elsewhere or names an attachment or a
    source.
    """
    begun = [_begun(by, file, drafts) for file, drafts in files.items()]
    plains = [plain for one in begun for plain in _plains(one)]
    sealed = iter(seal_many(by, owner, plains))
    rows = _Rows()
    written = tuple(each for one in begun for each in _gather(by, owner, one, sealed, rows))
    swift.insert_many(File, _FILE, rows.files)
    if rows.entries:
        swift.insert_many(Entry, tuple(rows.entries[0]), [row.values() for row in rows.entries])
    swift.insert_many(Snapshot, _SNAPSHOT, rows.snapshots)
    swift.insert_many(PendingEntry, _PENDING, rows.pending)
    tell(by, EntriesWritten(written))


def _begun(by: By, file: FileId, drafts: Sequence[Draft]) -> _Begun:
    begun = _Begun(file)
    for number, draft in enumerate(drafts, start=1):
        carried = any(change.source for change in draft.body.changes)
        if draft.file != file or draft.body.attachments or carried:
            message = "what a file begins with goes into that file; nothing is attached to it yet, or carried over"
            raise NoSuchEntryError(message)
        check_body(draft.body)
        origin = origin_of(by, draft)
        begun.origins.append((draft, origin))
        if not draft.closed:
            state, _through = begun.states.get(draft.section, ({}, 0))
            write_into(state, draft.body.changes, origin)
            begun.states[draft.section] = (state, number)
    return begun


def _plains(begun: _Begun) -> list[Plain]:
    plains = [plain_of(draft, origin, write_body(draft.body)) for draft, origin in begun.origins]
    states = begun.states.items()
    return plains + [
        Plain(Drawer(begun.file, section), context_of(through), write_section(state))
        for section, (state, through) in states
    ]


def _gather(by: By, owner: AgencyId, begun: _Begun, sealed: Iterator[Sealed], rows: _Rows) -> list[Written]:
    head, stamp, written, conflicts = NOTHING_BEFORE, "", list[Written](), begun.conflicts()
    for number, (draft, origin) in enumerate(begun.origins, start=1):
        body = next(sealed)
        header = header_of(by, draft, origin, body, number, head, NOTHING_ATTACHED)
        head, stamp = entry_hash(header), str(origin.stamp)
        rows.entries.append(row_of(header, body.blob))
        rows.pending.append((header.id, head))
        written.append(Written(header, conflicts, *_told(begun, draft)))
    rows.files.append((begun.file, by.node, owner, len(begun.origins), head, stamp, conflicts))
    for section, (state, through) in begun.states.items():
        kept = next(sealed)
        counted = count_conflicts(state)
        rows.snapshots.append((begun.file, section.value, kept.version, through, counted, kept.blob))
    return written


def _told(begun: _Begun, draft: Draft) -> tuple[SectionState, SectionState]:
    """Tell what stands in the fields that an entry wrote, and in its section; a closed one tells nothing."""
    if draft.closed:
        return {}, {}
    state, _through = begun.states[draft.section]
    return {change.field: state[change.field] for change in draft.body.changes}, state
