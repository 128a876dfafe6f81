"""Synthetic rows: ours, pac-synth's and mbi's from the same file, judged by one and the same function.

Usage: python -m bench.synthesize [--peers PYTHON] [--rows 50000] [--limit SECONDS] [--showcase] [--only PEER]
[--only-ours]. PYTHON is that of an environment with requirements/peers.txt. epsilon is 4, delta 1/(n ln n). The codes
are declared to ours; pac-synth reads them off the rows. Fails when ours is beyond the goals of 50,000 rows: 10 s,
13 / 9 / 5, 5 % / 16 %.
--showcase: the shape of the published run, 6,000 rows of ten columns, combinations up to four, epsilon 0.9.
"""

import argparse
import csv
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from bench.aggregates import peak

from samakki.disclosure.synthesis.domain import coded
from samakki.disclosure.synthesis.making import make, spending_of
from samakki.disclosure.synthesis.reading import read_table
from samakki.disclosure.synthesis.utility import nearness
from samakki.disclosure.synthesis.words import Budget, Coded, Table

MAKER = Path(__file__).resolve().parents[2] / "shared" / "make_microdata.py"
GOALS = ((10.0,), (13.0, 9.0, 5.0), (0.05, 0.16))


def main() -> int:
    """Measure, and print both sides."""
    asked = options()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        file = folder / "true.parquet"
        epsilon, length = (0.9, 4) if asked.showcase else (4.0, 3)
        if asked.showcase:
            pq.write_table(showcase(6_000), file)
        else:
            subprocess.run([sys.executable, asked.maker, str(asked.rows), file], check=True)
        table = read_table(file, None)
        budget = Budget(epsilon, 1 / (table.rows * math.log(table.rows)))
        true, seconds, faults = ours(file, table, budget, length)
        if asked.only_ours:
            return faults
        if not asked.peers.exists():
            print(f"{asked.peers} is not there: make it from requirements/peers.txt, or name another with --peers.")
            return 1
        rho = spending_of(budget, declared=True).rho
        pac = "pac-synth 0.0.8"
        runs = {pac: ["bench/peer_pacsynth.py", "synthesize", file, folder / pac, epsilon, length]}
        runs[pac] += ["published"] if asked.showcase else []
        for kind in () if asked.showcase else ("MST", "AIM"):
            runs[f"mbi 2.0.0, {kind}"] = ["bench/peer_mbi.py", kind, file, folder / f"mbi 2.0.0, {kind}", rho]
        for name, command in runs.items():
            if asked.only in name:
                peer(name, [asked.peers, *command], asked.limit, (true, seconds, folder / name, length))
        return faults


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", type=Path, default=Path("/tmp/peers/bin/python"))  # noqa: S108 -- a place to look
    parser.add_argument("--maker", type=Path, default=MAKER)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("--showcase", action="store_true")
    parser.add_argument("--only", default="", help="only the peers whose name has this in it")
    parser.add_argument("--only-ours", action="store_true")
    return parser.parse_args()


def ours(file: Path, table: Table, budget: Budget, length: int) -> tuple[Coded, float, int]:
    """Make rows with ours, from the file on; tell whether the goals are met."""
    labels = pq.read_table(file)
    book = {
        name: [code for code in labels[name].combine_chunks().dictionary.to_pylist() if code] for name in table.names
    }
    started, worked = perf_counter(), process_time()
    made = make(read_table(file, None), budget, book, 1, np.random.default_rng(7))
    seconds, worked = perf_counter() - started, process_time() - worked
    memory = peak()
    told = nearness(made.true, made.rows, length)
    off = "/".join(f"{each.off:.1f}" for each in told)
    line(f"ours, epsilon {budget.epsilon}", seconds, worked, memory, made.true, made.rows, length)
    least = seconds <= GOALS[0][0] and all(each.off <= goal for each, goal in zip(told, GOALS[1], strict=False))
    sure = all(each.invented <= goal for each, goal in zip(told[1:], GOALS[2], strict=False))
    asked = length == 3 and table.rows == 50_000  # noqa: PLR2004 -- the size that has goals
    if asked:
        print(f"goals {'met' if least and sure else 'NOT met'}: off by {off}")
    return made.true, seconds, int(asked and not (least and sure))


def peer(name: str, command: Sequence[object], limit: float, ours: tuple[Coded, float, Path, int]) -> None:
    """Let a peer do the same, within a limit of time; print it beside ours."""
    true, seconds, out, length = ours
    try:
        run = subprocess.run(["nice", *map(str, command)], check=True, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        print(f"{name}: stopped after {limit:.0f} s, {limit / seconds:.0f} times ours, without a result")
        return
    except subprocess.CalledProcessError as fault:
        print(f"{name}: ended with an error: {fault.stderr[-300:]}")
        return
    told = json.loads(run.stdout.splitlines()[-1])
    line(name, told["seconds"], told["processor"], told["memory"], true, read(out, true), length)
    print(f"  time {told['seconds'] / seconds:.1f} times ours")
    if "aggregates_off" in told:
        print("  its noisy aggregates are off by " + "/".join(f"{each:.1f}" for each in told["aggregates_off"]))


def line(  # noqa: PLR0913, PLR0917 -- one printed line
    name: str, seconds: float, processor: float, memory: float, true: Coded, made: Coded, length: int
) -> None:
    """Print what one side took, and how near it came."""
    told = nearness(true, made, length)
    print(
        f"{name}: {seconds:.1f} s, processor {processor:.1f} s, {memory / 1e6:.0f} MB; off by "
        f"{'/'.join(f'{each.off:.1f}' for each in told)}, with the lost "
        f"{'/'.join(f'{each.off_all:.1f}' for each in told)};"
        f" invented {'/'.join(f'{each.invented:.1%}' for each in told)},"
        f" lost {'/'.join(f'{each.lost:.1%}' for each in told)}"
    )


def read(out: Path, true: Coded) -> Coded:
    """Read a peer's rows in the codes of the true ones."""
    with out.open(newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    place = {name: number for number, name in enumerate(lines[0])}
    columns = tuple(tuple(row[place[name]] for row in lines[1:]) for name in true.names)
    return coded(Table(true.names, columns), dict(zip(true.names, true.codes, strict=True)), strict=True)


def showcase(rows: int) -> pa.Table:
    """Invent rows of the shape that the showcase's own example has: two halves that differ in two columns of ten."""
    dice = np.random.default_rng(7)
    half = rows // 2
    sizes = [(2, 2, 0), (3, 3, 3), (5, 5, 5)]
    table = {}
    for number, (first, second, step) in enumerate(sizes, start=1):
        codes = np.concatenate([dice.integers(0, first + 1, half), dice.integers(0, second + 1, half)])
        codes[half:][codes[half:] > 0] += step
        table[f"H{number}"] = words(codes, max(first, second + step))
    for number in range(4, 11):
        table[f"H{number}"] = words(dice.integers(0, 2, rows), 1)
    return pa.table(table)


def words(codes: np.ndarray[tuple[int, ...], np.dtype[np.int64]], most: int) -> pa.DictionaryArray:
    """Write codes as words; 0 is missing, as pac-synth takes "0" to be."""
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype(np.int32)), pa.array(["", *map(str, range(1, most + 1))])
    )


if __name__ == "__main__":
    sys.exit(main())
