"""Copies of a store that is one SQLite file."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from errno import ENOSPC
from pathlib import Path
from typing import Final

from samakki.kernel.copying.words import InUseError, UnsoundError, Without

PART: Final = "store.sqlite3"
CHUNK: Final = 1 << 20
_WAIT: Final = 30
_SOUND: Final = "ok"
_BESIDE: Final = ("-wal", "-shm", "-journal")


def copy_file(source: Path, to: Path, without: Without) -> None:
    """Copy a store into a new file as it stands at one moment; what `without` names stays behind.

    Nobody has to wait meanwhile where the store has a write-ahead log. Raises UnsoundError, OSError.
    """
    with closing(_opened(source)) as store:
        try:
            store.execute("VACUUM INTO ?", [str(to)])
        except sqlite3.DatabaseError as reason:
            raise _meant(reason) from reason
    with closing(_opened(to)) as copy:
        copy.execute("PRAGMA secure_delete=ON")
        for table, columns in without.items():
            emptied = ", ".join(f'"{column}" = NULL' for column in columns)
            copy.execute(f'UPDATE "{table}" SET {emptied}' if emptied else f'DELETE FROM "{table}"')  # noqa: S608 -- names of our own tables
        _check(copy)
    _reach_the_disk(to)


def parts(source: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give a small store as it stands at one moment, without writing a second file: one part, in chunks."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(_opened(source)) as store:
            store.backup(copy)
        image = memoryview(copy.serialize())
    yield PART, (bytes(image[at : at + CHUNK]) for at in range(0, len(image), CHUNK))


def put_file(copy: Path, to: Path, mode: str) -> None:
    """Put a copy in the place of a store, whole or not at all; `mode` is the journal mode that the store has there.

    Raises InUseError when another process has the store open.
    """
    fresh = to.with_name(f"{to.name}.restored")
    fresh.unlink(missing_ok=True)
    with closing(_opened(fresh)) as made, closing(_opened(copy)) as told:
        told.backup(made)
        made.execute(f"PRAGMA journal_mode={mode}")
    _replace(fresh, to)


def put_parts(found: Mapping[str, Iterable[bytes]], to: Path, mode: str) -> None:
    """Put parts in the place of a small store, whole or not at all. Raises as `put_file`."""
    fresh = to.with_name(f"{to.name}.restored")
    fresh.unlink(missing_ok=True)
    image = b"".join(found.get(PART, ()))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as told, closing(_opened(fresh)) as made:
        try:
            told.deserialize(image)
            _check(told)
            told.backup(made)
        except sqlite3.DatabaseError as reason:
            raise UnsoundError(str(reason)) from reason
        made.execute(f"PRAGMA journal_mode={mode}")
    _replace(fresh, to)


def must_be_alone(store: Path) -> None:
    """Take the whole store for a moment; raises InUseError while another process works on it.

    A store with a write-ahead log is given to nobody as long as another process has it open at all.
    """
    if not store.exists():
        return
    with closing(_opened(store, wait=0)) as own:
        try:
            own.execute("PRAGMA locking_mode=EXCLUSIVE")
            own.execute("PRAGMA journal_mode=DELETE")
            own.execute("BEGIN EXCLUSIVE")
            own.execute("ROLLBACK")
        except sqlite3.OperationalError as reason:
            raise InUseError from reason
        except sqlite3.DatabaseError:
            return  # what lies there is no store any more: nobody works on it


def _replace(fresh: Path, store: Path) -> None:
    fresh.chmod(0o600)
    _reach_the_disk(fresh)
    must_be_alone(store)
    for end in _BESIDE:
        store.with_name(store.name + end).unlink(missing_ok=True)
    fresh.replace(store)
    _reach_the_disk(store.parent)


def _opened(place: Path, wait: float = _WAIT) -> sqlite3.Connection:
    store = sqlite3.connect(place, timeout=wait, isolation_level=None)
    store.execute("PRAGMA temp_store=MEMORY")
    return store


def _meant(reason: sqlite3.DatabaseError) -> Exception:
    """Say of a full disk that it is one, and of all else that the store is not sound."""
    if reason.sqlite_errorcode == sqlite3.SQLITE_FULL:
        return OSError(ENOSPC, str(reason))
    return UnsoundError(str(reason))


def _check(store: sqlite3.Connection) -> None:
    try:
        (told,) = store.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as reason:
        raise UnsoundError(str(reason)) from reason
    if told != _SOUND:
        raise UnsoundError(told)


def _reach_the_disk(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
