"""Rows are improved one code at a time until their counts of pairs are the likely ones, as near as they come.

A change is proposed from the row's own profile, and taken when the counts come nearer and nothing arises that may not
stand together. Cells count the more the smaller they are. Only synthetic rows and noisy counts are looked at.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from samakki.disclosure.synthesis.counting import crosstab
from samakki.disclosure.synthesis.drawing import Drawn
from samakki.disclosure.synthesis.support import Support, flaws_with
from samakki.disclosure.synthesis.words import Codes, Counted, Knobs, Reals

_SLOWER = 0.7


@dataclass(slots=True)
class _State:
    """How far each pair is from its target (`gaps`, told anew with each change), and how much each cell counts."""

    gaps: Reals
    worth: Reals
    wanted: Reals
    worth_alone: Reals
    starts: npt.NDArray[np.int64]


def improve(  # noqa: PLR0913, PLR0917 -- what is improved, towards what, within what, and the dice
    drawn: Drawn, counted: Counted, likely: Reals, support: Support, knobs: Knobs, dice: np.random.Generator
) -> None:
    """Improve the rows in place."""
    ease = np.float32(max(counted.noise, 1.0))
    wanted = np.maximum(counted.singles, 0)
    state = _State(
        likely - crosstab(drawn.values, support.sizes),
        (1 / (likely + ease)).astype(np.float32),
        wanted,
        (knobs.pull / (wanted + ease)).astype(np.float32),
        counted.offsets,
    )
    ladders = [_ladder(each) for each in drawn.chances]
    for turn in range(knobs.sweeps):
        share = knobs.moved * (1 - _SLOWER * turn / knobs.sweeps)
        for column in dice.permutation(len(drawn.values)):
            rows = np.flatnonzero(dice.random(drawn.values.shape[1], dtype=np.float32) < share)
            thrown = dice.random(len(rows), dtype=np.float32)
            codes = (ladders[column][drawn.profiles[rows]] < thrown[:, None]).sum(1).astype(np.int32)
            _move(drawn.values, rows, int(column), codes, state, support)


def _ladder(chances: Reals) -> Reals:
    sums = chances.cumsum(1)
    sums[:, -1] = 2
    return sums


def _move(  # noqa: PLR0913, PLR0917 -- the rows, what is proposed, and the state of the counts
    values: Codes, rows: npt.NDArray[np.int64], column: int, codes: Codes, state: _State, support: Support
) -> None:
    """Take those of the proposed codes that bring the counts nearer."""
    differs = codes != values[column, rows]
    rows, new = rows[differs], codes[differs]
    around = values[:, rows]
    old = around[column]
    begin = state.starts[column]
    gain = _alone(values, column, new, old, state, support.sizes[column])
    for other in range(len(values)):
        if other != column:
            lines = state.starts[other] + around[other]
            gain += (state.gaps[lines, begin + new] - 0.5) * state.worth[lines, begin + new]
            gain -= (state.gaps[lines, begin + old] + 0.5) * state.worth[lines, begin + old]
    nearer = gain > 0
    rows, new = rows[nearer], new[nearer]
    sound = flaws_with(around[:, nearer], column, new, support) == 0
    _take(values, rows[sound], column, new[sound], state, support.sizes)


def _alone(  # noqa: PLR0913, PLR0917 -- as above
    values: Codes, column: int, new: Codes, old: Codes, state: _State, size: int
) -> Reals:
    """Tell what the change is worth to the counts of the column by itself."""
    part = slice(int(state.starts[column]), int(state.starts[column]) + size)
    gaps = state.wanted[part] - np.bincount(values[column], minlength=size)
    worth = state.worth_alone[part]
    gain: Reals = ((gaps[new] - 0.5) * worth[new] - (gaps[old] + 0.5) * worth[old]).astype(np.float32)
    return gain


def _take(  # noqa: PLR0913, PLR0917 -- as above
    values: Codes, rows: npt.NDArray[np.int64], column: int, new: Codes, state: _State, sizes: tuple[int, ...]
) -> None:
    """Write the changes down, in the rows and in the gaps."""
    begin, size = int(state.starts[column]), sizes[column]
    old = values[column, rows]
    for other in range(len(values)):
        if other == column:
            continue
        first, wide = int(state.starts[other]), sizes[other]
        keys = values[other, rows].astype(np.int64) * size
        moved = np.bincount(keys + old, minlength=wide * size) - np.bincount(keys + new, minlength=wide * size)
        block = moved.reshape(wide, size).astype(np.float32)
        state.gaps[first : first + wide, begin : begin + size] += block
        state.gaps[begin : begin + size, first : first + wide] += block.T
    values[column, rows] = new
