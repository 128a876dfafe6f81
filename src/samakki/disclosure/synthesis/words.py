"""What is synthesized, within which budget, and why it may be refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]

MISSING: Final = ""
"""A missing value: a value of its own, never left out, and never part of a combination that is counted as one."""

RARE: Final = "(rare)"
"""What stands for the codes that were too few to be found privately."""

MOST_CELLS: Final = 3_000_000
"""Cells of all pairs of columns together; beyond that the noise would drown what is told, and take minutes to draw."""

MOST_TRIPLES: Final = 60_000_000
"""Cells of all triples of columns together: their expected counts are held in memory."""


class RefusedError(Exception):
    """Nothing was made and nothing was spent; the message says why."""


class UnreadableError(RefusedError):
    """The file is no table that can be synthesized."""


class SpentError(RefusedError):
    """The budget of these persons is spent."""


Codebook = Mapping[str, Sequence[str]]
"""The codes that a column may have, as they are publicly known; never read off the persons' own rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: headings, and a column of words for each; `persons` says whose row each is."""

    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    persons: tuple[str, ...] | None = None

    @property
    def rows(self) -> int:
        """Tell how many rows there are."""
        return len(self.columns[0]) if self.columns else 0


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows as numbers: `values` has a line a column and a number a row; code 0 of every column is the missing value."""

    names: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    values: Codes

    @property
    def sizes(self) -> tuple[int, ...]:
        """Tell how many codes each column has, the missing value among them."""
        return tuple(len(each) for each in self.codes)

    @property
    def rows(self) -> int:
        """Tell how many rows there are."""
        return int(self.values.shape[1])


@dataclass(frozen=True, slots=True)
class Budget:
    """What a release may tell of a person: (epsilon, delta) differential privacy; who counts is the whole person."""

    epsilon: float
    delta: float

    def __post_init__(self) -> None:
        """Refuse what promises nothing."""
        if not 0 < self.epsilon <= 100 or not 0 < self.delta < 0.1:  # noqa: PLR2004 -- beyond them nothing is promised
            message = "epsilon lies above 0 and up to 100, delta between 0 and 0.1."
            raise RefusedError(message)


@dataclass(frozen=True, slots=True)
class Spending:
    """What a release costs a person: rho in zero-concentrated differential privacy, and a delta on top of it."""

    rho: float
    delta: float = 0.0


@dataclass(frozen=True, slots=True)
class Counted:
    """Noisy counts of all pairs of columns: all that is ever learnt from the rows.

    `pairs` has a line and a column for each code of each column; blocks of a column with itself are 0 and unmeasured.
    `offsets` says where each column's codes begin. `noise` is the standard deviation of each cell.
    """

    pairs: Reals
    offsets: npt.NDArray[np.int64]
    noise: float
    singles: Reals
    total: float


@dataclass(frozen=True, slots=True)
class Knobs:
    """How rows are fitted; none of it touches the persons' rows, so none of it costs privacy.

    `least_pair`, `least_triple` and `least_single` are in standard deviations of the noise: what is expected less often
    stands in no row. `beside` is the share of the likeliest from which on a neighbour is kept all the same.
    """

    profiles: int = 200
    rounds: int = 600
    draws: int = 3
    sweeps: int = 100
    moved: float = 0.03
    pull: float = 15.0
    least_pair: float = 0.4
    least_triple: float = 0.065
    beside: float = 0.8
    least_single: float = 1.8
