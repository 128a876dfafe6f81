"""Growing a tree again from its leaves, and comparing its root at every size that was signed."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from typing import Any, Final, NamedTuple

from samakki.journal.rules.merkle import Frontier

MOST_TRIED: Final = 64
BATCH: Final = 4_096


class Signed(NamedTuple):
    """A root that was signed for a size of the tree, and where: a checkpoint's number, or 0 for a witness."""

    size: int
    root: bytes
    number: int


class Regrown(NamedTuple):
    """What came of growing a tree again: all that held, or the first gap, or the first root that differs.

    `gap` is the position that is missing. `differs` is the signed root that was not met, `before` the tree when all was
    still well, `leaves` the leaves from there on (the first few, when there are many).
    """

    tree: Frontier
    gap: int | None = None
    differs: Signed | None = None
    before: Frontier = Frontier()
    leaves: tuple[bytes, ...] = ()


def regrow(rows: Iterable[tuple[Any, ...]], signed: Iterable[Signed]) -> Regrown:
    """Grow a tree from rows of (position, hash), each position once and in order, and meet each signed root on the way.

    Signed sizes come in order; those beyond the last leaf are not met and left to the caller.
    """
    tree, marks = Frontier(), iter(signed)
    mark, before, rows, since = next(marks, None), Frontier(), iter(rows), list[bytes]()
    while True:
        while mark is not None and mark.size <= tree.size:
            if mark.size < tree.size or tree.root() != mark.root:
                return Regrown(tree, differs=mark, before=before, leaves=tuple(since))
            mark, before, since = next(marks, None), tree.copy(), []
        most = BATCH if mark is None else min(BATCH, mark.size - tree.size)
        batch = list(islice(rows, most))
        if not batch:
            return Regrown(tree)
        if batch[-1][0] != tree.size + len(batch) - 1:
            return Regrown(tree, gap=_first_gap(batch, tree.size))
        leaves = [bytes(leaf) for _position, leaf in batch]
        tree.extend(leaves)
        since.extend(leaves[: MOST_TRIED + 1 - len(since)])


def _first_gap(batch: list[tuple[Any, ...]], size: int) -> int:
    return next(size + at for at, (position, _leaf) in enumerate(batch) if position != size + at)


def exchanged(regrown: Regrown) -> tuple[int, int] | None:
    """Tell which two leaves, put in each other's place, would give the root that was signed; None when no two do."""
    if regrown.differs is None or len(regrown.leaves) > MOST_TRIED:
        return None
    for one, other in combinations(range(len(regrown.leaves)), 2):
        if _root(regrown.before, _swapped(regrown.leaves, one, other)) == regrown.differs.root:
            return regrown.before.size + one, regrown.before.size + other
    return None


def _swapped(leaves: tuple[bytes, ...], one: int, other: int) -> Iterator[bytes]:
    places = {one: other, other: one}
    return (leaves[places.get(at, at)] for at in range(len(leaves)))


def _root(before: Frontier, leaves: Iterable[bytes]) -> bytes:
    tree = before.copy()
    tree.extend(list(leaves))
    return tree.root()
