"""Exact tables are exact: the same as a naive count, on each backend that is here, in a unit that is kept."""

import sqlite3
from collections import Counter
from itertools import product
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samakki.databook.gateways.counting import counting_store, put_facts, read_coded
from samakki.databook.rules.counting import Coded, all_crossings, exact_tables, passes
from samakki.databook.rules.crossing import crossed_persons, persons_in_all
from samakki.databook.words import MixedUnitsError, Unit
from samakki.databook.words.counted import Axis, ColumnUnknownError, GridsDifferError

AXES = (Axis("sex", ("", "f", "m")), Axis("age", ("child", "adult")), Axis("form", ("a", "b", "c", "d")))
ROWS = st.lists(st.tuples(*(st.integers(0, len(axis.codes) - 1) for axis in AXES), st.integers(0, 99)), max_size=60)
BACKENDS = ["duckdb", "sqlite"]


def stored(backend: str, rows: list[tuple[int, ...]]) -> ibis.Table:
    names = [*(axis.name for axis in AXES), "money"]
    made = ", ".join(f"{name} INTEGER" for name in names)
    store = ibis.duckdb.connect() if backend == "duckdb" else ibis.sqlite.connect()
    store.con.execute(f"CREATE TABLE counted ({made})")
    if rows:
        store.con.executemany("INSERT INTO counted VALUES (?, ?, ?, ?)", rows)
    if isinstance(store.con, sqlite3.Connection):
        store.con.commit()
    return store.table("counted")


@pytest.mark.parametrize("backend", BACKENDS)
@settings(max_examples=15, deadline=None)
@given(rows=ROWS, cells=st.sampled_from([1, 8, 24]))
def test_each_number_is_what_a_naive_count_gives(backend: str, rows: list[tuple[int, ...]], cells: int) -> None:
    table = stored(backend, rows)
    wanted = all_crossings([axis.name for axis in AXES], 3)
    for amount in (None, "money"):
        coded = Coded(table, AXES, Unit.AMOUNTS if amount else Unit.CASES, amount)
        found = {one.names: one for one in exact_tables(coded, wanted, cells)}
        assert set(found) == set(wanted)
        for names, one in found.items():
            places = [[axis.name for axis in AXES].index(name) for name in names]
            naive: Counter[tuple[int, ...]] = Counter()
            for row in rows:
                naive[tuple(row[place] for place in places)] += row[3] if amount else 1
            for cell in product(*(range(len(axis.codes)) for axis in one.axes)):
                assert one.numbers[cell] == naive[cell]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_crossing_is_given_in_the_order_asked_for(backend: str) -> None:
    coded = Coded(stored(backend, [(1, 0, 3, 5), (2, 1, 3, 5), (2, 1, 0, 5)]), AXES, Unit.PERSONS)
    (table,) = exact_tables(coded, [("form", "sex")])
    assert table.names == ("form", "sex")
    assert table.at({"form": "d", "sex": "m"}) == table.at({"sex": "f", "form": "d"}) == 1
    assert table.at({"form": "a", "sex": "m"}) == 1
    assert table.at({"form": "a", "sex": "f"}) == 0


def test_all_of_twelve_columns_lie_in_few_passes() -> None:
    sizes = dict.fromkeys("abcdefghij", 10) | {"k": 80, "l": 80}
    wanted = all_crossings(list(sizes), 3)
    assert len(wanted) == 298
    made = list(passes(wanted, sizes, 100_000))
    assert sorted(one for _wide, within in made for one in within) == sorted(wanted)
    assert all(set(one) <= set(wide) for wide, within in made for one in within)
    assert len(made) < 100


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ColumnUnknownError, match="height"):
        list(exact_tables(Coded(stored("duckdb", []), AXES, Unit.CASES), [("sex", "height")]))


@pytest.mark.req("STAT-21")
def test_persons_and_cases_are_never_added() -> None:
    rows = stored("duckdb", [(1, 0, 3, 5)])
    (persons,) = exact_tables(Coded(rows, AXES, Unit.PERSONS), [("sex",)])
    (cases,) = exact_tables(Coded(rows, AXES, Unit.CASES), [("sex",)])
    (others,) = exact_tables(Coded(rows, AXES, Unit.PERSONS), [("form",)])
    with pytest.raises(MixedUnitsError, match="persons and cases are not added"):
        _ = persons + cases
    with pytest.raises(GridsDifferError):
        _ = persons + others
    assert (persons + persons).at({"sex": "f"}) == 2


def test_a_file_is_coded_and_a_blank_is_a_code_of_its_own(tmp_path: Path) -> None:
    place = tmp_path / "rows.parquet"
    sex = pa.array(["f", "", None, "m", "f"]).dictionary_encode()
    pq.write_table(pa.table({"sex": sex, "year": [2024, 2024, 2025, 2025, 2025]}), place)
    coded = read_coded(counting_store(1), place, Unit.PERSONS)
    assert coded.axes == (Axis("sex", ("", "f", "m")), Axis("year", ("2024", "2025")))
    (table,) = exact_tables(coded, [("sex", "year")])
    assert table.numbers.tolist() == [[1, 1], [1, 1], [0, 1]]


FACTS = [
    *(("p1", "sex", "f"), ("p1", "form", "labour"), ("p1", "form", "marriage")),
    *(("p2", "sex", "f"), ("p2", "form", "unknown"), ("p3", "sex", "m")),
]


def facts(backend: str) -> ibis.Table:
    if backend == "duckdb":
        return put_facts(counting_store(1), FACTS)
    store = ibis.sqlite.connect()
    store.con.execute("CREATE TABLE facts (person TEXT, dimension TEXT, code TEXT)")
    store.con.executemany("INSERT INTO facts VALUES (?, ?, ?)", FACTS)
    store.con.commit()
    return store.table("facts")


@pytest.mark.parametrize("backend", BACKENDS)
def test_facts_are_crossed_by_persons_and_who_was_not_asked_stands_apart(backend: str) -> None:
    told = facts(backend)
    found = crossed_persons(told, ["form", "sex"]).to_pyarrow().to_pylist()
    assert {(row["by0"], row["by1"]): row["number"] for row in found} == {
        ("labour", "f"): 1,
        ("marriage", "f"): 1,
        ("unknown", "f"): 1,
        ("not asked", "m"): 1,
    }
    assert persons_in_all(told).to_pyarrow().to_pylist() == [{"number": 3}]
    women = [("sex", ["f"])]
    assert persons_in_all(told, women).to_pyarrow().to_pylist() == [{"number": 2}]
    assert {row["by0"] for row in crossed_persons(told, ["form"], women).to_pyarrow().to_pylist()} == {
        *("labour", "marriage", "unknown")
    }
