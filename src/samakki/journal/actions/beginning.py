"""Beginning many files at once, as when a register is taken over: one turn of the keys, few statements.

What comes of it is the same as opening each file and appending each of its entries: the same headers, chains and
snapshots, in the same transaction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from samakki.journal.actions.asking import about_new_files, who
from samakki.journal.actions.snapshots import context_of, count_conflicts
from samakki.journal.models import Entry, File, PendingEntry, Snapshot, swift
from samakki.journal.rules.encoding import check_body, write_body, write_section
from samakki.journal.rules.fold import Origin, write_into
from samakki.journal.rules.headers import NOTHING_ATTACHED, NOTHING_BEFORE, body_hash, entry_hash
from samakki.journal.words import EntryHeader, EntryWritten, FilesBegun, FirstEntry, NewFile, SectionState
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId, fresh_id
from samakki.sections.words import Section
from samakki.vault.actions import seal_many
from samakki.vault.words import Drawer, Plain, Sealed

_FILE: Final = ("id", "node", "owner", "length", "head", "stamp", "conflicts")
_SNAPSHOT: Final = ("file_id", "section", "key_version", "through", "conflicts", "blob")
_PENDING: Final = ("entry", "hash")
_ENTRY: Final = (
    "id",
    "node",
    "file_id",
    "number",
    "section",
    "key_version",
    "author",
    "agency",
    "stamp",
    "closed",
    "body_hash",
    "attached_hash",
    "previous",
    "body",
)


@dataclass(slots=True)
class _Begun:
    """A file on its way: its entries in their order, and what each section says after them, through which number."""

    file: FileId
    origins: list[tuple[FirstEntry, Origin]] = field(default_factory=list)
    states: dict[Section, tuple[SectionState, int]] = field(default_factory=dict)

    def conflicts(self) -> int:
        return sum(count_conflicts(state) for state, _through in self.states.values())


@dataclass(slots=True)
class _Rows:
    files: list[tuple[Any, ...]] = field(default_factory=list)
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    snapshots: list[tuple[Any, ...]] = field(default_factory=list)
    pending: list[tuple[Any, ...]] = field(default_factory=list)


@deed(about=about_new_files)
def begin_files(by: By, owner: AgencyId, files: Sequence[NewFile]) -> None:
    """Begin files that an agency owns, each with its first entries; all or none. Attachments come later, one by one.

    Raises MalformedBodyError.
    """
    author, agency = who(by)
    begun = [_begun(by, new, author, agency) for new in files]
    plains = [plain for one in begun for plain in _plains(one)]
    sealed = iter(seal_many(by, owner, plains))
    rows = _Rows()
    written = tuple(each for one in begun for each in _gather(by, owner, one, sealed, rows))
    swift.insert_many(File, _FILE, rows.files)
    swift.insert_many(Entry, _ENTRY, rows.entries)
    swift.insert_many(Snapshot, _SNAPSHOT, rows.snapshots)
    swift.insert_many(PendingEntry, _PENDING, rows.pending)
    tell(by, FilesBegun(written))


def _begun(by: By, new: NewFile, author: MemberId, agency: AgencyId) -> _Begun:
    begun = _Begun(new.file)
    for number, first in enumerate(new.entries, start=1):
        check_body(first.body)
        entry = first.entry or EntryId(fresh_id(by.clock, by.chance))
        origin = Origin(by.hybrid.tick(), author, agency, entry)
        begun.origins.append((first, origin))
        if not first.closed:
            state, _through = begun.states.get(first.section, ({}, 0))
            write_into(state, first.body.changes, origin)
            begun.states[first.section] = (state, number)
    return begun


def _plains(begun: _Begun) -> list[Plain]:
    plains = [
        Plain(
            Drawer(begun.file, first.section),
            b"entry:" + origin.entry.bytes,
            write_body(first.body),
            origin.entry if first.closed else None,
        )
        for first, origin in begun.origins
    ]
    states = begun.states.items()
    return plains + [
        Plain(Drawer(begun.file, section), context_of(through), write_section(state))
        for section, (state, through) in states
    ]


def _gather(by: By, owner: AgencyId, begun: _Begun, sealed: Iterator[Sealed], rows: _Rows) -> list[EntryWritten]:
    head, stamp, written, conflicts = NOTHING_BEFORE, "", list[EntryWritten](), begun.conflicts()
    for number, (first, origin) in enumerate(begun.origins, start=1):
        body = next(sealed)
        header = _header(by, begun.file, number, first, origin, body, head)
        head, stamp = entry_hash(header), str(origin.stamp)
        rows.entries.append(_entry_row(header, stamp, body.blob))
        rows.pending.append((header.id, head))
        written.append(EntryWritten(header, conflicts, *_told(begun, first)))
    rows.files.append((begun.file, by.node, owner, len(begun.origins), head, stamp, conflicts))
    for section, (state, through) in begun.states.items():
        kept = next(sealed)
        counted = count_conflicts(state)
        rows.snapshots.append((begun.file, section.value, kept.version, through, counted, kept.blob))
    return written


def _told(begun: _Begun, first: FirstEntry) -> tuple[SectionState, SectionState]:
    """Tell what stands in the fields that an entry wrote, and in its section; a closed one tells nothing."""
    if first.closed:
        return {}, {}
    state, _through = begun.states[first.section]
    return {change.field: state[change.field] for change in first.body.changes}, state


def _header(  # noqa: PLR0913, PLR0917 -- a header is all of this
    by: By, file: FileId, number: int, first: FirstEntry, origin: Origin, body: Sealed, previous: bytes
) -> EntryHeader:
    return EntryHeader(
        id=origin.entry,
        node=by.node,
        file=file,
        number=number,
        section=first.section,
        key_version=body.version,
        author=origin.author,
        agency=origin.agency,
        stamp=origin.stamp,
        closed=first.closed,
        body_hash=body_hash(body.blob),
        attached_hash=NOTHING_ATTACHED,
        previous=previous,
    )


def _entry_row(header: EntryHeader, stamp: str, blob: bytes) -> tuple[Any, ...]:
    return (
        header.id,
        header.node,
        header.file,
        header.number,
        header.section.value,
        header.key_version,
        header.author,
        header.agency,
        stamp,
        header.closed,
        header.body_hash,
        header.attached_hash,
        header.previous,
        blob,
    )
