"""Protect 66 linked tables of one list of persons; against hiding by rows and columns, and against the optimum.

Usage: python -m bench.protect MICRODATA.parquet [THRESHOLD] [TABLES]. All pairs of the twelve columns, made by
../shared/make_microdata.py. The peers: only the small cells, and the usual greedy way (each row and column of a table
that hides one cell hides its smallest other). Each is attacked in the same way, across all tables. Then TABLES (50)
small tables: the quick way against the exact optimum. Fails when a cell can be worked out, at more than 60 s, 1.3
times the small cells, or 5 % above the optimum.
"""

import sys
from itertools import combinations, pairwise
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from pyarrow import parquet

from samakki.disclosure.attack import Flags, attack
from samakki.disclosure.counting import count
from samakki.disclosure.hiding import CannotProtectError, Figures, Rule, figures, hide, unhide
from samakki.disclosure.linked import flat, link
from samakki.disclosure.optimum import optimum
from samakki.disclosure.protecting import protect

MOST_SECONDS, MOST_CELLS, MOST_ABOVE = 60.0, 1.3, 1.05
SHAPES = ((5, 6), (7, 5), (6, 8), (4, 4, 4), (8, 8))


def main() -> int:
    """Print both sides."""
    threshold = int(sys.argv[2]) if len(sys.argv) > 2 else 5  # noqa: PLR2004 -- the second argument
    tables = int(sys.argv[3]) if len(sys.argv) > 3 else 50  # noqa: PLR2004 -- the third argument
    of = pairs(Path(sys.argv[1]), threshold)
    small = int(of.small.sum())
    print(f"{len(of.linked.tables)} tables, {of.linked.size:,} cells, {small:,} of 1 to {threshold - 1}")
    peer(of, "only the small cells", of.small)
    started = perf_counter()
    by_rows = greedy(of)
    peer(of, f"rows and columns ({perf_counter() - started:.1f} s)", by_rows)
    started, worked = perf_counter(), process_time()
    hidden = protect(of)
    took, worked = perf_counter() - started, process_time() - worked
    peer(of, f"ours ({took:.1f} s, {worked:.1f} s of one processor, most {MOST_SECONDS:.0f})", hidden)
    left = attack(of.linked, of.seen(hidden), of.threshold, hidden).bad
    above = against_the_optimum(tables)
    return int(len(left) > 0 or took > MOST_SECONDS or hidden.sum() > MOST_CELLS * small or above > MOST_ABOVE)


def peer(of: Figures, name: str, hidden: Flags) -> None:
    """Attack a choice of cells, and print what it leaves."""
    started = perf_counter()
    bad = attack(of.linked, of.seen(hidden), of.threshold, of.small).bad
    small = int(of.small.sum())
    print(
        f"{name}: {int(hidden.sum()):,} hidden, {hidden.sum() / small:.3f} times the small ones;"
        f" {len(bad):,} ({len(bad) / small:.1%}) can be worked out (attacked in {perf_counter() - started:.1f} s)"
    )


def pairs(file: Path, threshold: int) -> Figures:
    """Count all pairs of columns."""
    rows = parquet.read_table(file)
    columns = {name: [str(value or "-") for value in rows[name].to_pylist()] for name in rows.column_names}
    trees = {name: flat(name, sorted(set(codes))) for name, codes in columns.items()}
    tables = [(trees[one], trees[other]) for one, other in combinations(columns, 2)]
    linked = link(tables)
    return figures(linked, count(linked, tables, columns), Rule(threshold))


def greedy(of: Figures) -> Flags:
    """Let no sum hide exactly one cell: hide its smallest other, until none does."""
    hidden = of.small.copy()
    sums = [of.linked.members[first:last] for first, last in pairwise(of.linked.starts)]
    changed = True
    while changed:
        changed = False
        for members in sums:
            if hidden[members].sum() == 1:
                others = members[1:][~hidden[members[1:]] & of.may[members[1:]]]
                if len(others):
                    hidden[others[np.argmin(of.counts[others])]] = True
                    changed = True
    return hidden


def against_the_optimum(tables: int) -> float:
    """Protect small tables quickly and exactly; print and give how many times the optimum the quick way hides."""
    draw = np.random.default_rng(3)
    cells, seconds, tried = np.zeros(3), np.zeros(2), 0
    while tried < tables:
        of = some(draw, SHAPES[tried % len(SHAPES)])
        started = perf_counter()
        try:
            best = optimum(of)
            between = perf_counter()
            quick = unhide(of, hide(of), of.small)
        except CannotProtectError:
            continue
        seconds += between - started, perf_counter() - between
        cells += of.small.sum(), best.sum(), quick.sum()
        tried += 1
    print(
        f"{tables} small tables, {cells[0]:.0f} small cells: optimum {cells[1]:.0f} ({seconds[0]:.1f} s), quick"
        f" {cells[2]:.0f} ({seconds[1]:.1f} s), ratio {cells[2] / cells[1]:.3f} (most {MOST_ABOVE});"
        " tables as small as these are published with the optimum"
    )
    return float(cells[2] / cells[1])


def some(draw: np.random.Generator, shape: tuple[int, ...]) -> Figures:
    """Invent a table of two breakdowns, or three tables of the pairs of three."""
    size = int(np.prod(shape))
    atoms = draw.multinomial(size * 6, draw.dirichlet(np.full(size, 0.35)))
    places = np.stack(np.unravel_index(np.arange(size), shape))
    trees = [flat("abc"[number], [f"{code}" for code in range(codes)]) for number, codes in enumerate(shape)]
    tables = list(combinations(trees, 2))
    linked = link(tables)
    columns = {tree.name: [str(code) for code in places[number]] for number, tree in enumerate(trees)}
    return figures(linked, count(linked, tables, columns, atoms), Rule(5))


if __name__ == "__main__":
    sys.exit(main())
