"""Who writes into the file of another agency keeps what they wrote, and nothing else."""

import pytest

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.sections.words import Section
from samakki.vault import actions, jobs, queries
from samakki.vault.models import Root, Wrap
from samakki.vault.words import Drawer, Holder, Lock
from tests.given import SetClock
from tests.vault.conftest import DARA, FILE, NOY, OTHER_FILE, SHELTER, WELFARE, SignIn, open_one
from tests.vault.shared import (
    CLOSED,
    ENTRY,
    HEALTH,
    IDENTITY,
    NOTE,
    OTHER_ENTRY,
    THEIRS,
    Mali,
    sealed,
    written_by_guest,
)


def test_what_a_guest_wrote_stays_theirs_and_is_read_by_all_who_hold_the_section(
    dara: By, mali: Mali, again: SignIn, node_by: By
) -> None:
    before = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    theirs = written_by_guest(mali(), plain=b"DEMO: seen by our nurse")
    assert open_one(again(DARA), theirs) == b"DEMO: seen by our nurse"
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    assert open_one(again(NOY), theirs) == b"DEMO: seen by our nurse"
    actions.unshare(node_by, SHELTER, WELFARE, [HEALTH], [(HEALTH, THEIRS)])
    assert actions.open_own(mali(), [theirs]) == [b"DEMO: seen by our nurse"]
    assert open_one(again(DARA), theirs) == b"DEMO: seen by our nurse"
    assert open_one(again(NOY), theirs) == b"DEMO: seen by our nurse"
    with pytest.raises(KeyNotHeldError):
        open_one(mali(), before)
    with pytest.raises(KeyNotHeldError):
        written_by_guest(mali(), OTHER_ENTRY)


def test_only_what_an_agency_wrote_counts_as_its_own(dara: By, mali: Mali) -> None:
    health, closed = sealed(dara), sealed(dara, entry=ENTRY)
    actions.share(dara, SHELTER, WELFARE, [HEALTH], [(HEALTH, ENTRY)])
    for box in (health, closed):
        with pytest.raises(KeyNotHeldError):
            actions.open_own(mali(), [box])


def test_what_a_guest_closes_is_for_them_and_the_owner_and_not_for_the_section(
    dara: By, mali: Mali, again: SignIn
) -> None:
    sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    closed = written_by_guest(mali(), plain=CLOSED, closed=True)
    assert open_one(again(DARA), closed) == CLOSED
    assert actions.open_own(mali(), [closed]) == [CLOSED]
    with pytest.raises(KeyNotHeldError):
        open_one(again(NOY), closed)


def test_who_holds_no_section_writes_nothing_into_it_open_or_closed(dara: By, mali: Mali, again: SignIn) -> None:
    sealed(dara)
    for closed in (False, True):
        with pytest.raises(KeyNotHeldError):
            written_by_guest(mali(), closed=closed)
        with pytest.raises(KeyNotHeldError):
            written_by_guest(again(NOY), closed=closed)
    assert Wrap.objects.count() == 1


def test_an_interpreter_keeps_nothing_of_what_they_wrote(dara: By, again: SignIn) -> None:
    sealed(dara)
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    theirs = written_by_guest(again(NOY))
    assert open_one(again(DARA), theirs) == NOTE
    actions.unshare(dara, SHELTER, NOY, [HEALTH])
    for attempt in (open_one, lambda by, box: actions.open_own(by, [box])):
        with pytest.raises(KeyNotHeldError):
            attempt(again(NOY), theirs)


def test_it_is_told_who_holds_what(dara: By, mali: Mali, node_by: By) -> None:
    sealed(dara)
    sealed(dara, entry=ENTRY)
    actions.share(dara, SHELTER, WELFARE, [HEALTH], [(HEALTH, ENTRY)])
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    written_by_guest(mali())
    health, two = Section.HEALTH, (1, 2)
    actions.unshare(node_by, SHELTER, NOY, [HEALTH])
    assert set(queries.holders_of(node_by, FILE)) == {
        Holder(SHELTER, None, health, two),
        Holder(SHELTER, None, health, (1,), ENTRY),
        Holder(WELFARE, None, health, two),
        Holder(WELFARE, None, health, (1,), ENTRY),
        Holder(WELFARE, None, health, (1,), THEIRS),
    }
    assert queries.holders_of(node_by, OTHER_FILE) == ()


def test_nothing_changes_for_the_owner_while_others_come_and_go(dara: By, mali: Mali, again: SignIn) -> None:
    boxes = [sealed(dara), sealed(dara, IDENTITY), sealed(dara, entry=ENTRY)]
    actions.share(dara, SHELTER, WELFARE, [HEALTH, IDENTITY], [(HEALTH, ENTRY)])
    boxes += [sealed(again(DARA)), written_by_guest(mali())]
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH, IDENTITY], [(HEALTH, ENTRY)])
    boxes += [sealed(again(DARA)), sealed(again(DARA), IDENTITY)]
    assert actions.open_many(again(DARA), boxes) == [NOTE] * len(boxes)
    actions.rotate(again(DARA), SHELTER)
    assert actions.open_many(again(DARA), boxes) == [NOTE] * len(boxes)
    while actions.rewrap(again(DARA), SHELTER, 2):
        continue
    assert queries.waiting_wraps(dara, SHELTER) == 0
    assert actions.open_many(again(DARA), boxes) == [NOTE] * len(boxes)


def test_keys_of_a_guests_entry_that_was_never_committed_are_swept(
    dara: By, mali: Mali, node_by: By, clock: SetClock
) -> None:
    sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    written_by_guest(mali())
    clock.move(hours=2)
    assert jobs.sweep_orphans(node_by, lambda files: files, lambda _entries: []) == 2
    assert not Wrap.objects.filter(entry=THEIRS).exists()
    assert Wrap.objects.count() == 2


def test_who_leaves_is_taken_all_that_was_shared_with_them_by_name(
    dara: By, mali: Mali, again: SignIn, node_by: By
) -> None:
    kept = sealed(dara, Drawer(OTHER_FILE, Section.LEGAL))
    boxes = [sealed(dara), sealed(dara, IDENTITY), sealed(dara, entry=ENTRY)]
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH, IDENTITY], [(HEALTH, ENTRY)])
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    theirs = actions.seal(mali(), WELFARE, Drawer(OTHER_FILE, Section.HEALTH), NOTE, None, b"x")
    actions.share_with_member(mali(), WELFARE, NOY, [Drawer(OTHER_FILE, Section.HEALTH)])
    assert actions.open_many(again(NOY), boxes) == [NOTE] * 3
    actions.take_back_all(node_by, SHELTER, NOY)
    assert not Wrap.objects.filter(member=NOY).exists()
    for box in boxes:
        with pytest.raises(KeyNotHeldError):
            open_one(again(NOY), box)
    newest = {(row.file, row.section, row.agency) for row in Wrap.objects.filter(version=2)}
    health, identity = Section.HEALTH.value, Section.IDENTITY.value
    assert newest == {
        (FILE, health, SHELTER),
        (FILE, health, WELFARE),
        (FILE, identity, SHELTER),
        (OTHER_FILE, health, WELFARE),
    }
    boxes += [kept, sealed(again(DARA)), sealed(again(DARA), IDENTITY)]
    assert actions.open_many(again(DARA), boxes) == [NOTE] * 6
    lock = Lock(OTHER_FILE, Section.HEALTH, theirs.version)
    assert open_one(mali(), (WELFARE, lock, b"x", theirs.blob)) == NOTE
    generation = Root.objects.get().generation
    actions.take_back_all(node_by, SHELTER, NOY)
    assert Root.objects.get().generation == generation
