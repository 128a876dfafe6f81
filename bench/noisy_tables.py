"""Tables with noise: how much of it they need that sums do not take it away again, and how near they stay.

Usage: python -m bench.noisy_tables [SECRETS]. By keys: invented tables under SECRETS (20) secrets each, attacked across
all tables with a threshold of 5; the peer is the same with noise only just above the threshold. Within a budget: the
same tables at epsilon 1; the peer adds the same noise to the finest cells alone, raises what is below 0 to 0, and sums.
Fails when more than one in ten publications with noise of three times the threshold is refused, or when the number of
all is further off than the peer's.
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from time import perf_counter

import numpy as np

from samakki.disclosure.auditing import audit
from samakki.disclosure.budgeted import budgeted, measured
from samakki.disclosure.cellkey import keyed_bounds, perturbed
from samakki.disclosure.counting import count
from samakki.disclosure.linked import Tree, flat, link
from samakki.disclosure.methods import Private
from samakki.disclosure.published import Published
from samakki.disclosure.specification import Source
from samakki.disclosure.synthesis.budget import noise_of, rho_of
from samakki.disclosure.synthesis.noise import with_noise
from samakki.disclosure.synthesis.words import Budget

THRESHOLD, SHARE_REFUSED = 5, 0.1
NOISE = (6, 10, 15, 20)
SHAPES: Mapping[str, tuple[int, tuple[int, ...], tuple[str, ...]]] = {
    "one table of 12 by 2, 300 persons": (300, (12, 2), ("ab",)),
    "two tables, 10 by 2 and 10 by 5, 1,000 persons": (1_000, (10, 2, 5), ("ab", "ac")),
    "15 tables, all pairs of six, 5,000 persons": (
        5_000,
        (10, 8, 6, 5, 4, 3),
        tuple(a + b for a, b in combinations("abcdef", 2)),
    ),
}


def main() -> int:
    """Print both."""
    secrets = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    fair = True
    for name, (persons, sizes, crossed) in SHAPES.items():
        trees = {
            code: flat(code, [str(one) for one in range(size)]) for code, size in zip("abcdef", sizes, strict=False)
        }
        tables = [[trees[code] for code in codes] for codes in crossed]
        refused = {most: sum(keyed(tables, persons, most, seed) for seed in range(secrets)) for most in NOISE}
        fair &= refused[3 * THRESHOLD] <= SHARE_REFUSED * secrets
        told = ", ".join(f"at most {most}: {many} of {secrets}" for most, many in refused.items())
        print(f"{name}: refused with noise of {told}")
        fair &= budget(tables, persons, secrets)
    return int(not fair)


def invented(tables: Sequence[Sequence[Tree]], persons: int, seed: int) -> dict[str, list[str]]:
    """Invent persons: a few codes have most of them."""
    world, draw = np.random.default_rng(99), np.random.default_rng(seed)
    trees = {tree.name: tree for table in tables for tree in table}
    return {
        name: [
            str(code) for code in draw.choice(list(tree.parents), persons, p=world.dirichlet([0.7] * len(tree.parents)))
        ]
        for name, tree in trees.items()
    }


def keyed(tables: Sequence[Sequence[Tree]], persons: int, most: int, seed: int) -> bool:
    """Tell whether figures with noise by keys can be worked out."""
    linked = link(tables)
    secret = np.random.default_rng(seed).bytes(32)
    records = [str(number) for number in range(persons)]
    printed = perturbed(linked, tables, invented(tables, persons, seed), records, secret, most)
    low, high = keyed_bounds(printed, most)
    found = Published(threshold=THRESHOLD, uneven=True, tables=[("t", list(table)) for table in tables])
    found.bounds = {key: (float(low[cell]), float(high[cell])) for cell, key in enumerate(linked.keys)}
    return bool(audit(found, THRESHOLD))


def budget(tables: Sequence[Sequence[Tree]], persons: int, times: int) -> bool:
    """Print how far tables within a budget are off, and the peer's; give whether ours has the surer total."""
    linked = link(tables)
    private = Private(Budget(1.0, 1e-7), Path(), {}, "", 1)
    asked = measured(linked, tables, private)
    off, theirs, seconds = [], [], 0.0
    finest = np.flatnonzero([len(key) == 2 for key in linked.keys])  # noqa: PLR2004 -- tables have two breakdowns here
    scale = noise_of(rho_of(private.budget), len(tables), 1)
    for seed in range(times):
        columns = invented(tables, persons, seed)
        true = count(linked, tables, columns)
        started = perf_counter()
        made = budgeted(linked, tables, Source(columns), asked, private, np.random.default_rng(seed))
        seconds += perf_counter() - started
        off.append((np.abs(made - true)[finest].mean(), abs(int(made[0]) - persons)))
        raised = np.maximum(with_noise(true[finest], scale), 0)
        first = finest < len(linked.tables[0])
        theirs.append((np.abs(raised - true[finest]).mean(), abs(int(raised[first].sum()) - persons)))
    cells, total = np.mean(off, axis=0)
    peer_cells, peer_total = np.mean(theirs, axis=0)
    print(
        f"  within epsilon 1: cells off by {cells:.1f}, all by {total:.1f} ({seconds / times:.2f} s);"
        f" finest cells alone: {peer_cells:.1f} and {peer_total:.1f}, ratios {cells / peer_cells:.2f}"
        f" and {total / max(peer_total, 1e-9):.2f}"
    )
    return bool(total <= peer_total)


if __name__ == "__main__":
    sys.exit(main())
