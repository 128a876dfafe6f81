"""A Spark that counts, for rows that are too many for one machine; what it counts is the same expression."""

from typing import Final

import ibis
import pyarrow as pa
from ibis import Table
from pyspark.sql import SparkSession

_QUIET: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
}


class SparkStore:
    """A session of its own on a Spark: no other session sees what is put into it, and nothing of it is kept."""

    def __init__(self, master: str) -> None:
        """Open a session at an address that Spark understands; the first one of a process starts it."""
        builder = SparkSession.builder.master(master).appName("samakki")
        for name, value in _QUIET.items():
            builder = builder.config(name, value)
        self._session = builder.getOrCreate().newSession()
        self._base = ibis.pyspark.connect(self._session)

    def put(self, table: pa.Table, name: str) -> Table:
        """Hand a table to Spark, whose whole numbers all have a sign."""
        signed = pa.schema([(one.name, _signed(one.type)) for one in table.schema])
        self._session.createDataFrame(table.cast(signed)).createOrReplaceTempView(name)
        return self._base.table(name)


def _signed(kind: pa.DataType) -> pa.DataType:
    return pa.int64() if pa.types.is_unsigned_integer(kind) else kind
