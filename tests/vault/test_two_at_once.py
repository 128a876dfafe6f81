"""Many workers at the same moment never make two keys for one thing, on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from threading import Barrier

import pytest
from django.db import connections

from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault import actions, queries
from samakki.vault.models import Grant, Milestone, Root, Wrap
from samakki.vault.words import Drawer, Lock, Plain
from tests.vault.conftest import DARA, MALI, NOY, SHELTER, found, sign_in

WORKERS = 6


@pytest.fixture
def holder(committed_stores: None, node_secret: Path, node_by: By) -> By:
    return found(replace(node_by, chance=SystemChance()))


def together(work: Callable[[int], object]) -> list[object]:
    """Let all workers begin in the same moment, each with connections of its own; give what they gave or raised."""
    barrier = Barrier(WORKERS)

    def begin(number: int) -> object:
        try:
            barrier.wait(10)
            return work(number)
        except Exception as raised:  # noqa: BLE001 -- what was raised is what the test looks at
            return raised
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(begin, range(WORKERS)))


def test_workers_who_write_the_same_new_sections_share_their_keys(holder: By) -> None:
    files = [FileId(fresh_id(holder.clock, holder.chance)) for _file in range(4)]
    drawers = [Drawer(file, section) for file in files for section in Section]
    readers = [sign_in(holder, DARA) for _worker in range(WORKERS)]

    def write(number: int) -> list[tuple[Drawer, int, bytes]]:
        shuffled = Random(number).sample(drawers, len(drawers))  # noqa: S311 -- an order, no secret
        written = []
        for start in range(0, len(shuffled), 8):
            some = shuffled[start : start + 8]
            plains = [Plain(drawer, b"x", f"{number}".encode()) for drawer in some]
            sealed = actions.seal_many(readers[number], SHELTER, plains)
            written += [(drawer, one.version, one.blob) for drawer, one in zip(some, sealed, strict=True)]
        return written

    results = together(write)
    assert Wrap.objects.count() == len(drawers)
    reader = sign_in(holder, DARA)
    for number, written in enumerate(results):
        assert isinstance(written, list), written
        boxes = [(SHELTER, Lock(drawer.file, drawer.section, version), b"x", blob) for drawer, version, blob in written]
        assert set(actions.open_many(reader, boxes)) == {str(number).encode()}
    assert Milestone.objects.order_by("-generation")[0].generation == Root.objects.get().generation


def test_only_one_of_many_rotations_at_once_takes_place(holder: By) -> None:
    actions.grant(holder, SHELTER, MALI)
    readers = [sign_in(holder, DARA) for _worker in range(WORKERS)]
    for reader in readers:
        reader.keys.newest_epoch(SHELTER)
    results = together(lambda number: actions.rotate(readers[number], SHELTER))
    assert results.count(2) == 1
    assert sum(isinstance(result, KeyNotHeldError) for result in results) == WORKERS - 1
    assert queries.newest_epoch(holder, SHELTER) == 2
    assert set(queries.holders(holder, SHELTER)) == {DARA, MALI}


def test_who_is_granted_the_key_during_a_rotation_is_never_left_behind(holder: By) -> None:
    granting, rotating = sign_in(holder, DARA), sign_in(holder, DARA)
    for reader in (granting, rotating):
        reader.keys.newest_epoch(SHELTER)

    def act(number: int) -> object:
        if number == 0:
            return actions.rotate(rotating, SHELTER)
        return actions.grant(granting, SHELTER, NOY) if number == 1 else None

    results = together(act)
    assert results[0] == 2
    if isinstance(results[1], KeyNotHeldError):
        assert queries.holders(holder, SHELTER) == [DARA]
    else:
        assert set(queries.holders(holder, SHELTER)) == {DARA, NOY}
        assert sign_in(holder, NOY).keys.newest_epoch(SHELTER) == 2


def test_only_one_of_many_first_members_makes_the_agency_key(holder: By) -> None:
    Grant.objects.all().delete()
    agency = AgencyId(fresh_id(holder.clock, holder.chance))
    readers = [sign_in(holder, member, agency) for member in (DARA, MALI, NOY) * 2]
    results = together(lambda number: actions.make_agency_key(readers[number], agency))
    assert results.count(None) == 1
    assert len(queries.holders(holder, agency)) == 1
