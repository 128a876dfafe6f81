"""Several workers at once: each with real commits, in threads with connections of their own."""

import threading
from collections.abc import Callable
from dataclasses import replace

from django.db import connections

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Entry
from samakki.journal.words import Body, Draft, Kind, Verified
from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By
from samakki.sections.words import Section
from samakki.vault.models import Wrap
from tests.journal.conftest import FILE, OTHER, signed_in


def together(*works: Callable[[], object]) -> None:
    """Let all begin at the same moment; what fails in one fails the test."""
    gate, failed = threading.Barrier(len(works)), list[BaseException]()

    def run(work: Callable[[], object]) -> None:
        try:
            gate.wait(10)
            work()
        except BaseException as reason:  # noqa: BLE001 -- handed to the test
            failed.append(reason)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []


def worker(node_by: By) -> By:
    """Dara as another worker process knows her."""
    return replace(signed_in(node_by), chance=SystemChance())


def test_two_workers_writing_one_case_in_the_same_second_both_succeed_and_chain(
    dara_committed: By, node_by: By
) -> None:
    seen = actions.read_file(dara_committed, FILE).state

    def write(by: By, name: str) -> None:
        for at in range(8):
            change = seen.change(Section.HEALTH, "weight", f"{name} {at}")
            actions.append(by, FILE, Section.HEALTH, Body(Kind.CHANGE, changes=(change,)))

    one, other = worker(node_by), worker(node_by)
    together(lambda: write(one, "one"), lambda: write(other, "other"))
    assert [header.number for header in queries.headers(dara_committed, FILE)] == list(range(1, 17))
    read = actions.read_file(dara_committed, FILE)
    (conflict,) = read.conflicts
    assert len(conflict.heads) == 16
    jobs.rebuild_snapshots(dara_committed, FILE)
    assert actions.read_file(dara_committed, FILE).state == read.state
    jobs.sequence_all(node_by)
    proved = queries.verify(node_by)
    assert isinstance(proved, Verified)
    assert (proved.entries, proved.unsigned_entries) == (16, 0)


def test_two_workers_opening_one_section_for_the_first_time_use_one_key(dara_committed: By, node_by: By) -> None:
    workers = [worker(node_by) for _ in range(3)]
    together(
        *(
            lambda by=by: actions.append(by, FILE, Section.LEGAL, Body(Kind.NOTE, "first"))  # type: ignore[misc]  # bound now
            for by in workers
        )
    )
    assert Wrap.objects.filter(file=FILE, section="legal").count() == 1
    assert len(actions.read_file(dara_committed, FILE).entries) == 3


def test_two_workers_writing_two_files_in_opposite_order_do_not_wait_in_a_ring(dara_committed: By, node_by: By) -> None:
    def write(by: By, order: list[object]) -> None:
        for _ in range(6):
            drafts = [Draft(file, Section.SAFETY, Body(Kind.NOTE, "both")) for file in order]  # type: ignore[arg-type]  # ids of the test
            actions.append_many(by, drafts)

    one, other = worker(node_by), worker(node_by)
    together(lambda: write(one, [FILE, OTHER]), lambda: write(other, [OTHER, FILE]))
    assert Entry.objects.count() == 24
    assert isinstance(queries.verify(node_by), Verified)


def test_proving_while_others_write_and_number_finds_no_fault(dara_committed: By, node_by: By) -> None:
    done = threading.Event()
    found: list[object] = []

    def write(by: By) -> None:
        try:
            for at in range(30):
                actions.append(by, FILE if at % 2 else OTHER, Section.SAFETY, Body(Kind.NOTE, f"line {at}"))
                actions.read_file(by, FILE, limit=2)
        finally:
            done.set()

    def number() -> None:
        while not done.is_set():
            jobs.sequence(node_by)

    def prove() -> None:
        while not done.is_set():
            found.append(queries.verify(node_by))

    by = worker(node_by)
    together(lambda: write(by), number, prove)
    assert found
    assert all(isinstance(one, Verified) for one in found), found
