"""A second process beside this one, which proves its half of the same moment of the store."""

import json
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper

from samakki.journal.queries.proving.steady import Steady, connection_of_store
from samakki.journal.words import JournalError

TRIES: Final = 50
_SAME: Final = "same"
_OTHER: Final = "other"
Half = Callable[[Steady], Any]


class HalfNotProvedError(JournalError):
    """The second process ended before it told anything: nothing is known of its half."""


class Beside:
    """The second process, seen from the first."""

    def __init__(self, process: int, line: socket.socket) -> None:
        """Speak with this process on this line."""
        self._process = process
        self._line = _Line(line)

    def agree(self, store: Steady) -> bool:
        """Hold the moment that the other holds; False when others wrote between the two each time."""
        for _ in range(TRIES):
            self._line.hear()
            self._line.say(store.begin())
            if self._line.hear() == _SAME:
                return True
            store.end()
        return False

    def told(self) -> Any:
        """Wait for what the other found; raises HalfNotProvedError when it ends without a word."""
        return self._line.hear()["found"]

    def end(self) -> None:
        """Let the other process end, whatever it does."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self._line.close()


class _Line:
    """What two processes say to each other, a line of JSON each time."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._heard = line.makefile("r", encoding="utf-8")

    def say(self, what: Any) -> None:
        self._line.sendall(json.dumps(what).encode() + b"\n")

    def hear(self) -> Any:
        try:
            text = self._heard.readline()
        except ConnectionError:  # as when nothing more comes
            text = ""
        if not text.endswith("\n"):
            message = "The second process ended before it had proved its half."
            raise HalfNotProvedError(message)
        heard = json.loads(text)
        if isinstance(heard, dict) and "failed" in heard:
            raise HalfNotProvedError(heard["failed"])
        return heard

    def close(self) -> None:
        self._heard.close()
        self._line.close()


@contextmanager
def moment(half: Half) -> Iterator[tuple[Steady, Beside | None]]:
    """Hold one moment of the store, and let a second process prove a half of it meanwhile, where there can be one.

    There is none inside a transaction, whose own view is read; on a store in memory; beside other threads; and where no
    process can be begun, or none that reads the same moment.
    """
    connection = connection_of_store()
    if connection.in_atomic_block:
        yield Steady(connection), None
        return
    beside = _begun(half) if _may_begin() else None
    apart = connection.copy()
    store = Steady(apart)
    try:
        if beside is not None and not _agreed(beside, store):
            beside.end()
            beside = None
            apart.close()
        if beside is None:
            store.begin()
        yield store, beside
    finally:
        apart.close()
        if beside is not None:
            beside.end()


def _may_begin() -> bool:
    """Tell whether another process may begin here: no open transaction is split, no other thread's lock taken along."""
    store = connection_of_store()
    in_memory = isinstance(store, SqliteWrapper) and store.is_in_memory_db()
    busy = any(one.in_atomic_block for one in connections.all(initialized_only=True))
    return hasattr(os, "fork") and threading.active_count() == 1 and not in_memory and not busy


def _begun(half: Half) -> Beside | None:
    """Begin the other process; both open connections of their own, since neither store lets two processes share one."""
    connections.close_all()
    ours, theirs = socket.socketpair()
    try:
        process = os.fork()
    except OSError:
        ours.close()
        theirs.close()
        return None
    if process == 0:
        ours.close()
        _prove(half, _Line(theirs))
    theirs.close()
    return Beside(process, ours)


def _agreed(beside: Beside, store: Steady) -> bool:
    try:
        return beside.agree(store)
    except (HalfNotProvedError, ConnectionError):  # it could not open the store: nothing was left to it yet
        return False


def _prove(half: Half, line: _Line) -> NoReturn:
    """Prove the half and tell what was found; never return into what the first process was doing."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        apart = connection_of_store().copy()
        store = Steady(apart)
        while not _at_same_moment(store, line):
            store.end()
        found = half(store)
        apart.close()
        line.say({"found": found})
    except Exception as reason:  # noqa: BLE001 -- whatever it was, the first process says it
        line.say({"failed": f"The second process could not prove its half: {reason}"})
    finally:
        os._exit(0)


def _at_same_moment(store: Steady, line: _Line) -> bool:
    before = store.version()
    line.say("ready")
    store.begin(line.hear())
    same = store.version() == before
    line.say(_SAME if same else _OTHER)
    return same
