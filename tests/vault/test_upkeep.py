"""Orphaned keys die, keys that are needed stay, and wraps follow their agency into the newest epoch."""

from collections.abc import Collection
from uuid import UUID

import pytest

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section
from samakki.vault import actions, jobs, queries
from samakki.vault.models import Milestone, Root, Wrap
from samakki.vault.words import Drawer, Lock
from tests.given import SetClock
from tests.vault.conftest import DARA, FILE, MALI, OTHER_FILE, SHELTER, SignIn, open_one

ENTRY = EntryId(UUID(int=77))
OTHER_ENTRY = EntryId(UUID(int=78))


def known_files(asked: Collection[FileId]) -> Collection[FileId]:
    return {FILE} & set(asked)


def known_entries(asked: Collection[EntryId]) -> Collection[EntryId]:
    return {ENTRY} & set(asked)


def seal_in(by: By, file: FileId, entry: EntryId | None = None) -> bytes:
    return actions.seal(by, SHELTER, Drawer(file, Section.HEALTH), b"x", entry, b"x").blob


def test_keys_of_what_the_data_never_committed_are_destroyed(dara: By, node_by: By, clock: SetClock) -> None:
    for file, entry in ((FILE, None), (FILE, ENTRY), (FILE, OTHER_ENTRY), (OTHER_FILE, None), (OTHER_FILE, ENTRY)):
        seal_in(dara, file, entry)
    clock.move(hours=2)
    assert jobs.sweep_orphans(node_by, known_files, known_entries) == 3
    left = {(row.file, row.entry) for row in Wrap.objects.all()}
    assert left == {(FILE, UUID(int=0)), (FILE, ENTRY)}
    assert jobs.sweep_orphans(node_by, known_files, known_entries) == 0


def test_a_key_made_a_moment_ago_is_left_alone(dara: By, node_by: By, clock: SetClock) -> None:
    seal_in(dara, OTHER_FILE)
    clock.move(minutes=59)
    assert jobs.sweep_orphans(node_by, known_files, known_entries) == 0
    clock.move(minutes=2)
    assert jobs.sweep_orphans(node_by, known_files, known_entries) == 1


def test_sweeping_looks_at_every_key_however_many(dara: By, node_by: By, clock: SetClock) -> None:
    files = [FileId(UUID(int=1000 + number)) for number in range(1101)]
    actions.make_section_keys(dara, SHELTER, [Drawer(file, Section.HEALTH) for file in files])
    clock.move(hours=2)
    odd = set(files[1::2])
    assert jobs.sweep_orphans(node_by, lambda asked: odd & set(asked), known_entries) == 551
    assert {row.file for row in Wrap.objects.all()} == odd


def test_milestones_long_passed_are_forgotten_and_the_newest_stay(dara: By, node_by: By) -> None:
    Milestone.objects.bulk_create(Milestone(node=node_by.node, generation=number) for number in range(1, 3001))
    jobs.sweep_orphans(node_by, known_files, known_entries)
    assert min(Milestone.objects.values_list("generation", flat=True)) == 2000
    assert Milestone.objects.order_by("-generation")[0].generation == 3000


def test_after_a_rotation_wraps_move_under_the_newest_epoch_in_batches(dara: By, again: SignIn) -> None:
    blob = seal_in(dara, FILE)
    closed = seal_in(dara, FILE, ENTRY)
    actions.make_section_keys(dara, SHELTER, [Drawer(OTHER_FILE, section) for section in Section])
    actions.rotate(dara, SHELTER)
    assert queries.waiting_wraps(dara, SHELTER) == 12
    by = again(DARA)
    assert [actions.rewrap(by, SHELTER, 5) for _turn in range(4)] == [5, 5, 2, 0]
    assert queries.waiting_wraps(dara, SHELTER) == 0
    boxes = [
        (SHELTER, Lock(FILE, Section.HEALTH, 1), b"x", blob),
        (SHELTER, Lock(FILE, Section.HEALTH, 1, ENTRY), b"x", closed),
    ]
    assert actions.open_many(again(DARA), boxes) == [b"x", b"x"]


def test_one_who_was_taken_the_key_cannot_open_what_was_moved_on(dara: By, again: SignIn) -> None:
    seal_in(dara, FILE)
    actions.grant(dara, SHELTER, MALI)
    mali = again(MALI)
    mali.keys.epoch_secret(SHELTER, 1)
    actions.revoke(dara, SHELTER, MALI)
    actions.rotate(dara, SHELTER)
    actions.rewrap(again(DARA), SHELTER)
    with pytest.raises(KeyNotHeldError):
        open_one(mali, (SHELTER, Lock(FILE, Section.HEALTH, 1), b"x", b"x"))


def test_moving_wraps_with_nothing_to_move_writes_nothing(dara: By) -> None:
    generation = Root.objects.get().generation
    assert actions.rewrap(dara, SHELTER) == 0
    assert Root.objects.get().generation == generation
