"""Counts the same invented rows and facts on DuckDB or on Spark, as SAMAKKI_SPARK says."""

import json
from typing import Any, Final

import numpy as np
import pyarrow as pa
from django.conf import settings

from samakki.databook.gateways import measures
from samakki.databook.gateways.counting import counting_store
from samakki.databook.gateways.crossing import crossed
from samakki.databook.rules.counting import Coded, all_crossings, exact_tables
from samakki.databook.words import Definition, Unit
from samakki.databook.words.counted import Axis

SIZES: Final = {"sex": 3, "age": 4, "form": 7, "country": 40}
ROWS: Final = 2_000
PERSONS: Final = 300
Facts = list[tuple[str, str, str]]


def counted() -> dict[str, Any]:
    """Count where the settings say: every table of the rows, in rows and in money, and every measure."""
    return {"rows": _tables(None), "money": _tables("money"), "measures": _measures(PERSONS), "nobody": _measures(0)}


def _tables(amount: str | None) -> dict[str, Any]:
    chance = np.random.default_rng(7)
    columns = {name: pa.array(chance.integers(0, size, ROWS).astype(np.uint8)) for name, size in SIZES.items()}
    rows = pa.table({**columns, "money": pa.array(chance.integers(0, 10_000, ROWS))})
    axes = tuple(Axis(name, tuple(f"{place:02}" for place in range(size))) for name, size in SIZES.items())
    store = counting_store(1, spark=settings.SAMAKKI_SPARK)
    coded = Coded(store.put(rows, "counted"), axes, Unit.AMOUNTS if amount else Unit.CASES, amount)
    return {"/".join(one.names): one.numbers.tolist() for one in exact_tables(coded, all_crossings(list(SIZES), 3))}


def _measures(persons: int) -> dict[str, Any]:
    countable = [one for one in measures() if not one.lacks]
    facts = _facts(countable, persons)
    return {f"{one.name} {one.version}": json.loads(json.dumps(crossed(facts, one))) for one in countable}


def _facts(countable: list[Definition], persons: int) -> Facts:
    """Tell of invented persons in every dimension of the measures: of some nothing, of some several things."""
    chance = np.random.default_rng(11)
    only = {name: codes for one in countable for name, codes in one.only}
    dimensions = sorted({name for one in countable for name in one.by} | set(only))
    codes = {name: sorted({"unknown", "suppressed", "a", "b", *only.get(name, ())}) for name in dimensions}
    return [
        (f"p{person}", name, str(code))
        for person in range(persons)
        for name in dimensions
        for code in chance.choice(codes[name], chance.integers(0, 3), replace=False)
    ]
