"""Attaching: a photograph, scan or sound goes in and comes out piece by piece, never whole in memory or on a disk."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from samakki.journal.actions.asking import about_attachment, about_writing
from samakki.journal.actions.opening import label_box, lock_of
from samakki.journal.actions.recording import record
from samakki.journal.models import Attachment, Entry, File, Piece
from samakki.journal.rules.encoding import read_label, write_label
from samakki.journal.rules.pieces import cut, digest_of, piece_context
from samakki.journal.words import Attached, AttachmentRead, NoSuchEntryError, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault.actions import open_many, seal
from samakki.vault.words import CannotOpenError, Drawer


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
) -> AttachmentId:
    """Seal an attachment for an entry that the same deed will write; its name and type are sealed with it.

    Raises NoSuchEntryError when the entry is written already: its header proves its attachments and never changes.
    """
    if Entry.objects.filter(pk=entry).exists():
        raise NoSuchEntryError
    owner = AgencyId(File.owners([file])[file])
    drawer, own = Drawer(file, section), AttachmentId(fresh_id(by.clock, by.chance))
    key = entry if closed else None
    hashes, size = [], 0
    for number, piece in enumerate(cut(chunks)):
        sealed = seal(by, owner, drawer, piece, key, piece_context(own, number))
        Piece.objects.create(attachment_id=own, number=number, blob=sealed.blob)
        hashes.append(sha256(sealed.blob).digest())
        size += len(piece)
    label = write_label(Attached(own, name, media_type, size))
    sealed = seal(by, owner, drawer, label, key, b"label:" + own.bytes)
    Attachment.objects.create(
        id=own,
        file_id=file,
        entry_id=entry,
        section=section,
        closed=closed,
        key_version=sealed.version,
        pieces=len(hashes),
        digest=digest_of(sealed.blob, hashes),
        label=sealed.blob,
    )
    return own


@deed(about=about_attachment)
def read_attachment(
    by: By, attachment: AttachmentId, purpose: str = Purpose.CARE, *, page: str = "attachment"
) -> AttachmentRead:
    """Open an attachment: what it is at once, its bytes as they are asked for. Recorded with the entry's id."""
    row = Attachment.objects.filter(pk=attachment).first()
    if row is None:
        raise NoSuchEntryError
    owner = AgencyId(File.owners([row.file_id])[row.file_id])
    (label,) = open_many(by, [label_box(owner, row)])
    record(by, purpose, page, [(FileId(row.file_id), [Section(row.section)])], entry=EntryId(row.entry_id))
    about = read_label(attachment, label)
    return AttachmentRead(FileId(row.file_id), about, row.closed, _pieces(by, owner, row, about.size))


def _pieces(by: By, owner: AgencyId, row: Attachment, size: int) -> Iterator[bytes]:
    left = size
    for number in range(row.pieces):
        piece = Piece.objects.filter(attachment_id=row.id, number=number).first()
        if piece is None:
            raise CannotOpenError
        context = piece_context(AttachmentId(row.id), number)
        (plain,) = open_many(by, [(owner, lock_of(row), context, bytes(piece.blob))])
        left -= len(plain)
        yield plain
    if left:
        raise CannotOpenError
