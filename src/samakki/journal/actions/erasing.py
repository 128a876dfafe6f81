"""Erasing a file: its keys go first, then what is attached to it; what is left is proof, and opens for nobody."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final
from uuid import UUID

from samakki.journal.actions.asking import about_reading
from samakki.journal.actions.recording import record
from samakki.journal.models import Attachment, File, Piece, Snapshot
from samakki.journal.words import FileErased, NoSuchFileError, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.vault.actions import erase_keys

NOBODY: Final = MemberId(UUID(int=0))
PAGE: Final = "erasure"


@deed(about=about_reading)
def erase_file(by: By, file: FileId, decided_by: MemberId | None, persons: Collection[UUID] = ()) -> FileErased:
    """Erase a file: first all its keys, for good, whatever becomes of the rest; then snapshots and attachments.

    Headers, sealed bodies and who read stay as proof: nobody can open them, and `verify` goes on to hold. That it was
    erased, and by whose decision, is a record among those of reading, which the tree holds. Erasing it again finishes
    what was left. Raises NoSuchFileError.
    """
    row = File.objects.select_for_update().filter(pk=file).first()
    if row is None:
        raise NoSuchFileError
    owner = AgencyId(row.owner)
    ended = erase_keys(by, owner, file, persons)
    attached = list(Attachment.objects.filter(file_id=file).values_list("pk", flat=True))
    Piece.objects.filter(attachment_id__in=attached).delete()
    Attachment.objects.filter(pk__in=attached).delete()
    Snapshot.objects.filter(file_id=file).delete()
    if row.erased_at is None:
        decider = replace(by, member=decided_by or NOBODY, agency=owner)
        record(decider, Purpose.ERASURE, PAGE, [(file, ())])
        File.objects.filter(pk=file).update(erased_at=by.clock.now(), conflicts=0)
    return FileErased(file, owner, ended.keys, row.length, len(attached), ended.final_at)
