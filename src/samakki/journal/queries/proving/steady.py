"""Reading the store as it stood at one moment, in batches, while others go on writing; each store in its own words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from samakki.journal.models import Entry

BATCH: Final = 2_000


class Steady:
    """One moment of the store."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        """Read through this connection, which stands in a transaction."""
        self._connection = connection
        self._postgresql = connection.vendor == "postgresql"

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


@contextmanager
def steady() -> Iterator[Steady]:
    """Hold the store still for reading, without keeping anybody from writing.

    Inside a transaction it reads that transaction's own view.
    """
    connection = connections[router.db_for_read(Entry)]
    if connection.in_atomic_block:
        yield Steady(connection)
        return
    apart = connection.copy()
    try:
        with apart.cursor() as cursor:
            postgresql = apart.vendor == "postgresql"
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if postgresql else "BEGIN DEFERRED")
        yield Steady(apart)
    finally:
        apart.close()
