"""Rows from a file, coded column by column and put into a store that counts: DuckDB, where nobody says otherwise."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Protocol

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from ibis import Table

from samakki.databook.rules.counting import Coded
from samakki.databook.words import Unit
from samakki.databook.words.counted import Axis

_WIDTHS: Final = (np.uint8, np.uint16, np.uint32)


class Store(Protocol):
    """What counts: rows are put into it under a name, and are gone with it."""

    def put(self, table: pa.Table, name: str) -> Table:
        """Take rows in, and give the table that expressions are written on."""


class DuckStore:
    """A DuckDB in memory."""

    def __init__(self, threads: int, memory: str) -> None:
        """Open one that uses at most so many threads, and so much memory before it writes to disk."""
        self._base = ibis.duckdb.connect(threads=threads, memory_limit=memory, preserve_insertion_order=False)

    def put(self, table: pa.Table, name: str) -> Table:
        """Copy a table into DuckDB; by its own way: of Ibis' way a newer sqlglot cannot write the last statement."""
        self._base.con.register(f"{name}_read", table)
        self._base.con.execute(f'CREATE TABLE "{name}" AS SELECT * FROM "{name}_read"')  # noqa: S608 -- names that we give
        self._base.con.unregister(f"{name}_read")
        return self._base.table(name)


def counting_store(threads: int = 2, memory: str = "700MB", spark: str = "") -> Store:
    """Open what counts: a DuckDB in memory, or Spark where its address is given (`local[2]`, `spark://host:7077`)."""
    if not spark:
        return DuckStore(threads, memory)
    from samakki.databook.gateways.spark import SparkStore  # noqa: PLC0415 -- a library that most nodes do not have

    return SparkStore(spark)


def read_coded(store: Store, file: Path, unit: Unit, name: str = "rows") -> Coded:
    """Put a Parquet file of codes into the store, one row a unit; a blank is a code of its own, the empty one.

    Every column of it is counted by. Raises pyarrow.ArrowInvalid for what is no Parquet file.
    """
    source = pq.ParquetFile(file)
    axes, columns = [], []
    for column in source.schema_arrow.names:
        axis, places = _coded(column, source.read([column]).column(column))
        axes.append(axis)
        columns.append(places)
    table = pa.table(columns, names=[axis.name for axis in axes])
    return Coded(store.put(table, name), tuple(axes), unit)


def _coded(name: str, column: Any) -> tuple[Axis, Any]:
    """Give the codes in their order, and for each row the place of its own, as narrow as may be."""
    known = column if pa.types.is_dictionary(column.type) else column.cast(pa.string()).dictionary_encode()
    whole = known.unify_dictionaries().combine_chunks()
    whole = whole.combine_chunks() if isinstance(whole, pa.ChunkedArray) else whole
    met = ["" if one is None else str(one) for one in whole.dictionary.to_pylist()]
    codes = sorted({*met, *([""] if whole.null_count else [])})
    width = next(width for width in _WIDTHS if len(codes) <= np.iinfo(width).max)
    places = np.array([codes.index(one) for one in met], width)
    blank = len(met) if whole.null_count else 0
    if whole.null_count:
        places = np.append(places, width(codes.index("")))
    return Axis(name, tuple(codes)), pa.array(places[pc.fill_null(whole.indices, blank).to_numpy()])


def put_facts(store: Store, facts: Iterable[tuple[str, str, str]], name: str = "facts") -> Table:
    """Put facts into the store: persons by number, dimensions, codes."""
    columns = list(zip(*facts, strict=True)) or [(), (), ()]
    told = pa.table([pa.array(one, pa.string()) for one in columns], names=["person", "dimension", "code"])
    return store.put(told, name)
