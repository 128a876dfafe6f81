"""What the journal does when nobody waits: number and sign what was written, fold anew, sweep orphaned keys."""

import logging
from collections.abc import Iterable
from threading import Event
from typing import Final

from django.db import DatabaseError, connections

from samakki.journal.actions.rebuilding import rebuild_snapshots
from samakki.journal.actions.sequencing import BATCH, sequence
from samakki.journal.models import Entry, File, PendingEntry, PendingRead
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId
from samakki.vault import jobs as vault_jobs
from samakki.vault.words import KeystoreFault

__all__ = ["rebuild_snapshots", "run_sequencer", "sequence", "sequence_all", "sweep_orphans"]

EVERY: Final = 0.5
_log: Final = logging.getLogger(__name__)


def sequence_all(by: By) -> int:
    """Give all that waits its place, batch by batch; gives how many."""
    total = 0
    while _something_waits() and (added := sequence(by)):
        total += added
    return total


def run_sequencer(by: By, stop: Event) -> None:
    """Give places and sign at least each second until told to stop; several may run, one works at a time.

    A store that is full or away, or a missing secret, is no reason to end: what was committed waits until it is back.
    """
    while not stop.is_set():
        try:
            if _something_waits() and sequence(by) >= BATCH:
                continue
        except (DatabaseError, OSError, KeystoreFault):
            _log.exception("nothing was numbered; the next try follows")
            connections.close_all()
        stop.wait(EVERY)
    connections.close_all()


def sweep_orphans(by: By) -> int:
    """Destroy keys whose file or closed entry was never committed; gives how many. Never on restored older data."""
    return vault_jobs.sweep_orphans(by, _files_alive, _entries_alive)


def _something_waits() -> bool:
    return PendingEntry.objects.exists() or PendingRead.objects.exists()


def _files_alive(files: Iterable[FileId]) -> set[FileId]:
    return {FileId(one) for one in File.objects.filter(pk__in=list(files)).values_list("pk", flat=True)}


def _entries_alive(entries: Iterable[EntryId]) -> set[EntryId]:
    return {EntryId(one) for one in Entry.objects.filter(pk__in=list(entries)).values_list("pk", flat=True)}
