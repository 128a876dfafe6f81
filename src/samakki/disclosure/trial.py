"""One figure tried before it is published: what would be hidden, why, and what then stays possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Final

import numpy as np

from samakki.disclosure.attack import attack
from samakki.disclosure.counting import count
from samakki.disclosure.hiding import Rule, figures
from samakki.disclosure.linked import flat, link
from samakki.disclosure.protecting import protect

MOST_TRIED: Final = 400
"""So many cells, sums among them, are tried while somebody waits."""


class Verdict(StrEnum):
    """What becomes of a cell: it is shown, or hidden because it is small, or because others could be worked out."""

    SHOWN = "shown"
    SMALL = "small"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Tried:
    """A cell, its codes (None is all), its number, its verdict, and between which numbers anything stays possible."""

    codes: tuple[str | None, ...]
    number: int
    verdict: Verdict
    low: int
    high: int


class TooManyToTryError(Exception):
    """The figure has more cells than are tried while somebody waits."""


def tried(by: Sequence[str], cells: Mapping[tuple[str, ...], int], threshold: int) -> list[Tried]:
    """Protect the cells of a figure and their sums by suppression, zeros shown, and attack what is left.

    `by` names what is counted by, `cells` has a number for a code of each. Raises TooManyToTryError for more than
    MOST_TRIED cells with their sums, and CannotProtectError.
    """
    trees = [flat(name, sorted({codes[at] for codes in cells})) for at, name in enumerate(by)]
    if prod(len(tree.nodes()) for tree in trees) > MOST_TRIED:
        raise TooManyToTryError
    linked = link([trees])
    columns = {name: [codes[at] for codes in cells] for at, name in enumerate(by)}
    counts = count(linked, [trees], columns, np.asarray(list(cells.values()), dtype=np.int64))
    of = figures(linked, counts, Rule(threshold))
    hidden = protect(of)
    reach = attack(linked, of.seen(hidden), of.threshold, hidden, counts)
    found = []
    for place, key in enumerate(linked.keys):
        verdict = (Verdict.SMALL if of.small[place] else Verdict.BESIDE) if hidden[place] else Verdict.SHOWN
        codes = tuple(dict(key).get(name) for name in by)
        if counts[place]:
            low, high = int(np.ceil(reach.low[place])), int(reach.high[place])
            found.append(Tried(codes, int(counts[place]), verdict, low, high))
    return found
