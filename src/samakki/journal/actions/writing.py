"""Writing: a file is opened, and grows by entries; each is sealed, chained, and folded into its section's snapshot."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from samakki.journal.actions.asking import about_drafts, about_new_file, about_writing
from samakki.journal.actions.carrying import sources_for
from samakki.journal.actions.composing import header_of, origin_of, plain_of, row_of
from samakki.journal.actions.snapshots import context_of, grown, keep_snapshot
from samakki.journal.models import Attachment, Entry, File, PendingEntry, swift
from samakki.journal.rules.encoding import check_body, write_body
from samakki.journal.rules.fold import Origin
from samakki.journal.rules.headers import NOTHING_ATTACHED, NOTHING_BEFORE, attachments_hash, entry_hash
from samakki.journal.words import (
    Body,
    Draft,
    EntriesWritten,
    EntryHeader,
    NoSuchEntryError,
    NoSuchFileError,
    SectionState,
    Written,
)
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import make_section_keys, seal_many
from samakki.vault.words import Drawer, Plain, Sealed

_ENDS: Final = ("id", "owner", "length", "head", "stamp", "conflicts", "erased_at")


@deed(about=about_new_file)
def open_file(by: By, file: FileId, owner: AgencyId) -> None:
    """Begin a file that an agency owns; it is empty until somebody writes."""
    File.objects.create(id=file, node=by.node, owner=owner, head=NOTHING_BEFORE)


@deed(about=about_writing)
def append(  # noqa: PLR0913 -- an entry is all of this
    by: By,
    file: FileId,
    section: Section,
    body: Body,
    *,
    closed: bool = False,
    entry: EntryId | None = None,
    attachments: Sequence[AttachmentId] = (),
    ground: GroundShown | None = None,
) -> EntryHeader:
    """Write one entry into a section; closed, it gets a key of its own and stays out of the section's state.

    Whoever does not own the file shows the `ground`: their entry gets a key of its own too, which whoever holds the
    section's key can open, and which their agency keeps. `entry` names an entry id under which attachments were
    attached before. Raises MalformedBodyError, NoSuchFileError.
    """
    told = replace(body, attachments=tuple(attachments)) if attachments else body
    return _write(by, Draft(file, section, told, closed, entry, ground))


@deed(about=about_drafts)
def append_many(by: By, drafts: Sequence[Draft]) -> list[EntryHeader]:
    """Write entries into several files, all or none; locked in one order, so that nobody waits in a ring."""
    in_order = sorted(range(len(drafts)), key=lambda at: (drafts[at].file, at))
    written = {at: _write(by, drafts[at]) for at in in_order}
    return [written[at] for at in range(len(drafts))]


def _write(by: By, draft: Draft) -> EntryHeader:
    check_body(draft.body)
    plain = write_body(draft.body)
    row = swift.first(File, _ENDS, {"id": draft.file}, lock=True)
    if row is None or row.erased_at is not None:
        raise NoSuchFileError
    if row.stamp:
        by.hybrid.hear(Stamp.parse(row.stamp))
    origin = origin_of(by, draft)
    told: tuple[SectionState, SectionState] = ({}, {})
    if draft.closed:
        sources_for(draft.file, AgencyId(row.owner), draft.body.changes)
        (body,) = seal_many(by, AgencyId(row.owner), [plain_of(draft, origin, plain)], draft.ground)
    else:
        body, told = _write_open(by, row, draft, origin, plain)
    attached = _attached(draft) if draft.entry or draft.body.attachments else NOTHING_ATTACHED
    header = header_of(by, draft, origin, body, row.length + 1, bytes(row.head), attached)
    _store(row, header, body.blob)
    tell(by, EntriesWritten((Written(header, row.conflicts, *told),)))
    return header


def _write_open(
    by: By, row: File, draft: Draft, origin: Origin, plain: bytes
) -> tuple[Sealed, tuple[SectionState, SectionState]]:
    owner, drawer, number = AgencyId(row.owner), Drawer(draft.file, draft.section), row.length + 1
    make_section_keys(
        by, owner, [drawer], draft.ground
    )  # found first, the key opens the old snapshot and seals the new one
    grounds = {draft.file: draft.ground} if draft.ground else {}
    snapshot = grown(by, owner, drawer, draft.body.changes, origin, grounds)
    plains = [plain_of(draft, origin, plain), Plain(drawer, context_of(number), snapshot.plain)]
    body, sealed = seal_many(by, owner, plains, draft.ground)
    keep_snapshot(snapshot.row, sealed, number)
    row.conflicts += snapshot.conflicts
    return body, (snapshot.now, snapshot.standing)


def _attached(draft: Draft) -> bytes:
    """Hash what was attached to an entry; what was attached must belong where the entry goes, and be named by it."""
    rows = list(Attachment.objects.filter(entry=draft.entry).defer("label")) if draft.entry else []
    place = (draft.file, draft.section, draft.closed, draft.ground is not None)
    if {row.id for row in rows} != set(draft.body.attachments) or any(
        (row.file_id, row.section, row.closed, row.apart) != place for row in rows
    ):
        message = "an entry names all that was attached to it, in its own place, and nothing else"
        raise NoSuchEntryError(message)
    return attachments_hash((row.id.hex, bytes(row.digest)) for row in rows)


def _store(row: File, header: EntryHeader, blob: bytes) -> None:
    digest = entry_hash(header)
    swift.insert(Entry, row_of(header, blob))
    ends = {"length": header.number, "head": digest, "stamp": str(header.stamp), "conflicts": row.conflicts}
    swift.update(File, row.id, ends)
    swift.insert(PendingEntry, {"entry": header.id, "hash": digest})
