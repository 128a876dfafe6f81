"""Attack a publication, and say which cells can be worked out too narrowly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samakki.disclosure.attack import attack
from samakki.disclosure.linear import ContradictionError
from samakki.disclosure.published import Published, UnreadableError


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
    linked, seen = found.seen()
    low, high = seen.low.copy(), seen.high.copy()
    told = np.zeros(linked.size, dtype=np.bool_)
    differences: list[Leak] = []
    index = linked.index()
    for release, same_persons in earlier:
        for key, (before, most) in release.bounds.items():
            cell = index.get(key)
            if cell is not None and same_persons:
                low[cell], high[cell] = max(low[cell], before), min(high[cell], most)
            elif cell is not None and before == most:
                told[cell] = True
                change = abs(int(low[cell] - before))
                if low[cell] == high[cell] and 0 < change < threshold:
                    differences.append(Leak(*found.where[key], change, change, threshold, "difference"))
    if (low > high).any():
        message = "an earlier release of the same persons has other figures"
        raise UnreadableError(message)
    printed = np.asarray([key in found.bounds for key in linked.keys])
    hidden = seen.hidden & printed
    now = type(seen)(low, high)
    try:
        proof = attack(linked, now, np.full(linked.size, float(threshold)), hidden & now.hidden, told=told)
    except ContradictionError:
        message = "no table fits these figures: somewhere they do not add up"
        raise UnreadableError(message) from None
    known = np.flatnonzero(hidden & ~now.hidden & (low > 0) & (low < threshold))
    leaks = [
        Leak(*_where(found, linked.keys[cell]), int(proof.low[cell]), int(proof.high[cell]), threshold)
        for cell in [*proof.bad.tolist(), *known.tolist()]
        if proof.high[cell] > 0
    ]
    return [*leaks, *differences]


def _where(found: Published, key: tuple[tuple[str, str], ...]) -> tuple[str, str, str]:
    names = [code for _breakdown, code in key]
    return found.where.get(key, ("", names[0] if names else "total", " / ".join(names[1:]) or "total"))
