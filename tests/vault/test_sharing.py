"""What is shared opens for whom it was shared, and what is taken back does not: tried with data that could leak."""

from dataclasses import replace

import pytest

from samakki.kernel.deeds import By, KeyNotHeldError, NoKeys
from samakki.sections.words import Section
from samakki.vault import actions
from samakki.vault.models import MemberKey, Wrap
from samakki.vault.rules import data_place, open_box
from samakki.vault.words import (
    CannotOpenError,
    Drawer,
    Lock,
    NobodyToHoldError,
    OwnerHoldsError,
    Plain,
)
from tests.vault.conftest import DARA, FILE, MALI, NOY, OTHER_FILE, SHELTER, WELFARE, SignIn, open_one
from tests.vault.shared import (
    CLOSED,
    ENTRY,
    HEALTH,
    IDENTITY,
    LEGAL,
    NOTE,
    OTHER_ENTRY,
    THEIRS,
    Mali,
    keys_in_memory,
    sealed,
)


def test_a_share_of_health_opens_health_and_nothing_else(dara: By, mali: Mali) -> None:
    health, identity = sealed(dara), sealed(dara, IDENTITY, b"DEMO Somchai")
    elsewhere, closed = sealed(dara, Drawer(OTHER_FILE, Section.HEALTH)), sealed(dara, plain=CLOSED, entry=ENTRY)
    with pytest.raises(KeyNotHeldError):
        open_one(mali(), health)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    assert open_one(mali(), health) == NOTE
    for box in (identity, elsewhere, closed):
        with pytest.raises(KeyNotHeldError):
            open_one(mali(), box)
        with pytest.raises(KeyNotHeldError):
            actions.open_many(mali(), [health, box])


def test_a_closed_entry_is_opened_by_a_share_that_names_it_and_by_no_other(dara: By, mali: Mali) -> None:
    health, closed, other = sealed(dara), sealed(dara, entry=ENTRY), sealed(dara, entry=OTHER_ENTRY)
    actions.share(dara, SHELTER, WELFARE, [], [(HEALTH, ENTRY)])
    assert open_one(mali(), closed) == NOTE
    for box in (health, other):
        with pytest.raises(KeyNotHeldError):
            open_one(mali(), box)
    actions.unshare(dara, SHELTER, WELFARE, [], [(HEALTH, ENTRY)])
    with pytest.raises(KeyNotHeldError):
        open_one(mali(), closed)
    assert open_one(dara, closed) == NOTE


def test_after_it_is_taken_back_no_wrap_is_left_and_the_next_entry_is_out_of_reach_of_a_kept_key(
    dara: By, mali: Mali, node_by: By, again: SignIn
) -> None:
    before = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH, IDENTITY])
    reader = mali()
    assert open_one(reader, before) == NOTE
    kept = keys_in_memory(reader)
    node = replace(node_by, keys=NoKeys())
    actions.unshare(node, SHELTER, WELFARE, [HEALTH])
    assert {row.section for row in Wrap.objects.filter(agency=WELFARE)} == {Section.IDENTITY}
    after = sealed(again(DARA), plain=b"DEMO: what came later")
    assert (before[1].version, after[1].version) == (1, 2)
    with pytest.raises(KeyNotHeldError):
        open_one(mali(), after)
    with pytest.raises(KeyNotHeldError):
        open_one(mali(), before)
    for lock, key in kept.items():
        for claimed in (after[1], lock):
            with pytest.raises(CannotOpenError):
                open_box(key, after[3], data_place(node_by.node, claimed, b"x"))
    assert open_one(again(DARA), before) == NOTE
    assert open_one(again(DARA), after) == b"DEMO: what came later"
    sealed(again(DARA), IDENTITY)
    assert Wrap.objects.filter(section=Section.IDENTITY, version=2).count() == 0


def test_the_one_who_takes_back_writes_under_the_new_key_in_the_same_request(dara: By, mali: Mali) -> None:
    assert sealed(dara)[1].version == 1
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
    assert sealed(dara)[1].version == 2
    assert sealed(dara)[1].version == 2


def test_those_who_remain_get_the_new_key(dara: By, mali: Mali, again: SignIn) -> None:
    sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    actions.unshare(dara, SHELTER, NOY, [HEALTH])
    after = sealed(again(DARA))
    assert after[1].version == 2
    assert open_one(mali(), after) == NOTE
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
    last = sealed(again(DARA))
    assert last[1].version == 3
    assert {(row.agency, row.version) for row in Wrap.objects.all()} == {(SHELTER, 1), (SHELTER, 2), (SHELTER, 3)}
    assert open_one(again(DARA), last) == NOTE


def test_who_is_shared_with_anew_reads_all_that_came_meanwhile(dara: By, mali: Mali, again: SignIn) -> None:
    boxes = [sealed(dara)]
    for _time in range(3):
        actions.share(dara, SHELTER, WELFARE, [HEALTH])
        actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
        boxes.append(sealed(again(DARA)))
    actions.share(again(DARA), SHELTER, WELFARE, [HEALTH])
    assert [lock.version for _owner, lock, _context, _blob in boxes] == [1, 2, 3, 4]
    assert actions.open_many(mali(), boxes) == [NOTE] * 4


def test_a_member_by_name_opens_what_was_shared_with_them_and_their_agency_does_not(
    dara: By, again: SignIn, node_by: By
) -> None:
    """Noy interprets for the shelter, and holds no key of it."""
    health, identity = sealed(dara), sealed(dara, IDENTITY)
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    noy = again(NOY)
    assert open_one(noy, health) == NOTE
    with pytest.raises(KeyNotHeldError):
        open_one(noy, identity)
    kept = keys_in_memory(noy)
    actions.unshare(node_by, SHELTER, NOY, [HEALTH])
    with pytest.raises(KeyNotHeldError):
        open_one(again(NOY), health)
    after = sealed(again(DARA))
    with pytest.raises(CannotOpenError):
        open_box(kept[health[1]], after[3], data_place(node_by.node, after[1], b"x"))


def test_sharing_or_taking_back_twice_changes_nothing(dara: By, mali: Mali) -> None:
    sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    there = set(Wrap.objects.values_list("id", "wrap"))
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    assert set(Wrap.objects.values_list("id", "wrap")) == there
    for _time in range(2):
        actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
        assert sorted(Wrap.objects.values_list("version", flat=True)) == [1, 2]


def test_a_section_in_which_nothing_was_written_can_be_shared(dara: By, mali: Mali, again: SignIn) -> None:
    actions.share(dara, SHELTER, WELFARE, [LEGAL])
    theirs = actions.seal_many(mali(), SHELTER, [Plain(LEGAL, b"x", NOTE, None, THEIRS)])[0]
    lock = Lock(FILE, Section.LEGAL, theirs.version, THEIRS, apart=True)
    assert open_one(again(DARA), (SHELTER, lock, b"x", theirs.blob)) == NOTE


def test_the_owner_is_never_taken_the_own_keys(dara: By) -> None:
    sealed(dara)
    with pytest.raises(OwnerHoldsError):
        actions.unshare(dara, SHELTER, SHELTER, [HEALTH])
    actions.share(dara, SHELTER, SHELTER, [HEALTH])
    assert Wrap.objects.count() == 1


def test_who_has_no_key_yet_cannot_be_shared_with(dara: By) -> None:
    sealed(dara)
    with pytest.raises(NobodyToHoldError):
        actions.share(dara, SHELTER, WELFARE, [HEALTH])
    with pytest.raises(NobodyToHoldError):
        actions.share_with_member(dara, SHELTER, type(NOY)(int=9), [HEALTH])
    assert Wrap.objects.count() == 1


def test_nobody_shares_what_they_do_not_hold(dara: By, mali: Mali, node_by: By) -> None:
    sealed(dara)
    sealed(dara, entry=ENTRY)
    for by, drawers, entries in (
        (mali(), [HEALTH], []),
        (replace(node_by, agency=SHELTER), [HEALTH], []),
        (dara, [], [(HEALTH, OTHER_ENTRY)]),
    ):
        with pytest.raises(KeyNotHeldError):
            actions.share(by, SHELTER, WELFARE, drawers, entries)
    assert not Wrap.objects.filter(agency=WELFARE).exists()


def test_a_number_of_a_drawer_stays_when_its_key_is_made_anew(dara: By, mali: Mali, again: SignIn) -> None:
    before = actions.numbers_of(dara, SHELTER, [HEALTH], b"one")
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
    assert actions.numbers_of(again(DARA), SHELTER, [HEALTH], b"one") == before


def test_one_whose_key_is_gone_or_forged_keeps_nobody_from_taking_back(dara: By, mali: Mali, again: SignIn) -> None:
    sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    actions.share_with_member(dara, SHELTER, MALI, [HEALTH])
    MemberKey.objects.filter(member=NOY).delete()
    MemberKey.objects.filter(member=MALI).update(public=bytes(32))
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
    assert set(Wrap.objects.filter(version=2).values_list("agency", flat=True)) == {SHELTER}
    assert open_one(again(DARA), sealed(again(DARA))) == NOTE
