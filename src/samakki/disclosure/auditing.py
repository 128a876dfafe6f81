"""Attack a publication, and say which cells can be worked out too narrowly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from samakki.disclosure.attack import Seen, attack
from samakki.disclosure.hiding import MOST
from samakki.disclosure.linear import ContradictionError, Floats
from samakki.disclosure.linked import Linked
from samakki.disclosure.published import Published, UnreadableError

OTHERS: Final = "\0others"
"""How cells are named that stand in no table: several together, of which somebody is known to be in one."""
INSIDER: Final = 2
"""So much wider an interval of a printed 0 must be to need no second look: from 1 on it is as wide as the threshold."""


@dataclass(frozen=True)
class Leak:
    """A cell that can be worked out: counts of persons from `low` to `high`, where `threshold` should be unsure."""

    table: str
    row: str
    column: str
    low: int
    high: int
    threshold: int
    kind: str = "interval"
    """`interval`: from the tables. `difference`: an earlier release shows that so few came in or went out."""


def audit(found: Published, threshold: int, earlier: Sequence[tuple[Published, bool]] = ()) -> list[Leak]:
    """Attack every hidden cell over all tables together; raises `UnreadableError` when nothing fits the figures.

    Each of `earlier` says whether it is of the same persons: then what it showed is known. Where zeros are shown, a
    hidden cell is at least 1 for everybody, so that the row that an insider knows (his own) adds nothing.
    """
    whole = found
    for release, same_persons in earlier:
        whole = whole.joined(release) if same_persons else whole
    linked, now = whole.seen()
    if found.uneven:
        linked, now = with_differences(found, linked, now)
    low, high = now.low, now.high
    told = np.zeros(linked.size, dtype=np.bool_)
    differences: list[Leak] = []
    index = linked.index()
    for release, same_persons in earlier:
        for key, (before, most) in release.bounds.items():
            cell = index.get(key)
            if cell is not None and not same_persons and before == most:
                told[cell] = True
                change = abs(int(low[cell] - before))
                if key in found.bounds and low[cell] == high[cell] and 0 < change < threshold:
                    differences.append(Leak(*found.where[key], change, change, threshold, "difference"))
    hidden = np.asarray([key in found.bounds and found.bounds[key][0] < found.bounds[key][1] for key in linked.keys])
    try:
        proof = attack(linked, now, _needed(found, linked, threshold), hidden & now.hidden, told=told)
    except ContradictionError:
        message = "no table fits these figures: somewhere they do not add up"
        raise UnreadableError(message) from None
    known = np.flatnonzero(hidden & ~now.hidden & (low > 0) & (low < threshold))
    leaks = [
        Leak(*_where(found, linked.keys[cell]), int(proof.low[cell]), int(proof.high[cell]), threshold)
        for cell in [*proof.bad.tolist(), *known.tolist()]
        if proof.high[cell] > 0 and not (found.uneven and _wide(proof.low[cell], proof.high[cell], threshold))
    ]
    return [*leaks, *differences]


def with_differences(found: Published, linked: Linked, now: Seen) -> tuple[Linked, Seen]:
    """Add what figures with noise tell by being different: the same persons would have had the same noise.

    Where a sum differs from one of its parts, somebody is in the others. Where all of these are printed as 0 nothing
    else says so: one other is then at least 1, several are so together, as a cell of their own that stands nowhere.
    """
    low, several = now.low.copy(), list[list[int]]()
    for first, last in pairwise(linked.starts.tolist()):
        whole, *parts = linked.members[first:last].tolist()
        printed = {cell: found.bounds.get(linked.keys[cell]) for cell in (whole, *parts)}
        for part in parts:
            others = [cell for cell in parts if cell != part]
            if None in printed.values() or printed[whole] == printed[part] or low[others].any():
                continue
            if len(others) == 1:
                low[others] = 1.0
            elif others:
                several.append(others)
    lengths = np.asarray([1 + len(others) for others in several], dtype=np.int64)
    members = [np.asarray([linked.size + place, *others]) for place, others in enumerate(several)]
    more = replace(
        linked,
        keys=(*linked.keys, *(((OTHERS, str(place)),) for place in range(len(several)))),
        starts=np.concatenate([linked.starts, linked.starts[-1] + np.cumsum(lengths)]),
        members=np.concatenate([linked.members, *members]).astype(np.int64),
    )
    ones = np.ones(len(several))
    return more, Seen(np.concatenate([low, ones]), np.concatenate([now.high, ones * MOST]))


def _wide(low: float, high: float, threshold: int) -> bool:
    """Judge an interval again, for somebody who stands in the cell and knows that it is not 0."""
    return high - max(low, 1) >= threshold or low >= threshold


def _needed(found: Published, linked: Linked, threshold: int) -> Floats:
    """Say how wide each interval must be: whoever stands behind a printed 0 with noise knows that it is not 0."""
    needed = np.full(linked.size, float(threshold))
    if found.uneven:
        needed[[found.bounds.get(key, (1.0,))[0] == 0 for key in linked.keys]] += INSIDER
    return needed


def _where(found: Published, key: tuple[tuple[str, str], ...]) -> tuple[str, str, str]:
    names = [code for _breakdown, code in key]
    return found.where.get(key, ("", names[0] if names else "total", " / ".join(names[1:]) or "total"))
