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
from samakki.kernel.grounds import Grounds, GroundShown
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault.actions import open_many, seal_many
from samakki.vault.words import CannotOpenError, Drawer, Plain


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
    owner, own = AgencyId(File.owners([file])[file]), AttachmentId(fresh_id(by.clock, by.chance))
    own_keys = (entry if closed else None, entry if ground and not closed else None)
    hashes, size = [], 0
    for number, piece in enumerate(cut(chunks)):
        plain = Plain(Drawer(file, section), piece_context(own, number), piece, *own_keys)
        (sealed,) = seal_many(by, owner, [plain], ground)
        Piece.objects.create(attachment_id=own, number=number, blob=sealed.blob)
        hashes.append(sha256(sealed.blob).digest())
        size += len(piece)
    label = write_label(Attached(own, name, media_type, size))
    plain = Plain(Drawer(file, section), b"label:" + own.bytes, label, *own_keys)
    (sealed,) = seal_many(by, owner, [plain], ground)
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
    file = FileId(row.file_id)
    owner, grounds = AgencyId(File.owners([file])[file]), {file: ground} if ground else {}
    (label,) = open_many(by, [label_box(owner, row)], grounds)
    record(by, purpose, page, [(file, [Section(row.section)])], EntryId(row.entry_id), grounds)
    about = read_label(attachment, label)
    return AttachmentRead(file, about, row.closed, _pieces(by, owner, row, about.size, grounds))


def _pieces(by: By, owner: AgencyId, row: Attachment, size: int, grounds: Grounds) -> Iterator[bytes]:
    left = size
    for number in range(row.pieces):
        piece = Piece.objects.filter(attachment_id=row.id, number=number).first()
        if piece is None:
            raise CannotOpenError
        context = piece_context(AttachmentId(row.id), number)
        (plain,) = open_many(by, [(owner, lock_of(row), context, bytes(piece.blob))], grounds)
        left -= len(plain)
        yield plain
    if left:
        raise CannotOpenError
