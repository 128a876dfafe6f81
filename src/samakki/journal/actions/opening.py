"""Opening entries: their bodies and the labels of what is attached to them, all in one turn of the keys."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from samakki.journal.actions.carrying import sources_of
from samakki.journal.models import Attachment, Entry
from samakki.journal.rules.encoding import read_body, read_label
from samakki.journal.rules.headers import NOTHING_ATTACHED
from samakki.journal.words import Attached, Body, OpenedEntry, Source
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.words import Box, Lock

Opened = Callable[[Sequence[Box]], list[bytes]]
"""How boxes are opened: on a ground, or as one's own."""


def open_entries(
    opened: Opened, owner: AgencyId, first: Sequence[Box], rows: Sequence[Entry], *, closed_too: bool = False
) -> tuple[list[bytes], tuple[OpenedEntry, ...]]:
    """Open some boxes and these entries together; a closed entry keeps its body to itself unless asked for."""
    legible = [row for row in rows if closed_too or not row.closed]
    labels = _labels(legible)
    bodies = [entry_box(owner, row) for row in legible]
    plains = opened([*first, *bodies, *(label_box(owner, label) for label in labels)])
    told = dict(zip((row.id for row in legible), plains[len(first) :], strict=False))
    attached: defaultdict[object, list[Attached]] = defaultdict(list)
    for label, plain in zip(labels, plains[len(first) + len(legible) :], strict=True):
        attached[label.entry_id].append(read_label(AttachmentId(label.id), plain))
    read = {row: read_body(plain) for row, plain in told.items()}
    sources = sources_of(change for body in read.values() for change in body.changes)
    entries = tuple(_opened(row, read.get(row.id), tuple(attached[row.id]), sources) for row in rows)
    return plains[: len(first)], entries


def _opened(
    row: Entry, body: Body | None, attached: tuple[Attached, ...], sources: Mapping[EntryId, Source]
) -> OpenedEntry:
    named = [change.source for change in body.changes if change.source] if body and sources else []
    return OpenedEntry(row.header(), body, attached, {one: sources[one] for one in named if one in sources})


def entry_box(owner: AgencyId, row: Entry) -> Box:
    """Give what the vault needs to open an entry's body."""
    entry = EntryId(row.id)
    lock = _lock(row, row.key_version, entry, apart=row.ground is not None)
    return owner, lock, b"entry:" + entry.bytes, bytes(row.body)


def label_box(owner: AgencyId, row: Attachment) -> Box:
    """Give what the vault needs to open an attachment's label."""
    return owner, lock_of(row), b"label:" + row.id.bytes, bytes(row.label)


def lock_of(row: Attachment) -> Lock:
    """Tell which key closes an attachment: its section's, or its entry's own."""
    return _lock(row, row.key_version, EntryId(row.entry_id), apart=row.apart)


def _lock(row: Entry | Attachment, version: int, entry: EntryId, *, apart: bool) -> Lock:
    own = entry if row.closed or apart else None
    return Lock(FileId(row.file_id), Section(row.section), version, own, apart=apart and not row.closed)


def _labels(rows: Sequence[Entry]) -> list[Attachment]:
    having = [row.id for row in rows if bytes(row.attached_hash) != NOTHING_ATTACHED]
    return list(Attachment.objects.filter(entry_id__in=having).order_by("id")) if having else []
