"""Noting what copying did, as far as the data has room for it: a full disk is no reason not to copy."""

from pathlib import Path

from samakki.keeping.models import Backup
from samakki.keeping.words import BackupId, BackupWrong, Taken
from samakki.kernel.deeds import By, NoRoomError, deed
from samakki.kernel.ids import fresh_id

_KEPT = 500
_LONGEST = 300


@deed()
def note_backup(by: By, place: Path) -> BackupId:
    """Note that a copy has begun; the oldest notes go."""
    own = BackupId(fresh_id(by.clock, by.chance))
    Backup.objects.create(id=own, began_at=by.clock.now(), place=str(place.absolute())[:_LONGEST])
    kept = Backup.objects.order_by("-began_at").values_list("pk", flat=True)[:_KEPT]
    Backup.objects.exclude(pk__in=list(kept)).delete()
    return own


@deed()
def note_backup_ended(by: By, backup: BackupId, taken: Taken | None, wrong: BackupWrong | None) -> None:
    """Note how a copy ended."""
    Backup.objects.filter(pk=backup).update(
        ended_at=by.clock.now(),
        data_bytes=taken.data_bytes if taken else 0,
        keystore_bytes=taken.keystore_bytes if taken else 0,
        wrong=wrong.value if wrong else "",
    )


def note_beginning(by: By, place: Path) -> BackupId | None:
    """Note that a copy has begun, unless there is no room for a note."""
    try:
        return note_backup(by, place)
    except NoRoomError:
        return None


def note_end(by: By, backup: BackupId | None, taken: Taken | None, wrong: BackupWrong | None) -> None:
    """Note how a copy ended, unless there is no room for a note."""
    try:
        if backup is not None:
            note_backup_ended(by, backup, taken, wrong)
    except NoRoomError:
        return
