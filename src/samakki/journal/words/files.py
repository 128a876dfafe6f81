"""Files, entries and what they say, values with their authors, conflicts, who read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import field as hidden
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from samakki.journal.words.attached import Attached
from samakki.journal.words.sources import Source
from samakki.kernel.canon import canonical
from samakki.kernel.clocks import Stamp
from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId, MemberId, NodeId
from samakki.sections.words import Section

FILE: Final = "journal.File"
ENTRY: Final = "journal.Entry"
PIECE_SIZE: Final = 1 << 20
PAGE_OF_ENTRIES: Final = 50


class JournalError(Exception):
    """The journal cannot do what was asked; nothing was written."""


class NoSuchFileError(JournalError):
    """There is no such file here."""


class NoSuchEntryError(JournalError):
    """There is no such entry or attachment here."""


class MalformedBodyError(JournalError):
    """An entry says nothing, changes a field twice, or holds what has no canonical form."""


class Kind(StrEnum):
    """What an entry is: two lines, a change of fields, or a filled form."""

    NOTE = "note"
    CHANGE = "change"
    FORM = "form"


class Flag(StrEnum):
    """What an author says about an entry as a whole."""

    THIRD_PARTY = "third party"
    PINNED = "pinned"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Change:
    """One field given a value by an author who had seen the values that `base` names (none: the field was empty).

    `source` names the entry in which it was said, where the author only carries it over.
    """

    field: str = hidden(repr=False)
    value: Any = hidden(repr=False)
    base: tuple[Stamp, ...] = ()
    source: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What an entry says; it is sealed as a whole. `form` and `filling` name the form version and the filling.

    `told_by` says who told it, as a relation (“the mother”), where it was not the person: it goes with the flag.
    """

    kind: Kind
    note: str = hidden(default="", repr=False)
    changes: tuple[Change, ...] = hidden(default=(), repr=False)
    form: str = ""
    filling: str = ""
    flags: frozenset[Flag] = frozenset()
    attachments: tuple[AttachmentId, ...] = ()
    told_by: str = hidden(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EntryHeader:
    """What stands in clear about an entry: enough to prove it, nothing of what it says.

    `ground` names why somebody could write it who does not own the file; such an entry has a key of its own.
    """

    id: EntryId
    node: NodeId
    file: FileId
    number: int
    section: Section
    key_version: int
    author: MemberId
    agency: AgencyId
    stamp: Stamp
    closed: bool
    body_hash: bytes
    attached_hash: bytes
    previous: bytes
    ground: UUID | None = None

    @property
    def source(self) -> Source:
        """Name this entry as the one in which something was said."""
        return Source(self.id, self.author, self.agency, self.stamp)


@dataclass(frozen=True, slots=True)
class Written:
    """One entry by which a file grew; `conflicts` counts the fields of the file that now wait for a person to choose.

    `now` tells what stands in the fields that the entry changed, `standing` all that stands in its section; a closed
    entry tells nothing.
    """

    header: EntryHeader
    conflicts: int
    now: Mapping[str, "Heads"] = hidden(default_factory=dict, repr=False)
    standing: Mapping[str, "Heads"] = hidden(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class EntriesWritten(Happening):
    """Files grew by entries: by one, or by many that were written together."""

    entries: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A value that nobody has replaced yet, with who wrote it, when by their clock, and in which entry.

    `third_party` says that somebody else than the person told it, `told_by` who, where that was said. `source` is where
    it was said, when its author only carried it over.
    """

    value: Any = hidden(repr=False)
    stamp: Stamp
    author: MemberId
    agency: AgencyId
    entry: EntryId
    third_party: bool = False
    told_by: str = hidden(default="", repr=False)
    source: Source | None = None

    @property
    def first(self) -> Source:
        """Tell by whom, when and in which entry it was said first."""
        return self.source or Source(self.entry, self.author, self.agency, self.stamp)


@dataclass(frozen=True, slots=True)
class Heads:
    """All values of a field that nobody has replaced, newest stamp first; `awaited` are replaced ones still to come.

    Which stands first decides nothing: with more than one value the field is in conflict until a person resolves it.
    """

    heads: tuple[Head, ...] = ()
    awaited: frozenset[Stamp] = field(default=frozenset(), compare=False)

    @property
    def value(self) -> Any:
        """Give the value to show first, None when there is none."""
        return self.heads[0].value if self.heads else None

    @property
    def in_conflict(self) -> bool:
        """Tell whether different values stand side by side."""
        return len(self.heads) > 1 and len({canonical(head.value) for head in self.heads}) > 1

    @property
    def base(self) -> tuple[Stamp, ...]:
        """Give the stamps that a change must name to replace all that stands here."""
        return tuple(sorted(head.stamp for head in self.heads))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with different values written from one base; all are kept until a person chooses."""

    section: Section
    field: str = hidden(repr=False)
    heads: tuple[Head, ...] = ()


SectionState = dict[str, Heads]


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file says now: by section, by field, the values that stand."""

    sections: dict[Section, SectionState] = field(default_factory=dict)

    def heads(self, section: Section, name: str) -> Heads:
        """Give what stands in a field; no heads when nothing was ever written there."""
        return self.sections.get(section, {}).get(name, Heads())

    def value(self, section: Section, name: str) -> Any:
        """Give the value to show first, None when there is none."""
        return self.heads(section, name).value

    def conflicts(self) -> tuple[Conflict, ...]:
        """List the fields in conflict, in the order of their names."""
        return tuple(
            Conflict(section, name, fields[name].heads)
            for section, fields in sorted(self.sections.items())
            for name in sorted(fields)
            if fields[name].in_conflict
        )

    def change(self, section: Section, name: str, value: Any) -> Change:
        """Make the change that replaces all that stands in a field, as its author sees it here."""
        return Change(name, value, self.heads(section, name).base)


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry with what it says; `body` is None while it is closed to the reader or not opened by name.

    `sources` are the entries from which it carried something over.
    """

    header: EntryHeader
    body: Body | None
    attachments: tuple[Attached, ...] = ()
    sources: Mapping[EntryId, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as one page shows it: its state, one page of entries (newest first), where the next page begins."""

    file: FileId
    owner: AgencyId
    length: int
    state: FileState
    entries: tuple[OpenedEntry, ...]
    conflicts: tuple[Conflict, ...]
    next_before: int | None


@dataclass(frozen=True, slots=True)
class FileErased:
    """What erasing a file did: how many keys, entries and attachments it had; when its last copied key is worthless.

    `final_at` is None while the folder with the keys of the copies is away.
    """

    file: FileId
    owner: AgencyId
    keys: int
    entries: int
    attachments: int
    final_at: datetime | None
