"""Which codes there are: declared by a public codebook, or found privately when there is none.

A code that only one person has would betray that person by merely standing in the list. Without a codebook the rows of
every code are therefore counted with noise, and a code is taken up only above a threshold which the codes of one person
pass with a chance of at most delta (a stability histogram; Bun, Nissim and Stemmer 2016).
"""

import math
from collections import Counter
from statistics import NormalDist
from typing import Final

import numpy as np

from samakki.disclosure.synthesis.noise import with_noise
from samakki.disclosure.synthesis.words import MISSING, RARE, Codebook, Coded, RefusedError, Spending, Table

SHARE: Final = 0.1
"""How much of rho finding the codes takes, and half of delta."""


def find_codes(table: Table, spending: Spending, rows: int) -> Codebook:
    """Find the codes of each column privately; costs what `spending` says, for a person with up to `rows` rows."""
    columns = len(table.columns)
    scale = rows * math.sqrt(columns / (2 * spending.rho))
    least = threshold(scale, spending.delta / (columns * rows), rows)
    found: dict[str, tuple[str, ...]] = {}
    for name, column in zip(table.names, table.columns, strict=True):
        counts = Counter(column)
        seen = sorted(value for value in counts if value not in {MISSING, RARE})
        noisy = with_noise(np.array([counts[value] for value in seen], dtype=np.int64), scale)
        found[name] = (RARE, *(value for value, count in zip(seen, noisy, strict=True) if count >= least))
    return found


def threshold(scale: float, chance: float, rows: int) -> float:
    """Tell from which noisy count on a code is taken up: one with `rows` rows passes with at most that chance.

    The tail of the discrete Gaussian from t on is at most that of the continuous one from t - 1 on.
    """
    return rows + 1 + scale * -NormalDist().inv_cdf(chance)


def coded(table: Table, book: Codebook, *, strict: bool) -> Coded:
    """Write the rows as numbers; what is in no codebook is refused when strict, else counts as rare.

    Raises:
        RefusedError: a column has no codes, or a row has one that its codebook lacks.

    """
    lists, lines = [], []
    for name, column in zip(table.names, table.columns, strict=True):
        if name not in book:
            message = f"The codebook says nothing of the column {name!r}."
            raise RefusedError(message)
        codes = (MISSING, *dict.fromkeys(code for code in book[name] if code != MISSING))
        place = {code: number for number, code in enumerate(codes)}
        other = place.get(RARE, -1)
        line = np.fromiter((place.get(value, other) for value in column), np.int32, len(column))
        if strict and (line < 0).any():
            message = f"The column {name!r} has codes that its codebook lacks. Nothing was made and nothing was spent."
            raise RefusedError(message)
        lists.append(codes)
        lines.append(line)
    return Coded(table.names, tuple(lists), np.stack(lines) if lines else np.zeros((0, 0), np.int32))
