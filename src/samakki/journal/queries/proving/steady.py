"""Reading the store as it stood at one moment, in batches, while others go on writing; each store in its own words."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from samakki.journal.models import Entry

BATCH: Final = 2_000


class Steady:
    """One moment of the store, from `begin` to `end`; or the view of a transaction that stands already."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        """Read through this connection."""
        self._connection = connection
        self._postgresql = connection.vendor == "postgresql"

    def begin(self, moment: str = "") -> str:
        """Hold the store still for reading, without keeping anybody from writing; give the moment's name.

        With a name it is the moment that another process holds under it. SQLite has no such names: there it is empty.
        """
        with self._connection.cursor() as cursor:
            if not self._postgresql:
                cursor.execute("BEGIN DEFERRED")
                cursor.execute("SELECT 1 FROM journal_tree LIMIT 1")  # the moment is that of the first reading
                return ""
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            if moment:
                cursor.execute("SET TRANSACTION SNAPSHOT %s", [moment])
                return moment
            cursor.execute("SELECT pg_export_snapshot()")
            return str(cursor.fetchone()[0])

    def end(self) -> None:
        """Let the moment go."""
        with self._connection.cursor() as cursor:
            cursor.execute("ROLLBACK")

    def version(self) -> int:
        """Tell whether others wrote meanwhile: it changes with each of their commits. PostgreSQL: always 0."""
        row = None if self._postgresql else self.first("PRAGMA data_version")
        return int(row[0]) if row else 0

    def hexed(self, column: str) -> str:
        """Say in SQL: an id as 32 hex digits."""
        return f"replace({column}::text, '-', '')" if self._postgresql else column

    def last_two(self, column: str) -> str:
        """Say in SQL: the last two hex digits of an id, which are random."""
        return f"right({column}::text, 2)" if self._postgresql else f"substr({column}, -2)"

    def rows(self, sql: str, values: Sequence[Any] = (), batch: int = BATCH) -> Iterator[tuple[Any, ...]]:
        """Read rows, a batch in memory at a time."""
        with self._connection.chunked_cursor() as cursor:
            cursor.execute(sql, list(values))
            while some := cursor.fetchmany(batch):
                yield from some

    def first(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Read the first row, None when there is none."""
        with self._connection.cursor() as cursor:
            cursor.execute(sql, list(values))
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row

    def count(self, table: str) -> int:
        """Count the rows of a table."""
        row = self.first(f"SELECT count(*) FROM {table}")  # noqa: S608 -- names of our own tables only
        return int(row[0]) if row else 0


def connection_of_store() -> BaseDatabaseWrapper:
    """Give this thread's connection to the store of the journal."""
    return connections[router.db_for_read(Entry)]
