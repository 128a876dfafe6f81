"""What mbi does with the same file. Started by bench/synthesize.py with the peers' Python.

Usage: peer_mbi.py MST|AIM FILE OUT RHO. Prints one line of JSON. mbi 2.0.0 brings the engine, not the mechanisms: MST
(McKenna, Miklau, Sheldon 2021) and AIM (the same with Mullins, 2022) are written here after their papers, over all
pairs of columns. Their noise is numpy's: what is measured is nearness and time, and nothing of it is published.
"""

import csv
import json
import math
import sys
from itertools import combinations
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import jax
import numpy as np
import pyarrow.parquet as pq

jax.config.update("jax_enable_x64", True)  # noqa: FBT003 -- jax's form

import mbi  # noqa: E402 -- it warns when jax was not told before

DICE = np.random.default_rng(7)
MOST_CELLS = 2_000_000
ROUNDS = 1000


def main() -> None:
    """Make the rows and print what it took."""
    kind, place, out, rho = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
    table = pq.read_table(place)
    names = table.column_names
    columns = [table[name].combine_chunks() for name in names]
    labels = [column.dictionary.to_pylist() for column in columns]
    domain = mbi.Domain(names, [len(each) for each in labels])
    values = {name: np.asarray(column.indices) for name, column in zip(names, columns, strict=True)}
    data = mbi.Dataset(values, domain)
    started, worked = perf_counter(), process_time()
    made = (mst if kind == "MST" else aim)(data, domain, names, rho).synthetic_data(rows=len(values[names[0]]))
    took = {"seconds": perf_counter() - started, "processor": process_time() - worked}
    lines = [[codes[code] for code in made.to_dict()[name]] for name, codes in zip(names, labels, strict=True)]
    with open(out, "w", newline="", encoding="utf-8") as file:  # noqa: PTH123 -- as csv's own pages do
        csv.writer(file).writerows([names, *zip(*lines, strict=True)])
    print(json.dumps({**took, "memory": peak()}))


def peak() -> int:
    """Tell the most memory of this process; what `resource` tells begins with that of whoever started it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def measure(data: Any, clique: tuple[str, ...], rho: float) -> Any:
    """Count one table with noise that costs rho."""
    scale = math.sqrt(1 / (2 * rho))
    counts = np.asarray(data.project(clique).datavector())
    return mbi.LinearMeasurement(counts + DICE.normal(0, scale, counts.shape), clique, scale)


def chosen(scores: np.ndarray, rho: float, moved: float) -> int:
    """Choose by the exponential mechanism, at a cost of rho."""
    return int(np.argmax(scores * math.sqrt(8 * rho) / (2 * moved) + DICE.gumbel(size=scores.shape)))


def missed(data: Any, model: Any, pair: tuple[str, str]) -> float:
    """Tell how far the model is off on a pair of columns."""
    ours, theirs = (np.asarray(each.project(pair).datavector()) for each in (data, model))
    return float(np.abs(ours - theirs).sum())


def mst(data: Any, domain: Any, names: list[str], rho: float) -> Any:
    """Measure every column, then the pairs of a tree that is chosen privately, each a third of the budget."""
    told = [measure(data, (name,), rho / 3 / len(names)) for name in names]
    model = mbi.estimation.MirrorDescent().estimate(domain, told, iters=ROUNDS)
    gains = {pair: missed(data, model, pair) for pair in combinations(names, 2)}
    group = {name: {name} for name in names}
    for _ in range(len(names) - 1):
        open_pairs = [pair for pair in gains if group[pair[0]] is not group[pair[1]]]
        pair = open_pairs[chosen(np.array([gains[each] for each in open_pairs]), rho / 3 / (len(names) - 1), 1.0)]
        joined = group[pair[0]] | group[pair[1]]
        for name in joined:
            group[name] = joined
        told.append(measure(data, pair, rho / 3 / (len(names) - 1)))
    return mbi.estimation.MirrorDescent().estimate(domain, told, iters=ROUNDS)


def aim(data: Any, domain: Any, names: list[str], rho: float) -> Any:
    """Measure pair after pair, the one that the model misses most of those that keep it small."""
    turns = 16 * len(names)
    step = rho / turns
    told = [measure(data, (name,), 0.9 * step) for name in names]
    left = rho - 0.9 * step * len(names)
    model = mbi.estimation.MirrorDescent().estimate(domain, told, iters=ROUNDS)
    cliques = [(name,) for name in names]
    while left > step:
        small = [pair for pair in combinations(names, 2) if fits(domain, [*cliques, pair])]
        noise = math.sqrt(1 / (1.8 * step))
        sizes = [domain.size(pair) for pair in small]
        gains = [
            missed(data, model, pair) - math.sqrt(2 / math.pi) * noise * size
            for pair, size in zip(small, sizes, strict=True)
        ]
        pair = small[chosen(np.array(gains), 0.1 * step, 1.0)]
        told.append(measure(data, pair, 0.9 * step))
        cliques.append(pair)
        left -= step
        before = np.asarray(model.project(pair).datavector())
        model = mbi.estimation.MirrorDescent().estimate(domain, told, iters=ROUNDS)
        if np.abs(np.asarray(model.project(pair).datavector()) - before).sum() <= noise * domain.size(pair) * 0.8:
            step = min(4 * step, left)
    return model


def fits(domain: Any, cliques: list[tuple[str, ...]]) -> bool:
    """Tell whether a model of these tables stays small enough."""
    tree, _order = mbi.junction_tree.make_junction_tree(domain, cliques)
    return sum(domain.size(node) for node in tree.nodes()) <= MOST_CELLS


if __name__ == "__main__":
    main()
