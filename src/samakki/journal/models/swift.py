"""The statements of the write path in plain SQL: composing them anew each time cost more than what they do.

Half of an entry's time went into composing statements that never change. They run on the store of their model, in the
transaction that the deed has opened, and read and write what the models say: the same columns, the same values.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

M = TypeVar("M", bound=models.Model)


def first(model: type[M], columns: Sequence[str], where: dict[str, Any], *, lock: bool = False) -> M | None:
    """Read these columns of the row with these values, locked until the deed ends if asked; None when there is none."""
    connection = _of(model)
    wait = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(
            _select(model._meta.db_table, tuple(columns), tuple(where)) + wait, _own(connection, where.values())
        )
        row = cursor.fetchone()
    if row is None:
        return None
    ids = _ids(model)
    values = [
        UUID(value) if name in ids and isinstance(value, str) else value
        for name, value in zip(columns, row, strict=True)
    ]
    return model.from_db(connection.alias, columns, values)


def insert(model: type[models.Model], values: dict[str, Any]) -> None:
    """Write one row."""
    insert_many(model, tuple(values), [values.values()])


def insert_many(model: type[models.Model], columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Write several rows."""
    connection = _of(model)
    with connection.cursor() as cursor:
        cursor.executemany(_insert(model._meta.db_table, tuple(columns)), [_own(connection, row) for row in rows])


def update(model: type[models.Model], key: Any, values: dict[str, Any]) -> None:
    """Change one row, whose primary key is the column `id`."""
    connection = _of(model)
    with connection.cursor() as cursor:
        cursor.execute(_update(model._meta.db_table, tuple(values)), _own(connection, [*values.values(), key]))


def _of(model: type[models.Model]) -> BaseDatabaseWrapper:
    return connections[router.db_for_write(model)]


def _own(connection: BaseDatabaseWrapper, values: Iterable[Any]) -> list[Any]:
    """Give values in the store's own form: SQLite keeps an id as 32 hex digits."""
    if connection.features.has_native_uuid_field:
        return list(values)
    return [value.hex if isinstance(value, UUID) else value for value in values]


@lru_cache(maxsize=64)
def _ids(model: type[models.Model]) -> frozenset[str]:
    """Name the columns that hold an id."""
    fields = model._meta.concrete_fields
    return frozenset(str(field.column) for field in fields if isinstance(_target(field), models.UUIDField))


def _target(field: Any) -> Any:
    return field.target_field if field.is_relation else field


@lru_cache(maxsize=64)
def _select(table: str, columns: tuple[str, ...], where: tuple[str, ...]) -> str:
    found = " AND ".join(f"{column} = %s" for column in where)
    return f"SELECT {', '.join(columns)} FROM {table} WHERE {found}"  # noqa: S608 -- names of our own columns only


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("%s" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 -- names of our own columns only


@lru_cache(maxsize=64)
def _update(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join(f"{column} = %s" for column in columns)
    return f"UPDATE {table} SET {marks} WHERE id = %s"  # noqa: S608 -- names of our own columns only
