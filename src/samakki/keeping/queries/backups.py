"""How copies stand: what the last ones did, whether one is overdue, which generations stand."""

from datetime import timedelta
from typing import Final

from django.conf import settings

from samakki.keeping.models import Backup
from samakki.keeping.words import OVERDUE_AFTER, BackupId, BackupShown, BackupState, BackupWrong
from samakki.kernel.deeds import By, sight
from samakki.vault import queries as keystore
from samakki.vault.words import KeysAwayError

_SHOWN: Final = 20


@sight()
def backup_state(by: By) -> BackupState:
    """Tell who looks after the node what copying last did, and what waits."""
    rows = list(Backup.objects.order_by("-began_at")[:_SHOWN])
    whole = Backup.objects.exclude(ended_at=None).filter(wrong="").order_by("-began_at").first()
    every = int(settings.SAMAKKI_BACKUP_EVERY)
    late = by.clock.now() - timedelta(hours=every * OVERDUE_AFTER)
    generations, ends, away = 0, None, ""
    try:
        standing = keystore.generations_standing(by)
        generations = len(standing)
        ends = next((one.ends_at for one in standing if one.ends_at), None)
    except KeysAwayError as reason:
        away = reason.place
    return BackupState(
        last=tuple(map(_shown, rows)),
        finished=_shown(whole) if whole else None,
        every_hours=every,
        overdue=whole is None or whole.began_at < late,
        place=str(settings.SAMAKKI_BACKUP or ""),
        generations=generations,
        oldest_ends_at=ends,
        keys_away=away,
    )


def _shown(row: Backup) -> BackupShown:
    return BackupShown(
        BackupId(row.pk),
        row.began_at,
        row.ended_at,
        row.place,
        row.data_bytes,
        row.keystore_bytes,
        BackupWrong(row.wrong) if row.wrong else None,
    )
