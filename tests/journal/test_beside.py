"""Two processes prove one moment: both halves count, either's find is named as one would name it, none dies unseen."""

import json
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from django.db import connection, transaction

from samakki.access.models import Node
from samakki.journal import actions, jobs, queries
from samakki.journal.models import Checkpoint, Entry, EntryLeaf, File, Read, ReadLeaf, Tree
from samakki.journal.queries.proving import beside as two
from samakki.journal.queries.proving.steady import Steady, connection_of_store
from samakki.journal.rules.headers import body_hash
from samakki.journal.words import Body, Fault, Kind, Verified
from samakki.journal.words import Checkpoint as Point
from samakki.kernel.deeds import By
from samakki.sections.words import Section
from tests.journal import attacker
from tests.journal.conftest import FILE, OTHER
from tests.journal.test_command import asked
from tests.journal.test_kills import forked, write_on

Harm = Callable[[], object]


@pytest.fixture
def written(dara_committed: By, node_by: By) -> None:
    """Two files of six entries each with real commits, three in each batch, a read record after each second entry."""
    for at in range(12):
        append(dara_committed, at)
        if at % 2:
            actions.read_file(dara_committed, FILE)
        if at % 3 == 2:
            jobs.sequence(node_by)


@pytest.fixture
def begun(written: None, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were begun; the threads of pytest's own workers are not counted."""
    processes, begin = list[int](), os.fork

    def fork() -> int:
        process = begin()
        if process:
            processes.append(process)
        return process

    monkeypatch.setattr(os, "fork", fork)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return processes


def append(by: By, at: int) -> None:
    actions.append(by, FILE if at % 2 else OTHER, Section.SAFETY, Body(Kind.NOTE, f"line {at}"))


def alone(node_by: By, kept: Point | None = None) -> Fault | Verified:
    """Prove with one process, as in a transaction."""
    with transaction.atomic():
        return queries.verify(node_by, kept)


def edit(**to: object) -> None:
    Entry.objects.filter(pk=attacker.entry_at(4).pk).update(**to)


def edit_and_make_it_look_right() -> None:
    edit(body=b"another story")
    attacker.make_it_look_right()


def edit_read() -> None:
    Read.objects.filter(pk=attacker.read_at(1).pk).update(page="another")


HARMS: dict[str, Harm] = {
    "a body": partial(edit, body=b"another story"),
    "a body and its hash": partial(edit, body=b"another story", body_hash=body_hash(b"another story")),
    "a body with every hash made to fit": edit_and_make_it_look_right,
    "a header": partial(edit, section="health"),
    "an entry that is gone": lambda: Entry.objects.filter(pk=attacker.entry_at(11).pk)._raw_delete("default"),
    "a leaf that is gone": lambda: EntryLeaf.objects.filter(position=5).delete(),
    "leaves in each other's place": partial(attacker.swap_leaves, EntryLeaf, 4, 5),
    "read leaves in each other's place": partial(attacker.swap_leaves, ReadLeaf, 1, 2),
    "a leaf": lambda: EntryLeaf.objects.filter(position=7).update(hash=bytes(32)),
    "the kept edge": lambda: Tree.objects.filter(name="entries").update(edge=bytes(32)),
    "a read record": edit_read,
    "a root": lambda: Checkpoint.objects.filter(number=2).update(entries_root=bytes(32)),
    "a checkpoint that is gone": lambda: Checkpoint.objects.filter(number=4).delete(),
    "the end of a file": lambda: File.objects.filter(pk=FILE).update(length=5),
}
ONLY_THE_SECOND_SEES = ["a body", "a body with every hash made to fit", "the kept edge"]


def test_two_processes_prove_what_one_proves_and_the_second_is_gone_afterwards(
    node_by: By, begun: list[int], dara_committed: By
) -> None:
    append(dara_committed, 12)
    kept = queries.checkpoint(node_by)
    proved = queries.verify(node_by, kept)
    assert proved == alone(node_by, kept) == Verified(13, 6, 4, 1, proved.unsigned_reads)  # type: ignore[union-attr]  # as said
    assert len(begun) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], 0)


@pytest.mark.slow
@pytest.mark.parametrize("what", HARMS)
def test_what_either_finds_is_named_as_one_process_names_it(node_by: By, begun: list[int], what: str) -> None:
    HARMS[what]()
    fault = attacker.found(node_by)
    assert len(begun) == 1
    assert fault == alone(node_by)


@pytest.mark.parametrize("what", ONLY_THE_SECOND_SEES)
def test_a_fault_that_only_the_second_process_looks_for_is_named(node_by: By, begun: list[int], what: str) -> None:
    from samakki.journal.queries.proving.entries import prove_entries  # noqa: PLC0415 -- what the first process does

    HARMS[what]()
    with transaction.atomic():
        assert prove_entries(Steady(connection_of_store()), bodies=False) == 12
    assert isinstance(queries.verify(node_by), Fault)
    assert len(begun) == 1


def test_a_history_that_the_witness_did_not_see_is_named_by_two_as_by_one(node_by: By, begun: list[int]) -> None:
    kept = queries.checkpoint(node_by)
    assert kept is not None
    edit_and_make_it_look_right()
    attacker.sign_anew(node_by)
    assert attacker.found(node_by, kept) == alone(node_by, kept)
    longer = replace(kept, entries_size=99)
    assert attacker.found(node_by, longer) == alone(node_by, longer)
    assert begun


def test_a_second_process_that_dies_is_an_error_and_no_verdict(
    node_by: By, begun: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = json.dumps

    def die_before_telling(what: object) -> str:
        if isinstance(what, dict) and "found" in what:
            os.kill(os.getpid(), signal.SIGKILL)
        return tell(what)

    monkeypatch.setattr(json, "dumps", die_before_telling)
    Node.objects.create(node=node_by.node, founded_at=node_by.clock.now())
    with pytest.raises(two.HalfNotProvedError, match="ended before it had proved its half"):
        queries.verify(node_by)
    answer = asked("verify")
    assert (answer.exit_code, "ended before it had proved its half" in answer.output) == (2, True)
    assert len(begun) == 2


def test_what_went_wrong_in_the_second_process_is_told(begun: list[int]) -> None:
    def fail(_store: Steady) -> None:
        message = "the disk does not answer"
        raise OSError(message)

    with two.moment(fail) as (_store, beside):
        assert beside is not None
        with pytest.raises(two.HalfNotProvedError, match="the disk does not answer"):
            beside.told()


def test_both_processes_read_one_moment_while_others_write(begun: list[int], dara_committed: By) -> None:
    out, into = os.pipe()

    def count(store: Steady) -> int:
        os.read(out, 1)
        return store.count("journal_entry")

    with two.moment(count) as (store, beside):
        append(dara_committed, 12)
        os.write(into, b".")
        assert beside is not None
        assert (beside.told(), store.count("journal_entry"), Entry.objects.count()) == (12, 12, 13)
    os.close(out)
    os.close(into)


class Between:
    """The first process, between whose moment and the second's somebody writes."""

    def __init__(self, first: Steady, write: Callable[[], None]) -> None:
        self.first, self.write, self.said = first, write, list[str]()

    def say(self, what: str) -> None:
        self.said.append(what)

    def hear(self) -> str:
        moment = self.first.begin()
        self.write()
        return moment


def test_a_commit_between_the_two_is_not_read_by_one_of_them_only(begun: list[int], dara_committed: By) -> None:
    first, second = connection_of_store().copy(), connection_of_store().copy()
    between = Between(Steady(first), partial(append, dara_committed, 12))
    same = two._at_same_moment(Steady(second), between)  # type: ignore[arg-type]  # it speaks like a line
    assert same is (connection.vendor == "postgresql")
    assert between.said == ["ready", "same" if same else "other"]
    assert Steady(first).count("journal_entry") == 12
    assert Steady(second).count("journal_entry") == (12 if same else 13)
    first.close()
    second.close()


def test_two_processes_prove_while_a_third_writes_and_numbers(node_by: By, begun: list[int]) -> None:
    writer, out = forked(write_on(node_by))
    os.read(out, 16)
    try:
        proved = [queries.verify(node_by) for _ in range(8)]
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        os.close(out)
    assert all(isinstance(one, Verified) for one in proved), proved
    assert len(begun) == 9


def test_one_process_proves_in_a_transaction_and_beside_other_threads_and_where_none_can_be_begun(
    node_by: By, begun: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    together = queries.verify(node_by)
    begun.clear()
    assert alone(node_by) == together
    with monkeypatch.context() as patch:
        patch.setattr(threading, "active_count", lambda: 2)
        assert queries.verify(node_by) == together

    def refuse() -> int:
        message = "no process can be begun"
        raise OSError(message)

    monkeypatch.setattr(os, "fork", refuse)
    assert queries.verify(node_by) == together
    assert begun == []


def test_one_process_proves_a_store_in_memory_which_no_other_can_read(
    begun: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert two._may_begin()
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict, "NAME", ":memory:")
        assert not two._may_begin()


def test_a_second_process_that_cannot_open_the_store_leaves_all_to_the_first(
    node_by: By, begun: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    say = json.dumps

    def die_at_once(what: object) -> str:
        if what == "ready":
            os._exit(1)
        return say(what)

    monkeypatch.setattr(json, "dumps", die_at_once)
    assert queries.verify(node_by) == alone(node_by)
    assert len(begun) == 1
