"""`kill -9` while writing: what was acknowledged is there, opens, is proved; keys that nobody needs are swept."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NoReturn
from uuid import UUID

import pytest

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Entry, File
from samakki.journal.words import PIECE_SIZE, Body, Change, Kind, Verified
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault.models import NO_ENTRY, Wrap
from samakki.vault.queries import check_keystore
from tests.forking import fork_alone
from tests.given import SetClock
from tests.journal.conftest import FILE, SHELTER, signed_in

ID = 16


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Let another process do something; give its id and the end of the pipe on which it acknowledges."""
    out, into = os.pipe()
    child = fork_alone()
    if child == 0:
        _work_alone(work, into)
    os.close(into)
    return child, out


def _work_alone(work: Callable[[int], None], into: int) -> NoReturn:
    try:
        work(into)
    finally:
        os._exit(1)


def another(by: By) -> By:
    """The same one who acts, as another process would: with chance and a clock mark of its own."""
    chance = SystemChance()
    return replace(by, chance=chance, hybrid=HybridClock(WallClock(), chance.bytes(4).hex()))


def write_on(node_by: By) -> Callable[[int], None]:
    """Open files, write open and closed entries and number them, and acknowledge each entry, until killed."""

    def work(into: int) -> None:
        node = another(node_by)
        dara = another(signed_in(node))
        file, at = FILE, 0
        while True:
            at += 1
            if at % 4 == 0:
                file = FileId(fresh_id(dara.clock, dara.chance))
                actions.open_file(dara, file, SHELTER)
            body = Body(Kind.CHANGE, "DEMO " * at, (Change("weight", at),))
            section = list(Section)[at % 3]
            header = actions.append(dara, file, section, body, closed=at % 3 == 0)
            os.write(into, header.id.bytes)
            if at % 2:
                jobs.sequence(node)

    return work


def kill_while_writing(node_by: By, rounds: int) -> set[EntryId]:
    """Kill a writer at a moment of chance, again and again; give all that was acknowledged."""
    dice = random.Random(7)  # noqa: S311 -- moments of chance, not keys
    acknowledged = set[EntryId]()
    for _ in range(rounds):
        child, out = forked(write_on(node_by))
        told = os.read(out, ID)
        time.sleep(dice.uniform(0, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(out, 4096):
            told += more
        os.close(out)
        acknowledged |= {EntryId(UUID(bytes=told[at : at + ID])) for at in range(0, len(told) - ID + 1, ID)}
    return acknowledged


def all_is_well(dara: By, node_by: By, clock: SetClock, acknowledged: set[EntryId]) -> None:
    """Nothing acknowledged is lost, every entry has its key, all is proved, and the keystore holds no orphans."""
    assert len(acknowledged - set(Entry.objects.values_list("pk", flat=True))) == 0
    for entry in Entry.objects.values_list("pk", flat=True):
        opened = actions.open_closed(dara, EntryId(entry))
        assert opened.body is not None
    for file in File.objects.values_list("pk", flat=True):
        before = actions.read_file(dara, FileId(file)).state
        jobs.rebuild_snapshots(dara, FileId(file))
        assert actions.read_file(dara, FileId(file)).state == before
    assert isinstance(queries.verify(node_by), Verified)
    jobs.sequence_all(node_by)
    proved = queries.verify(node_by)
    assert isinstance(proved, Verified)
    assert proved.unsigned_entries == proved.unsigned_reads == 0
    clock.move(hours=2)
    jobs.sweep_orphans(node_by)
    wraps = list(Wrap.objects.values_list("file", "entry"))
    assert {file for file, _ in wraps} <= set(File.objects.values_list("pk", flat=True))
    assert {entry for _, entry in wraps if entry != NO_ENTRY} <= set(Entry.objects.values_list("pk", flat=True))
    check_keystore(node_by)


@pytest.mark.slow
def test_a_writer_killed_twenty_times_loses_nothing_it_acknowledged(
    dara_committed: By, node_by: By, clock: SetClock
) -> None:
    acknowledged = kill_while_writing(node_by, 20)
    assert len(acknowledged) >= 20
    all_is_well(dara_committed, node_by, clock, acknowledged)


@pytest.mark.slow
def test_a_writer_killed_two_hundred_times_loses_nothing_it_acknowledged(
    dara_committed: By, node_by: By, clock: SetClock
) -> None:
    acknowledged = kill_while_writing(node_by, 200)
    assert len(acknowledged) >= 200
    all_is_well(dara_committed, node_by, clock, acknowledged)


def test_a_key_whose_entry_was_never_committed_is_swept_and_no_other(
    dara_committed: By, node_by: By, clock: SetClock
) -> None:
    kept = actions.append(dara_committed, FILE, Section.HEALTH, Body(Kind.NOTE, "kept"), closed=True)
    actions.append(dara_committed, FILE, Section.LEGAL, Body(Kind.NOTE, "kept too"))
    before = set(Wrap.objects.values_list("pk", flat=True))

    def die_before_the_end(_into: int) -> None:
        dara = another(signed_in(another(node_by)))
        own = EntryId(fresh_id(dara.clock, dara.chance))
        actions.attach(dara, FILE, Section.LEGAL, own, "image/png", dying(), closed=True)

    def dying() -> Iterator[bytes]:
        yield bytes(PIECE_SIZE)
        os.kill(os.getpid(), signal.SIGKILL)

    child, out = forked(die_before_the_end)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    os.close(out)
    assert Wrap.objects.count() == len(before) + 1
    assert jobs.sweep_orphans(node_by) == 0
    clock.move(hours=2)
    assert jobs.sweep_orphans(node_by) == 1
    assert set(Wrap.objects.values_list("pk", flat=True)) == before
    assert actions.open_closed(dara_committed, kept.id).body == Body(Kind.NOTE, "kept")
