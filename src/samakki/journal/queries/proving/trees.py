"""Proving the trees: leaves without gaps, the root at every signed size, checkpoints that follow each other."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from heapq import merge
from typing import Any, Final
from uuid import UUID

from samakki.journal.queries.proving.steady import Steady
from samakki.journal.rules.growth import Regrown, Signed, exchanged, regrow
from samakki.journal.rules.merkle import Frontier
from samakki.journal.rules.signing import follows, wrong_with
from samakki.journal.words import Checkpoint, Fault, Wrong
from samakki.kernel.ids import NodeId

_NAMES: Final = tuple(field.name for field in fields(Checkpoint))


@dataclass(frozen=True, slots=True)
class TreeNames:
    """How one of the two trees is called in the store."""

    name: str
    leaves: str
    subject: str


ENTRIES: Final = TreeNames("entries", "journal_entry_leaf", "entry")
READS: Final = TreeNames("reads", "journal_read_leaf", "read")


def checkpoints(store: Steady, which: str = "ORDER BY number") -> Iterator[Checkpoint]:
    """Read stored checkpoints: all, in the order of their numbers."""
    shown = ", ".join(store.hexed("node") if name == "node" else name for name in _NAMES)
    values: list[Any]
    for node, *rest in store.rows(f"SELECT {shown} FROM journal_checkpoint {which}"):  # noqa: S608 -- our own names
        values = [bytes(value) if isinstance(value, memoryview) else value for value in rest]
        yield Checkpoint(NodeId(UUID(node)), *values)


def newest_checkpoint(store: Steady) -> Checkpoint | None:
    """Read the newest checkpoint as it stands there, None before the first."""
    return next(checkpoints(store, "ORDER BY number DESC LIMIT 1"), None)


def prove_checkpoints(store: Steady, key: bytes) -> Fault | Checkpoint | None:
    """Prove that the checkpoints follow each other and bear this node's signature; give the newest, or the first fault.

    Each holds the hash of the one before, signature included: the newest signature vouches for all.
    """
    last: Checkpoint | None = None
    for point in checkpoints(store):
        wrong = follows(point, last)
        if wrong:
            return (last and _of_checkpoint(last, wrong_with(last, key))) or _of_checkpoint(point, wrong)
        last = point
    if last is None or wrong_with(last, key) is None:
        return last
    for point in checkpoints(store):
        fault = _of_checkpoint(point, wrong_with(point, key))
        if fault:
            return fault
    return last


def prove_tree(
    store: Steady, names: TreeNames, newest: Checkpoint | None, witness: Checkpoint | None
) -> tuple[Fault | None, int]:
    """Grow a tree again from its leaves and compare every signed root; give the first fault, and how many leaves held.

    What a witness signed counts like what the node kept, and is named as truncation or fork.
    """
    marks = _marks(store, names)
    if witness is not None:
        marks = merge(marks, [_signed(witness, names, 0)], key=lambda mark: mark.size)
    rows = store.rows(f"SELECT position, hash FROM {names.leaves} ORDER BY position")  # noqa: S608 -- our own names
    regrown = regrow(rows, marks)
    size = regrown.tree.size
    if regrown.gap is not None:
        return _gap(store, names, regrown.gap), size
    if regrown.differs is not None:
        return _differs(store, names, regrown, regrown.differs), size
    return _short(names, size, newest, witness) or _edge(store, names, regrown.tree), size


def _marks(store: Steady, names: TreeNames) -> Iterator[Signed]:
    """Read what was signed for one tree, in the order of numbers, which is the order of sizes."""
    columns = f"{names.name}_size, {names.name}_root, number"
    for size, root, number in store.rows(f"SELECT {columns} FROM journal_checkpoint ORDER BY number"):  # noqa: S608 -- our own names
        yield Signed(size, bytes(root), number)


def _signed(point: Checkpoint, names: TreeNames, number: int) -> Signed:
    if names.name == "entries":
        return Signed(point.entries_size, point.entries_root, number)
    return Signed(point.reads_size, point.reads_root, number)


def _gap(store: Steady, names: TreeNames, position: int) -> Fault:
    later = store.first(f"SELECT 1 FROM {names.leaves} WHERE position > %s", (position,))  # noqa: S608 -- our own names
    wrong = Wrong.DELETED if later else Wrong.TRUNCATED
    return Fault(wrong, f"position {position} of the {names.name}", "no leaf has this place", position=position)


def _differs(store: Steady, names: TreeNames, regrown: Regrown, mark: Signed) -> Fault:
    since = regrown.before.size
    place = f"positions {since} to {mark.size - 1} of the {names.name}"
    if not mark.number:
        seen = "the witness signed another history up to here"
        return Fault(Wrong.FORKED, place, seen, position=since)
    swapped = exchanged(regrown)
    if swapped:
        seen = f"it and position {swapped[1]} have changed places since checkpoint {mark.number}"
        return _leaf_fault(store, names, swapped[0], Wrong.REORDERED, seen)
    row = store.first("SELECT max(entries_size), max(reads_size) FROM journal_checkpoint")
    signed = 0 if row is None else int(row[0] if names.name == "entries" else row[1])
    wrong = Wrong.DELETED if store.count(names.leaves) < signed else Wrong.EDITED
    seen = f"they no longer give the root that checkpoint {mark.number} signed"
    return Fault(wrong, place, seen, position=since)


def _leaf_fault(store: Steady, names: TreeNames, position: int, wrong: Wrong, seen: str) -> Fault:
    row = store.first(
        f"SELECT {store.hexed(names.subject)} FROM {names.leaves} WHERE position = %s",  # noqa: S608 -- our own names
        (position,),
    )
    subject = UUID(row[0]) if row else None
    return Fault(wrong, f"position {position} of the {names.name}", seen, subject=subject, position=position)


def _short(names: TreeNames, size: int, newest: Checkpoint | None, witness: Checkpoint | None) -> Fault | None:
    for who, point in (("the newest checkpoint signed", newest), ("the witness saw", witness)):
        if point is not None and _signed(point, names, 0).size > size:
            seen = f"{who} {_signed(point, names, 0).size} leaves, {size} are there"
            return Fault(Wrong.TRUNCATED, f"position {size} of the {names.name}", seen, position=size)
    return None


def _edge(store: Steady, names: TreeNames, tree: Frontier) -> Fault | None:
    row = store.first("SELECT size, edge FROM journal_tree WHERE name = %s", (names.name,))
    kept = (int(row[0]), bytes(row[1])) if row else (0, b"")
    if kept == (tree.size, bytes(tree)):
        return None
    wrong = Wrong.TRUNCATED if kept[0] > tree.size else Wrong.EDITED
    return Fault(wrong, f"the kept edge of the {names.name}", "its leaves do not grow into it", position=tree.size)


def _of_checkpoint(point: Checkpoint, wrong: tuple[Wrong, str] | None) -> Fault | None:
    return Fault(wrong[0], f"checkpoint {point.number}", wrong[1]) if wrong else None


def leaves_unsigned(size: int, newest: Checkpoint | None, names: TreeNames) -> Fault | None:
    """Refuse leaves that no checkpoint covers: leaves and checkpoint are written together."""
    signed = _signed(newest, names, 0).size if newest else 0
    if size == signed:
        return None
    seen = f"{size} leaves are there, the newest checkpoint covers {signed}: newer checkpoints are missing"
    return Fault(Wrong.TRUNCATED, "the checkpoints", seen, position=signed)
