"""Many exact tables of the same rows: counted in as few passes as there may be, the smaller summed up from the larger.

What goes to the store is an expression, the same for every backend; what comes back is one number a cell that is met.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import Any, Final

import ibis
import numpy as np
from ibis import Table

from samakki.databook.words import Unit
from samakki.databook.words.counted import Axis, ColumnUnknownError, Crossed, Numbers

CELLS: Final = 1 << 19
"""A pass counts into at most so many cells, or into those of the one table that is larger."""
_HALF: Final = (1 << 31) - 1
Crossing = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows whose columns hold the places of codes, from 0: an Ibis table on any backend, and what one row is.

    `amount` names a column of whole numbers that is summed up; without one, rows are counted.
    """

    rows: Table
    axes: tuple[Axis, ...]
    unit: Unit
    amount: str | None = None


def all_crossings(names: Sequence[str], most: int) -> tuple[Crossing, ...]:
    """Give each crossing of one column, of two, up to `most`."""
    return tuple(crossing for ways in range(1, most + 1) for crossing in combinations(names, ways))


def exact_tables(coded: Coded, wanted: Collection[Crossing], cells: int = CELLS) -> Iterator[Crossed]:
    """Count each crossing wanted, once, in no order; what one pass counted is let go before the next.

    Raises ColumnUnknownError for a column that the rows do not have.
    """
    axes = {axis.name: axis for axis in coded.axes}
    unknown = sorted({name for crossing in wanted for name in crossing} - set(axes))
    if unknown:
        raise ColumnUnknownError(", ".join(unknown))
    sizes = {name: len(axis.codes) for name, axis in axes.items()}
    for wide, within in passes(wanted, sizes, cells):
        numbers = _counted(coded, [axes[name] for name in wide])
        for crossing, table in _summed(wide, numbers, within):
            yield Crossed(tuple(axes[name] for name in crossing), table, coded.unit)


def passes(
    wanted: Collection[Crossing], sizes: Mapping[str, int], cells: int
) -> Iterator[tuple[Crossing, tuple[Crossing, ...]]]:
    """Choose wide crossings so that each one wanted lies in one of them: from the largest on, widened while it pays."""
    left = sorted(dict.fromkeys(wanted), key=lambda one: (-prod(sizes[name] for name in one), one))
    while left:
        wide = _widened(left, sizes, cells)
        within = tuple(one for one in left if set(one) <= set(wide))
        left = [one for one in left if not set(one) <= set(wide)]
        yield wide, within


def _widened(left: Sequence[Crossing], sizes: Mapping[str, int], cells: int) -> Crossing:
    wide = set(left[0])
    while True:
        room = cells // prod(sizes[name] for name in wide)
        fitting = sorted(name for name in sizes if name not in wide and sizes[name] <= room)
        gains = {name: _gain(left, wide, name) / np.log(sizes[name] + 1) for name in fitting}
        if not gains:
            return tuple(name for name in sizes if name in wide)
        wide.add(max(gains, key=lambda name: (gains[name], name)))


def _gain(left: Sequence[Crossing], wide: set[str], name: str) -> int:
    """Tell how many more tables lie within what is widened by one column."""
    wider = wide | {name}
    return sum(name in one and wider.issuperset(one) for one in left)


def cell_expression(coded: Coded, axes: Sequence[Axis]) -> Table:
    """Write the counting of one crossing down: columns `cell`, the place in the table row by row, and `number`.

    Only what every backend understands is in it: multiplying, adding, grouping, counting or summing.
    """
    width = "int32" if prod(_shape(axes)) <= _HALF else "int64"
    cell: Any = coded.rows[axes[0].name].cast(width)
    for axis in axes[1:]:
        cell = (cell * ibis.literal(len(axis.codes), type=width) + coded.rows[axis.name].cast(width)).cast(width)
    number = coded.rows[coded.amount].sum() if coded.amount else coded.rows.count()
    return coded.rows.group_by(cell=cell).aggregate(number=number)


def _shape(axes: Sequence[Axis]) -> tuple[int, ...]:
    return tuple(len(axis.codes) for axis in axes)


def _counted(coded: Coded, axes: Sequence[Axis]) -> Numbers:
    found = cell_expression(coded, axes).to_pyarrow()
    shape = _shape(axes)
    numbers = np.zeros(prod(shape), np.int64)
    numbers[found["cell"].to_numpy()] = found["number"].to_numpy().astype(np.int64)
    return numbers.reshape(shape)


def _summed(wide: Crossing, numbers: Numbers, within: Sequence[Crossing]) -> Iterator[tuple[Crossing, Numbers]]:
    """Sum each table up from the smallest of those already made that holds it."""
    made: dict[frozenset[str], tuple[Crossing, Numbers]] = {frozenset(wide): (wide, numbers)}
    for crossing in sorted(within, key=lambda one: (-len(one), one)):
        wanted = frozenset(crossing)
        names, source = min((one for key, one in made.items() if key >= wanted), key=lambda one: one[1].size)
        dropped = tuple(place for place, name in enumerate(names) if name not in wanted)
        table = source.sum(axis=dropped) if dropped else source
        order = [name for name in names if name in wanted]
        made[wanted] = (tuple(order), table)
        yield crossing, table.transpose([order.index(name) for name in crossing])
