"""Exact counts of every combination of codes, up to a length: quickly, and in little memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations as choose
from typing import Final

import numpy as np
import numpy.typing as npt

from samakki.disclosure.synthesis.words import Coded

_DENSE: Final = 1 << 26
"""Up to so many possible combinations they are counted in place; beyond, by sorting."""


@dataclass(frozen=True, slots=True)
class Combined:
    """The combinations of some columns that occur: `codes` has a line a combination and a column a column."""

    columns: tuple[int, ...]
    codes: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int64]


def combinations(data: Coded, length: int, least: int = 1) -> Iterator[Combined]:
    """Count every combination of up to `length` columns, table after table; those under `least` rows are left out.

    A missing value is part of no combination. One table at a time is held: what to keep is the caller's choice.
    """
    for size in range(1, length + 1):
        for columns in choose(range(len(data.names)), size):
            keys, counts = tallied(data, columns)
            enough = counts >= least
            yield Combined(columns, _codes(keys[enough], tuple(data.sizes[each] for each in columns)), counts[enough])


def tallied(data: Coded, columns: tuple[int, ...]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Count the combinations of these columns without missing values; a key is the mixed-radix number of the codes."""
    cells = int(np.prod([data.sizes[each] for each in columns], dtype=np.float64))
    keys = data.values[columns[0]].astype(np.int32 if cells < _DENSE else np.int64)
    for each in columns[1:]:
        keys = keys * keys.dtype.type(data.sizes[each])
        keys += data.values[each]
    if cells >= _DENSE:
        found, counts = np.unique(keys, return_counts=True)
    else:
        tally = np.bincount(keys, minlength=1)
        found = np.flatnonzero(tally)
        counts = tally[found]
    whole = (_codes(found.astype(np.int64), tuple(data.sizes[each] for each in columns)) > 0).all(1)
    return found[whole].astype(np.int64), counts[whole].astype(np.int64)


def _codes(keys: npt.NDArray[np.int64], sizes: tuple[int, ...]) -> npt.NDArray[np.int32]:
    codes = np.empty((len(keys), len(sizes)), np.int32)
    left = keys
    for place in range(len(sizes) - 1, -1, -1):
        codes[:, place] = left % sizes[place]
        left = left // sizes[place]
    return codes
