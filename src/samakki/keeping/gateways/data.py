"""The data as a whole, for copies of it: one SQLite file, or all tables of a PostgreSQL database but the keystore's."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from samakki.keeping.models import Backup
from samakki.keeping.words import Holds
from samakki.kernel.copying import postgresql, sqlite
from samakki.kernel.copying.words import Without

PASSING: Final[Without] = {
    "access_parked": (),
    "access_sitting": (),
    "axes_accessattempt": (),
    "axes_accessattemptexpiration": (),
    "axes_accessfailurelog": (),
    "axes_accesslog": (),
    "django_session": (),
    "transfers_export": ("sealed",),
    "transfers_import": ("sealed",),
    "transfers_slice": (),
}
"""What stays out of every copy: sessions, and what people have under way, sealed to them alone. It is for some hours,
and a member's key would open it in an old copy for ever, whoever was erased meanwhile."""
_PIECE: Final = 1 << 20
_KEYSTORE: Final = "keystore"


def data_kind() -> str:
    """Tell what kind of store the data is in: `sqlite` or `postgresql`."""
    return str(_connection().vendor)


def copy_data(folder: Path) -> None:
    """Copy the data into an empty folder as it stands at one moment, while others go on writing."""
    if data_kind() == "sqlite":
        sqlite.copy_file(_place(), folder / sqlite.PART, _here(PASSING))
        return
    with closing(_connection().copy()) as apart:
        for name, chunks in postgresql.parts(_raw(apart), _tables(), PASSING):
            with (folder / name).open("xb") as file:
                file.writelines(chunks)


def purge_data() -> None:
    """Let what was removed leave SQLite's log too, as soon as nobody reads it any more; PostgreSQL sees to its own."""
    store = _connection()
    if store.vendor == "sqlite" and not store.in_atomic_block:
        with store.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def data_must_be_alone() -> None:
    """Make sure that nobody else works on the data; raises InUseError."""
    _connection().close()
    if data_kind() == "sqlite":
        sqlite.must_be_alone(_place())
        return
    with closing(_connection().copy()) as apart:
        postgresql.must_be_alone(_raw(apart))


def put_data(folder: Path, files: Mapping[str, object]) -> None:
    """Put a copy in the place of the data, whole or not at all; raises UnsoundError, InUseError."""
    if data_kind() == "sqlite":
        _connection().close()
        _place().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sqlite.put_file(folder / sqlite.PART, _place(), "WAL")
        return
    tables = _tables()
    _connection().close()
    with closing(_connection().copy()) as apart:
        postgresql.put_parts(_raw(apart), {name: _pieces(folder / name) for name in files}, tables)


def tables_made(holds: Holds) -> dict[str, bool]:
    """Tell of each change of a store's tables that this version knows whether it was made there."""
    store = connections[_alias() if holds is Holds.DATA else _KEYSTORE]
    applied = set(MigrationRecorder(store).applied_migrations())
    known = MigrationLoader(None).disk_migrations
    return {f"{app}.{name}": (app, name) in applied for app, name in sorted(set(known or ()) | applied)}


def _here(without: Without) -> Without:
    found = set(_connection().introspection.table_names())
    return {table: columns for table, columns in without.items() if table in found}


def _pieces(place: Path) -> Iterator[bytes]:
    with place.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _alias() -> str:
    return router.db_for_write(Backup)


def _connection() -> BaseDatabaseWrapper:
    return connections[_alias()]


def _raw(apart: BaseDatabaseWrapper) -> Any:
    apart.ensure_connection()
    return apart.connection


def _place() -> Path:
    return Path(_connection().settings_dict["NAME"])


def _tables() -> list[str]:
    found = set(_connection().introspection.table_names())
    made = _connection().introspection.django_table_names(only_existing=True)
    return sorted({*made, "django_migrations"} & found)
