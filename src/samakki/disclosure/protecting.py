"""Hide what must be hidden, and prove that it is: exactly on small tables, quickly on large ones."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from samakki.disclosure.attack import Flags, attack
from samakki.disclosure.hiding import MOST, CannotProtectError, Figures, Rule, figures, hide, unhide
from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Key, Linked
from samakki.disclosure.optimum import optimum

SMALL_ENOUGH: Final = 120
"""So many cells with somebody in them are still chosen exactly."""
TRIES: Final = 10


@dataclass(frozen=True)
class Earlier:
    """What an earlier release of the same figures showed; a cell that it hid is not in it."""

    shown: Mapping[Key, int]
    same_persons: bool
    """The same list of persons: what it showed is known. Else it was corrected, and the difference tells."""
    only_grew: bool = False
    """Persons came in and nobody was taken out: a cell is at least what it was."""


def protect(of: Figures) -> Flags:
    """Choose what is hidden, so that `attack` finds nothing among all hidden cells; raises `CannotProtectError`."""
    candidates = int((of.may & ~of.small).sum())
    hidden = optimum(of) if candidates <= SMALL_ENOUGH else unhide(of, hide(of), of.small)
    for _try in range(TRIES):
        bad = attack(of.linked, of.seen(hidden), of.threshold, hidden, of.counts, told=of.told).bad
        if not len(bad):
            return hidden
        must = of.small.copy()
        must[bad] = True
        hidden = hide(replace(of, small=hidden), must | hidden)
    raise CannotProtectError(bad.tolist())


def with_earlier(linked: Linked, counts: Ints, rule: Rule, releases: tuple[Earlier, ...]) -> Figures:
    """Judge counts that were published before, too.

    Of the same persons, what was shown stays known: it is not hidden again, and a small one can't be protected any
    more. Of a corrected list, a cell that changed by fewer than the threshold tells of those few: it is hidden now.
    """
    of = figures(linked, counts, rule)
    small, may, low, high = of.small.copy(), of.may.copy(), of.low.copy(), of.high.copy()
    told = of.told.copy()
    index = linked.index()
    for release in releases:
        for key, before in release.shown.items():
            cell = index.get(key)
            if cell is None:
                continue
            if release.same_persons:
                low[cell] = high[cell] = counts[cell]
                may[cell] = False
                continue
            told[cell] = True
            change = abs(int(counts[cell]) - before)
            small[cell] |= 0 < change < rule.threshold
            if release.only_grew and counts[cell] >= before:
                low[cell] = max(low[cell], float(before))
    small &= low < high
    may |= small
    changed = small & (counts >= rule.threshold)
    return replace(of, small=small, may=may, low=low, high=np.where(changed, MOST, high), told=told)


def with_hidden(of: Figures, told: Sequence[Mapping[Key, tuple[float, float]]], printed: Collection[Key]) -> Figures:
    """Keep hidden what earlier releases of the same persons hid, as far as this one does not print it.

    `told` are the least and the most that each of their cells can be, `printed` the cells that are told anew.
    """
    small, low, high = of.small.copy(), of.low.copy(), of.high.copy()
    index = of.linked.index()
    for bounds in told:
        for key, (least, most) in bounds.items():
            cell = index[key]
            low[cell], high[cell] = max(low[cell], least), min(high[cell], most)
            small[cell] |= least < most and key not in printed
    return replace(of, small=small & (low < high), low=low, high=high)


def open_already(linked: Linked, counts: Ints, rule: Rule, releases: tuple[Earlier, ...]) -> list[Key]:
    """List the small cells that an earlier release of the same persons shows: nothing hides them any more."""
    shown = {key for release in releases if release.same_persons for key in release.shown}
    return [key for place, key in enumerate(linked.keys) if key in shown and 0 < counts[place] < rule.threshold]
