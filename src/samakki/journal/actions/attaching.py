"""Attaching: a photograph, scan or sound goes in and comes out piece by piece, never whole in memory or on a disk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from samakki.journal.actions.asking import about_attachment, about_own, about_writing
from samakki.journal.actions.opening import Opened, label_box, lock_of
from samakki.journal.actions.recording import record
from samakki.journal.models import Attachment, Entry, File, Piece
from samakki.journal.rules.encoding import read_label, write_label
from samakki.journal.rules.pieces import cut, digest_of, piece_context
from samakki.journal.words import Attached, AttachmentRead, NoSuchEntryError, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.grounds import NO_GROUNDS, Grounds, GroundShown
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault.actions import open_many, open_own, seal_many
from samakki.vault.words import CannotOpenError, Drawer, Plain, Sealed


@deed(about=about_writing)
def attach(  # noqa: PLR0913 -- an attachment is all of this
    by: By,
    file: FileId,
    section: Section,
    entry: EntryId,
    media_type: str,
    chunks: Iterable[bytes],
    *,
    closed: bool = False,
    name: str = "",
    ground: GroundShown | None = None,
) -> AttachmentId:
    """Seal an attachment for an entry that the same deed will write; its name and type are sealed with it.

    Whoever does not own the file shows the `ground` on which the entry will be written.
    Raises NoSuchEntryError when the entry is written already: its header proves its attachments and never changes.
    """
    if Entry.objects.filter(pk=entry).exists():
        raise NoSuchEntryError
    own, plain = AttachmentId(fresh_id(by.clock, by.chance)), _plain(Drawer(file, section), entry, closed, ground)
    seal_part = partial(_sealed, by, AgencyId(File.owners([file])[file]), ground, plain)
    hashes, size = _keep_pieces(own, chunks, seal_part)
    label = write_label(Attached(own, name, media_type, size))
    sealed = seal_part(label, b"label:" + own.bytes)
    Attachment.objects.create(
        id=own,
        file_id=file,
        entry_id=entry,
        section=section,
        closed=closed,
        apart=ground is not None,
        key_version=sealed.version,
        pieces=len(hashes),
        digest=digest_of(sealed.blob, hashes),
        label=sealed.blob,
    )
    return own


def _keep_pieces(
    attachment: AttachmentId, chunks: Iterable[bytes], seal_piece: Callable[[bytes, bytes], Sealed]
) -> tuple[list[bytes], int]:
    hashes, size = [], 0
    for number, piece in enumerate(cut(chunks)):
        blob = seal_piece(piece, piece_context(attachment, number)).blob
        Piece.objects.create(attachment_id=attachment, number=number, blob=blob)
        hashes.append(sha256(blob).digest())
        size += len(piece)
    return hashes, size


def _plain(drawer: Drawer, entry: EntryId, closed: bool, ground: GroundShown | None) -> Plain:  # noqa: FBT001 -- as it stands with the entry
    """Give what every part of an attachment has in common: its place, and the key that it shares with its entry."""
    apart = entry if ground is not None and not closed else None
    return Plain(drawer, b"", b"", entry if closed else None, apart)


def _sealed(by: By, owner: AgencyId, ground: GroundShown | None, place: Plain, part: bytes, context: bytes) -> Sealed:
    (sealed,) = seal_many(by, owner, [replace(place, plain=part, context=context)], ground)
    return sealed


@deed(about=about_attachment)
def read_attachment(
    by: By,
    attachment: AttachmentId,
    purpose: str = Purpose.CARE,
    *,
    page: str = "attachment",
    ground: GroundShown | None = None,
) -> AttachmentRead:
    """Open an attachment: what it is at once, its bytes as they are asked for. Recorded with the entry's id."""
    row = Attachment.objects.filter(pk=attachment).first()
    if row is None:
        raise NoSuchEntryError
    grounds = {FileId(row.file_id): ground} if ground else {}
    opened = partial(open_many, by, grounds=grounds)
    return _read(by, row, (purpose, page, grounds), opened)


@deed(about=about_own)
def read_own_attachment(
    by: By, attachment: AttachmentId, purpose: str = Purpose.CARE, *, page: str = "attachment"
) -> AttachmentRead:
    """Open what the reader's own agency attached to another agency's file; it stays theirs when the sharing has ended.

    Recorded with the entry's id. Raises NoSuchEntryError, KeyNotHeldError for anything else.
    """
    row = Attachment.objects.filter(pk=attachment).first()
    if row is None:
        raise NoSuchEntryError
    return _read(by, row, (purpose, page, NO_GROUNDS), partial(open_own, by))


def _read(by: By, row: Attachment, why: tuple[str, str, Grounds], opened: Opened) -> AttachmentRead:
    file = FileId(row.file_id)
    owner, (purpose, page, grounds) = AgencyId(File.owners([file])[file]), why
    (label,) = opened([label_box(owner, row)])
    record(by, purpose, page, [(file, [Section(row.section)])], EntryId(row.entry_id), grounds)
    about = read_label(AttachmentId(row.id), label)
    return AttachmentRead(file, about, row.closed, _pieces(owner, row, about.size, opened))


def _pieces(owner: AgencyId, row: Attachment, size: int, opened: Opened) -> Iterator[bytes]:
    left = size
    for number in range(row.pieces):
        piece = Piece.objects.filter(attachment_id=row.id, number=number).first()
        if piece is None:
            raise CannotOpenError
        context = piece_context(AttachmentId(row.id), number)
        (plain,) = opened([(owner, lock_of(row), context, bytes(piece.blob))])
        left -= len(plain)
        yield plain
    if left:
        raise CannotOpenError
