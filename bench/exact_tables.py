"""Every table of one, two and three columns over many rows: us against one GROUP BY a table, in one run.

Usage: python -m bench.exact_tables FILE.parquet [--without-peer]. Both sides are DuckDB with two threads, each in a
process of its own that reads the file, counts, and holds all tables at the end; time is from opening the file on.
The peer is DuckDB alone, as one writes it: the file as a table of words, one GROUP BY for each of the tables.
Fails when the sums of the two are not the same, or when we need more than 15 seconds or 1.5 GB.
"""

import argparse
import json
import resource
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

MOST_SECONDS, MOST_BYTES, WAYS = 15.0, 1.5e9, 3


def ours(file: Path) -> list[int]:
    """Count with the engine of the product; gives for each table how many cells it has and the sum of their squares."""
    from samakki.databook.gateways.counting import counting_store, read_coded  # noqa: PLC0415 -- the peer does not load it
    from samakki.databook.rules.counting import all_crossings, exact_tables  # noqa: PLC0415 -- the peer does not load it
    from samakki.databook.words import Unit  # noqa: PLC0415 -- the peer does not load it

    coded = read_coded(counting_store(), file, Unit.PERSONS)
    wanted = all_crossings([axis.name for axis in coded.axes], WAYS)
    tables = {table.names: table.numbers for table in exact_tables(coded, wanted)}
    return [int((tables[one] ** 2).sum()) for one in wanted]


def peers(file: Path) -> list[int]:
    """Count with one GROUP BY a table."""
    import duckdb  # noqa: PLC0415 -- measured with the rest

    store = duckdb.connect(config={"threads": 2, "memory_limit": "1500MB"})
    store.from_parquet(str(file)).create("counted")
    names = [name for name, *_rest in store.sql("DESCRIBE counted").fetchall()]
    tables = []
    for one in (by for ways in range(1, WAYS + 1) for by in combinations(names, ways)):
        by = ", ".join(f'"{name}"' for name in one)
        tables.append(store.sql(f"SELECT {by}, count(*) AS n FROM counted GROUP BY {by}").to_arrow_table())  # noqa: S608 -- names of columns of our own file
    return [int((table["n"].to_numpy() ** 2).sum()) for table in tables]


def measured(side: str, file: Path) -> dict[str, Any]:
    """Let one side count in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "bench.exact_tables", str(file), "--side", side], check=True, capture_output=True
    )
    told: dict[str, Any] = json.loads(ended.stdout)
    print(f"{side}: {told['seconds']:.1f} s, {told['cpu']:.1f} s of CPU, {told['bytes'] / 1e9:.2f} GB at the most")
    return told


def main() -> int:
    """Measure both and print the ratio."""
    asked = argparse.ArgumentParser()
    asked.add_argument("file", type=Path)
    asked.add_argument("--side", choices=["ours", "peers"])
    asked.add_argument("--without-peer", action="store_true")
    given = asked.parse_args()
    if given.side:
        began, cpu = perf_counter(), process_time()
        sums = {"ours": ours, "peers": peers}[given.side](given.file)
        told = {"seconds": perf_counter() - began, "cpu": process_time() - cpu, "sums": sums}
        print(json.dumps(told | {"bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
        return 0
    we = measured("ours", given.file)
    print(f"{len(we['sums'])} tables")
    holds = we["seconds"] <= MOST_SECONDS and we["bytes"] <= MOST_BYTES
    if not given.without_peer:
        they = measured("peers", given.file)
        print(
            f"{they['seconds'] / we['seconds']:.1f} times faster, {they['bytes'] / we['bytes']:.1f} times less memory"
        )
        print(f"{they['cpu'] / we['cpu']:.1f} times less of the processor")
        same = we["sums"] == they["sums"]
        print("all tables the same" if same else "the tables DIFFER")
        holds = holds and same
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
