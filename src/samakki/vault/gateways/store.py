"""The keystore as a whole, for copies of it: one SQLite file, or the vault's tables in PostgreSQL."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.db import ProgrammingError, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from samakki.kernel.copying import postgresql, sqlite
from samakki.vault.models import Root, Wrap

_SWITCHES: Final = 3


def keystore_kind() -> str:
    """Tell what kind of store the keystore is: `sqlite` or `postgresql`."""
    return str(_connection().vendor)


def keystore_parts() -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the keystore as it stands at one moment, part by part; each must be read before the next is asked for."""
    if keystore_kind() == "sqlite":
        yield from sqlite.parts(_place())
        return
    with closing(_apart()) as apart:
        yield from postgresql.parts(_raw(apart), _tables())


def keystore_must_be_alone() -> None:
    """Make sure that nobody else works on the keystore; raises InUseError."""
    _connection().close()
    if keystore_kind() == "sqlite":
        sqlite.must_be_alone(_place())
        return
    with closing(_apart()) as apart:
        postgresql.must_be_alone(_raw(apart))


def put_keystore(parts: Mapping[str, Iterable[bytes]]) -> None:
    """Put a copy in the place of the keystore, whole or not at all; raises UnsoundError, InUseError."""
    if keystore_kind() == "sqlite":
        _connection().close()
        _place().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sqlite.put_parts(parts, _place(), "DELETE")
        return
    tables = _tables()
    _connection().close()
    with closing(_apart()) as apart:
        postgresql.put_parts(_raw(apart), parts, tables)


def purge_keystore() -> None:
    """Let no trace of destroyed keys stay in the files of the keystore, as far as its owner may.

    SQLite has wiped them already. In PostgreSQL the table is written anew; its log goes on to the next files where
    somebody gave the right to. Nothing is done inside a transaction.
    """
    store = _connection()
    if store.vendor == "sqlite" or store.in_atomic_block:
        return
    with store.cursor() as cursor:
        cursor.execute(f'VACUUM FULL "{Wrap._meta.db_table}"')
        for wish in ("CHECKPOINT", *["SELECT pg_switch_wal()"] * _SWITCHES):
            try:
                cursor.execute(wish)
            except ProgrammingError:
                return


def _connection() -> BaseDatabaseWrapper:
    return connections[router.db_for_write(Root)]


def _apart() -> BaseDatabaseWrapper:
    return _connection().copy()


def _raw(apart: BaseDatabaseWrapper) -> Any:
    apart.ensure_connection()
    return apart.connection


def _place() -> Path:
    return Path(_connection().settings_dict["NAME"])


def _tables() -> list[str]:
    found = set(_connection().introspection.table_names())
    made = _connection().introspection.django_table_names(only_existing=True)
    return sorted({*made, "django_migrations"} & found)
