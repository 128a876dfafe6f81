"""Copies of a store that is a PostgreSQL database, as its owner may make them: by `COPY`, without other rights."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import psycopg
from psycopg import sql

from samakki.kernel.copying.words import InUseError, UnsoundError, Without

TABLES: Final = "tables.json"
CHUNK: Final = 1 << 20
NOTHING: Final[Without] = {}
_END: Final = ".copy"
_COLUMNS: Final = (
    "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = %s"
    " AND is_generated = 'NEVER' ORDER BY ordinal_position"
)
_NUMBERED: Final = (
    "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
    " FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ANY(%s)"
    " AND (is_identity = 'YES' OR column_default LIKE 'nextval(%%') ORDER BY 1, 2"
)
_TIES: Final = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2"
)
_OTHERS: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
    " AND pid <> pg_backend_pid()"
)
_WAIT: Final = "SELECT pg_sleep(0.1)"
_ASKED: Final = 20
Row = dict[str, Any]


def parts(
    store: psycopg.Connection[Any], tables: Sequence[str], without: Without = NOTHING
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give these tables as they stand at one moment: first how they are made, then the rows of each, in chunks.

    What `without` names stays behind. Each part must be read before the next is asked for.
    """
    with store.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            columns = {table: _names(cursor, table) for table in tables}
            told = {"columns": columns, "last": _last(cursor, tables)}
            yield TABLES, iter([json.dumps(told, sort_keys=True).encode()])
            for table, names in columns.items():
                yield table + _END, _rows(cursor, table, names, without.get(table))
        finally:
            cursor.execute("ROLLBACK")


def put_parts(store: psycopg.Connection[Any], found: Mapping[str, Iterable[bytes]], tables: Sequence[str]) -> None:
    """Put these parts in the place of all that the tables hold, whole or not at all.

    Raises UnsoundError when they are not of these tables, InUseError while others are connected.
    """
    told = _told(found, tables)
    must_be_alone(store)
    with store.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            _fill(cursor, told, found)
            cursor.execute("COMMIT")
        except BaseException as reason:
            cursor.execute("ROLLBACK")
            if isinstance(reason, psycopg.DataError):
                raise UnsoundError(str(reason)) from reason
            raise


def must_be_alone(store: psycopg.Connection[Any]) -> None:
    """Make sure that no other process of ours is connected; raises InUseError.

    Who has just left is seen for a moment longer, so it is asked again for two seconds.
    """
    with store.cursor() as cursor:
        for _time in range(_ASKED):
            cursor.execute(_OTHERS)
            if cursor.fetchone() == (0,):
                return
            cursor.execute(_WAIT)
    raise InUseError


def _told(found: Mapping[str, Iterable[bytes]], tables: Sequence[str]) -> Row:
    try:
        told: Row = json.loads(b"".join(found[TABLES]))
        if set(told["columns"]) != set(tables) or set(found) != {TABLES, *(table + _END for table in tables)}:
            raise UnsoundError(TABLES)
    except (KeyError, TypeError, ValueError) as reason:
        raise UnsoundError(TABLES) from reason
    return told


def _fill(cursor: psycopg.Cursor[Any], told: Row, found: Mapping[str, Iterable[bytes]]) -> None:
    """Empty and fill the tables; what ties them together is untied meanwhile: looking at each row would take hours."""
    cursor.execute(_TIES)
    ties = cursor.fetchall()
    for table, name, _made in ties:
        cursor.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(_bare(table), sql.Identifier(name)))
    cursor.execute(sql.SQL("TRUNCATE {}").format(_listed(told["columns"])))
    for table, names in told["columns"].items():
        if sorted(names) != sorted(_names(cursor, table)):
            raise UnsoundError(table)
        filling = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(sql.Identifier(table), _listed(names))
        with cursor.copy(filling) as rows:
            for chunk in found[table + _END]:
                rows.write(chunk)
    for table, name, made in ties:
        how = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} ").format(_bare(table), sql.Identifier(name))
        cursor.execute(how + sql.SQL(made))
    for sequence, last in told["last"].items():
        cursor.execute("SELECT setval(%s, %s, true)", (sequence, last))


def _rows(
    cursor: psycopg.Cursor[Any], table: str, names: Sequence[str], emptied: Sequence[str] | None
) -> Iterator[bytes]:
    """Give the rows of a table, some columns emptied, none of them where no column is named."""
    what = sql.SQL(", ").join(sql.SQL("NULL") if name in (emptied or ()) else sql.Identifier(name) for name in names)
    which = sql.SQL(" WHERE false" if emptied is not None and not emptied else "")
    asked = sql.SQL("COPY (SELECT {} FROM {}{}) TO STDOUT (FORMAT BINARY)").format(what, sql.Identifier(table), which)
    with cursor.copy(asked) as rows:
        kept = bytearray()
        for row in rows:
            kept += row
            if len(kept) >= CHUNK:
                yield bytes(kept)
                kept.clear()
        yield bytes(kept)


def _listed(names: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _bare(text: str) -> sql.SQL:
    """Take a text into a statement as it is: our own words, or names as PostgreSQL has quoted them."""
    return sql.SQL(text)


def _names(cursor: psycopg.Cursor[Any], table: str) -> list[str]:
    cursor.execute(_COLUMNS, (table,))
    return [name for (name,) in cursor.fetchall()]


def _last(cursor: psycopg.Cursor[Any], tables: Sequence[str]) -> dict[str, int]:
    """Tell the last running number of each sequence that has given one."""
    cursor.execute(_NUMBERED, (list(tables),))
    found = {}
    for _table, _column, sequence in cursor.fetchall():
        cursor.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(_bare(sequence)))
        last, called = cursor.fetchone() or (0, False)
        if called:
            found[sequence] = int(last)
    return found
