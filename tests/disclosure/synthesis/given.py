"""Invented tables for these tests."""

import numpy as np

from samakki.disclosure.synthesis.words import Codebook, Coded, Knobs, Table

QUICK = Knobs(profiles=12, rounds=40, draws=2, sweeps=12)
BOOK: Codebook = {"sex": ("female", "male"), "form": ("labour", "sexual", "other"), "year": tuple("abcdefgh")}


def crowd(rows: int, seed: int = 1, persons: int | None = None) -> Table:
    """Invent rows whose columns hang together, a tenth of each missing."""
    dice = np.random.default_rng(seed)
    sex = dice.integers(0, 2, rows)
    form = np.where(sex == 0, dice.integers(1, 3, rows), 0)
    year = (form * 2 + dice.integers(0, 3, rows)) % 8
    columns = []
    for name, codes in (("sex", sex), ("form", form), ("year", year)):
        lost = dice.random(rows) < 0.1
        columns.append(tuple("" if gone else BOOK[name][code] for code, gone in zip(codes, lost, strict=True)))
    owners = None if persons is None else tuple(f"P{number}" for number in dice.integers(0, persons, rows))
    return Table(tuple(BOOK), tuple(columns), owners)


def numbers(lines: list[list[int]], sizes: tuple[int, ...]) -> Coded:
    """Write numbers down as a coded table."""
    codes = tuple(("", *map(str, range(1, size))) for size in sizes)
    return Coded(tuple(f"c{place}" for place in range(len(sizes))), codes, np.array(lines, dtype=np.int32))
