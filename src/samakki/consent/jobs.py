"""What runs although nobody acts: grounds whose time is over are ended; the texts of a release are taken in."""

import logging
from threading import Event
from typing import Final

from django.db import DatabaseError, connections

from samakki.consent.actions import end_expired, load_texts
from samakki.consent.gateways import shipped_texts
from samakki.consent.queries import run_out
from samakki.consent.words import ConsentText
from samakki.kernel.deeds import By
from samakki.vault.words import KeystoreFault

EVERY: Final = 60
_log: Final = logging.getLogger(__name__)


def expire(by: By) -> int:
    """End all grounds whose time is over, each by itself; gives how many. Nothing can be seen by them before that."""
    return sum(end_expired(by, ground) for ground in run_out(by))


def run_expiry(by: By, stop: Event) -> None:
    """End what has run out, each minute, until told to stop.

    A store that is full or away is no reason to end: nothing can be seen by what has run out, and the next try follows.
    """
    while not stop.is_set():
        try:
            expire(by)
        except (DatabaseError, OSError, KeystoreFault):
            _log.exception("nothing was ended; the next try follows")
            connections.close_all()
        stop.wait(EVERY)
    connections.close_all()


def ship_texts(by: By) -> tuple[ConsentText, ...]:
    """Take in the texts of this release."""
    return tuple(text for file in shipped_texts() for text in load_texts(by, file))
