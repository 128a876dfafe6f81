"""The trees against an independent reading of RFC 6962 (pymerkle), and how they grow by batches."""

import threading

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Checkpoint, EntryLeaf, PendingEntry, PendingRead, ReadLeaf, Tree
from samakki.journal.rules.merkle import EMPTY_ROOT, Frontier, root_of
from samakki.journal.words import Body, Change, Kind, Verified
from samakki.kernel.deeds import By
from samakki.sections.words import Section
from tests.journal.conftest import FILE, OTHER


def oracle(leaves: list[bytes]) -> bytes:
    """The root as pymerkle computes it."""
    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        tree.append_entry(leaf)
    return bytes(tree.get_root())


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=70))
def test_the_root_is_the_one_that_an_independent_tree_gives(leaves: list[bytes]) -> None:
    assert root_of(leaves) == (oracle(leaves) if leaves else EMPTY_ROOT)


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=70), st.integers(0, 70))
def test_a_tree_grows_on_from_its_kept_edge(leaves: list[bytes], cut: int) -> None:
    first = Frontier()
    for leaf in leaves[:cut]:
        first.add(leaf)
    grown = Frontier.parse(first.size, bytes(first))
    for leaf in leaves[cut:]:
        grown.add(leaf)
    assert grown.root() == root_of(leaves)
    assert len(grown.edge) == len(leaves).bit_count()


def test_a_kept_edge_that_does_not_fit_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="full subtrees"):
        Frontier.parse(5, bytes(32))


def write(by: By, how_many: int) -> None:
    for at in range(how_many):
        actions.append(by, FILE if at % 3 else OTHER, Section.SAFETY, Body(Kind.NOTE, f"line {at}"))


def test_the_stored_roots_are_those_of_an_independent_tree(dara: By, node_by: By) -> None:
    write(dara, 5)
    actions.read_file(dara, FILE)
    assert jobs.sequence(node_by) == 6
    write(dara, 2)
    jobs.sequence(node_by)
    newest = queries.checkpoint(node_by)
    assert newest is not None
    assert (newest.number, newest.entries_size, newest.reads_size) == (2, 7, 1)
    assert newest.entries_root == oracle([bytes(leaf.hash) for leaf in EntryLeaf.objects.order_by("position")])
    assert newest.reads_root == oracle([bytes(leaf.hash) for leaf in ReadLeaf.objects.order_by("position")])


def test_nothing_new_makes_no_checkpoint(dara: By, node_by: By) -> None:
    write(dara, 1)
    assert [jobs.sequence(node_by), jobs.sequence(node_by)] == [1, 0]
    assert Checkpoint.objects.count() == 1


def test_a_backlog_is_numbered_batch_by_batch_and_everything_is_proved(dara: By, node_by: By) -> None:
    write(dara, 7)
    assert jobs.sequence(node_by, 3) == 3
    assert queries.verify(node_by) == Verified(7, 0, 1, 4, 0)
    assert jobs.sequence_all(node_by) == 4
    assert queries.verify(node_by) == Verified(7, 0, 2, 0, 0)
    assert not PendingEntry.objects.exists()
    assert not PendingRead.objects.exists()


def test_a_journal_in_which_nothing_was_written_is_proved(dara: By, node_by: By) -> None:
    assert queries.verify(node_by) == Verified(0, 0, 0, 0, 0)


def test_a_rebuilt_snapshot_says_what_the_grown_one_said(dara: By) -> None:
    for at in range(3):
        actions.append(dara, FILE, Section.HEALTH, Body(Kind.CHANGE, changes=(change(at),)))
    before = actions.read_file(dara, FILE).state
    assert jobs.rebuild_snapshots(dara, FILE) == 1
    assert actions.read_file(dara, FILE).state == before
    assert queries.conflicts(dara, FILE) == 1


def change(value: int) -> Change:
    return Change("weight", value)


def test_two_sequencers_at_once_number_everything_once(dara_committed: By, node_by: By) -> None:
    write(dara_committed, 12)
    stop = threading.Event()
    workers = [threading.Thread(target=jobs.run_sequencer, args=(node_by, stop)) for _ in range(2)]
    for worker in workers:
        worker.start()
    write(dara_committed, 12)
    for _ in range(200):
        if not PendingEntry.objects.exists():
            break
        stop.wait(0.05)
    stop.set()
    for worker in workers:
        worker.join()
    connections.close_all()
    assert [leaf.position for leaf in EntryLeaf.objects.order_by("position")] == list(range(24))
    assert Tree.objects.get(name="entries").size == 24
    assert isinstance(queries.verify(node_by), Verified)
