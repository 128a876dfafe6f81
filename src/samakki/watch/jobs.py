"""What watches although nobody acts: the record of reads is looked through as it grows."""

import logging
from threading import Event
from typing import Final

from django.db import DatabaseError, connections

from samakki.kernel.deeds import By
from samakki.watch.actions import AT_ONCE, forget, look

EVERY: Final = 15
_ROUNDS_AN_HOUR: Final = 240
_log: Final = logging.getLogger(__name__)


def look_through(by: By) -> int:
    """Look through all that was numbered since last time; gives how many pages."""
    total = 0
    while seen := look(by):
        total += seen
        if seen < AT_ONCE:
            break
    return total


def run_watch(by: By, stop: Event) -> None:
    """Look each quarter of a minute until told to stop: an alarm reaches a watcher within the minute.

    A store that is full or away is no reason to end: what was read stays in the record, and the next try follows.
    """
    rounds = 0
    while not stop.is_set():
        try:
            look_through(by)
            if rounds % _ROUNDS_AN_HOUR == 0:
                forget(by)
        except (DatabaseError, OSError):
            _log.exception("nothing was looked through; the next try follows")
            connections.close_all()
        rounds += 1
        stop.wait(EVERY)
    connections.close_all()
