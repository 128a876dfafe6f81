"""Exact counts of all combinations up to three of twelve columns, ours and pac-synth's, each in a process of its own.

Usage: python -m bench.aggregates [--peers PYTHON] [--rows 500000] [--without-peer]. Fails when ours is not ten times as
fast (processor) in a fifth of the memory, or finds another number of combinations; 5,000,000 rows within 4 GB.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import pyarrow.parquet as pq

from samakki.disclosure.synthesis.combining import combinations
from samakki.disclosure.synthesis.words import Coded

MAKER = Path(__file__).resolve().parents[2] / "shared" / "make_microdata.py"
FASTER, SMALLER, MOST = 10, 5, 4e9


def main() -> int:
    """Measure both and print the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", type=Path, default=Path("/tmp/peers/bin/python"))  # noqa: S108 -- a place to look
    parser.add_argument("--maker", type=Path, default=MAKER)
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--without-peer", action="store_true")
    parser.add_argument("--inside", type=Path, help="for the process that is measured")
    asked = parser.parse_args()
    if asked.inside:
        print(json.dumps(ours(asked.inside)))
        return 0
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "rows.parquet"
        subprocess.run([sys.executable, asked.maker, str(asked.rows), file], check=True)
        mine = run([sys.executable, "-m", "bench.aggregates", "--inside", file])
        print(f"ours, {asked.rows:,} rows: {told(mine)}")
        if asked.without_peer:
            return int(mine["memory"] > MOST)
        if not asked.peers.exists():
            print(f"{asked.peers} is not there: make it from requirements/peers.txt, or name another with --peers.")
            return 1
        theirs = run([asked.peers, "bench/peer_pacsynth.py", "aggregates", file, 3])
    print(f"pac-synth 0.0.8: {told(theirs)}")
    faster, smaller = theirs["processor"] / mine["processor"], theirs["memory"] / mine["memory"]
    print(f"ratios: processor {faster:.0f}, memory {smaller:.1f}")
    return int(faster < FASTER or smaller < SMALLER or mine["found"] != theirs["found"])


def ours(file: Path) -> dict[str, float]:
    """Count, and keep all that was found."""
    started, worked = perf_counter(), process_time()
    table = pq.read_table(file)
    columns = [table[name].combine_chunks() for name in table.column_names]
    codes = tuple(tuple(column.dictionary.to_pylist()) for column in columns)
    values = np.stack([np.asarray(column.indices) for column in columns])
    del columns, table
    kept = list(combinations(Coded(tuple(map(str, range(len(codes)))), codes, values), 3))
    return {
        "found": sum(len(each.counts) for each in kept),
        "reportable": sum(int((each.counts >= 10).sum()) for each in kept),  # noqa: PLR2004 -- a usual threshold
        "seconds": perf_counter() - started,
        "processor": process_time() - worked,
        "memory": peak(),
    }


def peak() -> int:
    """Tell the most memory of this process; what `resource` tells begins with that of whoever started it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def run(command: list[object]) -> dict[str, float]:
    """Run one side and read what it tells."""
    done = subprocess.run(["nice", *map(str, command)], check=True, capture_output=True, text=True)
    read: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return read


def told(side: dict[str, float]) -> str:
    """Put one side in words."""
    return (
        f"{side['found']:,.0f} combinations in {side['seconds']:.1f} s, processor {side['processor']:.1f} s,"
        f" {side['memory'] / 1e6:.0f} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
