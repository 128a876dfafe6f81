"""Linear programmes over cells: built once, asked often, each answer starting where the last one stood (HiGHS)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

UNBOUNDED: Final = highspy.kHighsInf
CLOSE: Final = 1e-6
"""Below this two counts are the same count: counts are whole, and HiGHS answers to 1e-7."""


PRIMAL: Final = 4
"""HiGHS's number for the primal simplex method."""


class ContradictionError(Exception):
    """No table fits what was published: somewhere the figures do not add up."""


@dataclass(frozen=True)
class Rows:
    """Sums that hold: row i says that sum(weights * x[cells]) over starts[i]:starts[i+1] lies in low[i]..high[i]."""

    starts: Ints
    cells: Ints
    weights: Floats
    low: Floats
    high: Floats

    def __len__(self) -> int:
        """Count the sums."""
        return len(self.starts) - 1

    def sums(self, of: Floats) -> Floats:
        """Compute each sum for a table."""
        if not len(self):
            return np.zeros(0)
        product = np.concatenate([self.weights * of[self.cells], [0.0]])
        through = np.concatenate([[0.0], np.cumsum(product)])
        return np.asarray(through[self.starts[1:]] - through[self.starts[:-1]])

    def hold(self, of: Floats) -> bool:
        """Tell whether a table keeps all of them."""
        sums = self.sums(of)
        return bool(((sums >= self.low - CLOSE) & (sums <= self.high + CLOSE)).all())


def stacked(parts: Sequence[tuple[Sequence[int], Sequence[float], float, float]]) -> Rows:
    """Make rows of (cells, weights, low, high)."""
    starts = np.cumsum([0, *(len(part[0]) for part in parts)], dtype=np.int64)
    return Rows(
        starts,
        np.asarray([cell for part in parts for cell in part[0]], dtype=np.int64),
        np.asarray([weight for part in parts for weight in part[1]], dtype=np.float64),
        np.asarray([part[2] for part in parts], dtype=np.float64),
        np.asarray([part[3] for part in parts], dtype=np.float64),
    )


class Programme:
    """A set of feasible tables that can be asked for its extremes; `ContradictionError` when it is empty."""

    def __init__(
        self, low: Floats, high: Floats, rows: Rows, *, whole: Sequence[int] = (), primal: bool = False
    ) -> None:
        """Take bounds for each cell and the sums; cells in `whole` take whole numbers only.

        `primal` suits who changes the cost often and the bounds seldom: ten times as quick there, and slow elsewhere.
        """
        self._size = len(low)
        self._every = np.arange(self._size, dtype=np.int32)
        self._solver = _silent()
        if primal:
            self._solver.setOptionValue("simplex_strategy", PRIMAL)
        self._whole = len(whole) > 0
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._size, len(rows)
        model.col_cost_ = np.zeros(self._size)
        model.col_lower_, model.col_upper_ = _finite(low), _finite(high)
        model.row_lower_, model.row_upper_ = _finite(rows.low), _finite(rows.high)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.num_col_, model.a_matrix_.num_row_ = self._size, len(rows)
        model.a_matrix_.start_ = rows.starts.astype(np.int32)
        model.a_matrix_.index_ = rows.cells.astype(np.int32)
        model.a_matrix_.value_ = rows.weights
        if self._whole:
            kinds = [highspy.HighsVarType.kContinuous] * self._size
            for cell in whole:
                kinds[cell] = highspy.HighsVarType.kInteger
            model.integrality_ = kinds
        self._solver.passModel(model)

    def least(self, cost: Floats) -> Floats:
        """Find a table of least cost."""
        self._solver.changeColsCost(self._size, self._every, np.ascontiguousarray(cost, dtype=np.float64))
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            raise ContradictionError
        if status == highspy.HighsModelStatus.kUnbounded:
            return np.full(self._size, UNBOUNDED)
        return np.asarray(self._solver.getSolution().col_value, dtype=np.float64)

    def duals(self) -> tuple[Floats, Floats]:
        """Give the prices of the last answer: of cells, and of sums."""
        found = self._solver.getSolution()
        return np.asarray(found.col_dual, dtype=np.float64), np.asarray(found.row_dual, dtype=np.float64)

    def bound(self, low: Floats, high: Floats) -> None:
        """Change the bounds of all cells."""
        self._solver.changeColsBounds(self._size, self._every, _finite(low), _finite(high))

    def add_row(self, cells: Sequence[int], weights: Sequence[float], low: float, high: float) -> None:
        """Add a sum that must hold."""
        self._solver.addRow(
            low, high, len(cells), np.asarray(cells, dtype=np.int32), np.asarray(weights, dtype=np.float64)
        )


def _silent() -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # HiGHS types all but this
    for option, value in {"output_flag": False, "threads": 1, "random_seed": 7}.items():
        solver.setOptionValue(option, value)
    return solver


def _finite(bounds: Floats) -> Floats:
    return np.ascontiguousarray(np.clip(bounds, -UNBOUNDED, UNBOUNDED), dtype=np.float64)
