"""What keeping does when nobody waits: a copy each so many hours."""

import logging
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Final

from django.db import DatabaseError, connections

from samakki.keeping.actions import name_final_days, take_backup, take_on_ballast
from samakki.keeping.queries import backup_state, erased_since
from samakki.keeping.words import BackupRefusedError
from samakki.kernel.deeds import By
from samakki.vault import actions as vault
from samakki.vault.words import KeysAwayError, KeystoreFault

_TRACES_LOOKED_FOR: Final = timedelta(days=2)
AGAIN: Final = 60
"""So many seconds pass before the next look whether a copy is due."""
_log: Final = logging.getLogger(__name__)


def run_backups(by: By, place: Path, keystore_place: Path | None, keep: int, stop: Event) -> None:
    """Take a copy whenever one is due, until told to stop; one that failed is noted, and tried again in its time."""
    while not stop.is_set():
        try:
            if backup_due(by):
                sweep(by)
                take_backup(by, place, keystore_place, keep)
        except BackupRefusedError as refused:
            _log.error("no copy was made: %s", refused.wrong)
        except (DatabaseError, OSError, KeystoreFault):
            _log.exception("no copy was made; the next try follows")
        connections.close_all()
        stop.wait(AGAIN)


def sweep(by: By) -> int:
    """Let the generations of copies end whose time is over, and find out from when on erasures are final.

    Gives how many generations ended; none while the folder of their keys is away.
    """
    take_on_ballast(by)
    name_final_days(by)
    if erased_since(by, by.clock.now() - _TRACES_LOOKED_FOR):
        vault.purge(by)
    try:
        return len(vault.end_generations(by))
    except KeysAwayError:
        return 0


def backup_due(by: By) -> bool:
    """Tell whether the last copy, also one that failed, began longer ago than the time between two."""
    state = backup_state(by)
    return not state.last or state.last[0].began_at + timedelta(hours=state.every_hours) <= by.clock.now()
