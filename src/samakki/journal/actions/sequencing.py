"""Giving what was committed its place in the node's trees, and signing how far they have grown."""

from dataclasses import replace
from datetime import UTC
from typing import Final, NamedTuple

from django.db.models import Model

from samakki.journal.models import Checkpoint, EntryLeaf, PendingEntry, PendingRead, ReadLeaf, Tree
from samakki.journal.rules.headers import NOTHING_BEFORE, checkpoint_hash, checkpoint_text
from samakki.journal.rules.merkle import Frontier
from samakki.journal.words import Checkpoint as Point
from samakki.kernel.deeds import By, deed
from samakki.vault.actions import sign
from samakki.vault.queries import node_public_key

ENTRIES: Final = "entries"
READS: Final = "reads"
BATCH: Final = 2_000


class _Kind(NamedTuple):
    pending: type[Model]
    leaf: type[Model]
    subject: str


@deed()
def sequence(by: By, most: int = BATCH) -> int:
    """Give committed entries and read records their places, at most so many of each, and sign when a tree grew.

    Gives how many got one: 0 also when somebody else does this at the same moment.
    """
    trees = _locked()
    if trees is None:
        return 0
    entries, reads = trees
    added = _grow(entries, _Kind(PendingEntry, EntryLeaf, "entry"), most)
    added += _grow(reads, _Kind(PendingRead, ReadLeaf, "read"), most)
    if added:
        _sign(by, entries, reads)
    return added


def frontier_of(tree: Tree) -> Frontier:
    """Give a stored tree's right edge, ready to grow."""
    return Frontier.parse(tree.size, bytes(tree.edge))


def _locked() -> tuple[Tree, Tree] | None:
    """Lock both trees; whoever comes second goes away and tries again later."""
    if Tree.objects.count() < 2:  # noqa: PLR2004 -- entries and reads
        empty = [Tree(name=name, size=0, edge=b"") for name in (ENTRIES, READS)]
        Tree.objects.bulk_create(empty, ignore_conflicts=True)
    rows = {row.name: row for row in Tree.objects.select_for_update(skip_locked=True).order_by("name")}
    return (rows[ENTRIES], rows[READS]) if len(rows) == 2 else None  # noqa: PLR2004 -- entries and reads


def _grow(tree: Tree, kind: _Kind, most: int) -> int:
    waiting = list(kind.pending._default_manager.order_by("pk").values_list("pk", kind.subject, "hash")[:most])
    edge = frontier_of(tree)
    leaves = []
    for _key, subject, digest in waiting:
        leaves.append(kind.leaf(position=edge.size, hash=digest, **{kind.subject: subject}))
        edge.add(bytes(digest))
    if waiting:
        kind.leaf._default_manager.bulk_create(leaves)
        kind.pending._default_manager.filter(pk__in=[key for key, _subject, _digest in waiting]).delete()
        tree.size, tree.edge = edge.size, bytes(edge)
        tree.save(update_fields=["size", "edge"])
    return len(waiting)


def _sign(by: By, entries: Tree, reads: Tree) -> None:
    last = Checkpoint.objects.order_by("-number").first()
    point = Point(
        node=by.node,
        number=last.number + 1 if last else 1,
        entries_size=entries.size,
        entries_root=frontier_of(entries).root(),
        reads_size=reads.size,
        reads_root=frontier_of(reads).root(),
        moment=by.clock.now().astimezone(UTC).isoformat(timespec="milliseconds"),
        previous=checkpoint_hash(last.point()) if last else NOTHING_BEFORE,
        key=node_public_key(by),
        signature=b"",
    )
    signed = replace(point, signature=sign(by, checkpoint_text(point)))
    Checkpoint.of(signed).save(force_insert=True)
