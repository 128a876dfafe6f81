"""Who holds an agency's key reads what the agency may read, in every epoch; who was taken it does not follow."""

import copy
import pickle
from dataclasses import replace

import pytest

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.happenings import Happening
from samakki.sections.words import Section
from samakki.vault import actions, queries
from samakki.vault.models import Epoch, Grant, MemberKey, Recovery, Wrap
from samakki.vault.rules import grant_place, pair_of, seal_letter
from samakki.vault.words import (
    AlreadyMadeError,
    Box,
    CannotOpenError,
    Drawer,
    ForgedKeyError,
    KeyGranted,
    KeyRevoked,
    LastHolderError,
    Lock,
    RecoverySheetUsed,
    WrongWordsError,
)
from tests.vault.conftest import DARA, FILE, MALI, NOY, OTHER_FILE, SHELTER, WELFARE, SignIn, open_one


def write(by: By, section: Section, plain: bytes) -> Box:
    sealed = actions.seal(by, SHELTER, Drawer(FILE, section), plain, None, b"x")
    return SHELTER, Lock(FILE, section, sealed.version), b"x", sealed.blob


def test_a_member_who_is_granted_the_key_reads_what_was_written_before(dara: By, again: SignIn) -> None:
    box = write(dara, Section.HEALTH, b"before")
    actions.grant(dara, SHELTER, MALI)
    assert open_one(again(MALI), box) == b"before"
    assert queries.holders(dara, SHELTER) == [DARA, MALI]


def test_granting_twice_changes_nothing(dara: By) -> None:
    actions.grant(dara, SHELTER, MALI)
    actions.grant(dara, SHELTER, MALI)
    assert Grant.objects.filter(member=MALI).count() == 1


def test_a_member_who_waits_cannot_grant_the_key_to_anybody(dara: By, again: SignIn) -> None:
    for member in (MALI, NOY):
        with pytest.raises(KeyNotHeldError):
            actions.grant(again(MALI), SHELTER, member)


def test_a_member_granted_a_later_epoch_reads_the_earlier_ones_by_the_chain(dara: By, again: SignIn) -> None:
    boxes = [write(dara, Section.HEALTH, b"one")]
    for section, plain in ((Section.LEGAL, b"two"), (Section.SAFETY, b"three"), (Section.FAMILY, b"four")):
        actions.rotate(again(DARA), SHELTER)
        boxes.append(write(again(DARA), section, plain))
    actions.grant(again(DARA), SHELTER, MALI)
    assert sorted(Wrap.objects.values_list("epoch", flat=True)) == [1, 2, 3, 4]
    assert actions.open_many(again(MALI), boxes) == [b"one", b"two", b"three", b"four"]
    assert [row.epoch for row in Grant.objects.filter(member=MALI)] == [4]


def test_a_member_granted_before_a_rotation_reads_what_is_written_after_it(dara: By, again: SignIn) -> None:
    actions.grant(dara, SHELTER, MALI)
    assert actions.rotate(dara, SHELTER) == 2
    box = write(again(DARA), Section.HEALTH, b"after")
    assert open_one(again(MALI), box) == b"after"


def test_a_section_begun_before_a_rotation_goes_on_in_the_same_key(dara: By, again: SignIn) -> None:
    before = write(dara, Section.HEALTH, b"before")
    actions.rotate(dara, SHELTER)
    after = write(again(DARA), Section.HEALTH, b"after")
    assert before[1] == after[1]
    assert actions.open_many(again(DARA), [before, after]) == [b"before", b"after"]


def test_a_member_who_was_taken_the_key_reads_nothing_and_gets_no_new_epoch(dara: By, again: SignIn) -> None:
    box = write(dara, Section.HEALTH, b"x")
    actions.grant(dara, SHELTER, MALI)
    kept = again(MALI).keys.epoch_secret(SHELTER, 1)
    actions.revoke(dara, SHELTER, MALI)
    with pytest.raises(KeyNotHeldError):
        open_one(again(MALI), box)
    actions.rotate(again(DARA), SHELTER)
    assert queries.holders(dara, SHELTER) == [DARA]
    assert again(DARA).keys.epoch_secret(SHELTER, 2) != kept


def test_revoking_needs_no_key(dara: By, node_by: By) -> None:
    actions.grant(dara, SHELTER, MALI)
    actions.revoke(node_by, SHELTER, DARA)
    assert queries.holders(node_by, SHELTER) == [MALI]


def test_the_last_holder_cannot_be_taken_the_key_unless_the_paper_is_there(dara: By) -> None:
    with pytest.raises(LastHolderError):
        actions.revoke(dara, SHELTER, DARA)
    words = actions.recovery_words(dara, SHELTER)
    with pytest.raises(LastHolderError):
        actions.revoke(dara, SHELTER, DARA)
    actions.confirm_recovery(dara, SHELTER, words)
    actions.revoke(dara, SHELTER, DARA)
    assert queries.holders(dara, SHELTER) == []


def test_taking_a_key_from_one_who_never_held_it_is_no_news(dara: By, monkeypatch: pytest.MonkeyPatch) -> None:
    told = hear_all(monkeypatch)
    actions.revoke(dara, SHELTER, NOY)
    assert told == []


def test_keys_given_and_taken_are_told(dara: By, monkeypatch: pytest.MonkeyPatch) -> None:
    told = hear_all(monkeypatch)
    actions.grant(dara, SHELTER, MALI)
    actions.revoke(dara, SHELTER, MALI)
    assert told == [KeyGranted(SHELTER, MALI), KeyRevoked(SHELTER, MALI)]


def test_one_who_missed_a_rotation_cannot_hand_on_the_old_key(dara: By, again: SignIn) -> None:
    actions.grant(dara, SHELTER, MALI)
    mali = again(MALI)
    mali.keys.newest_epoch(SHELTER)
    actions.rotate(dara, SHELTER)
    with pytest.raises(KeyNotHeldError):
        actions.grant(mali, SHELTER, NOY)
    with pytest.raises(KeyNotHeldError):
        actions.rotate(mali, SHELTER)
    with pytest.raises(KeyNotHeldError):
        actions.recovery_words(mali, SHELTER)
    assert queries.newest_epoch(dara, SHELTER) == 2


def test_an_agency_makes_its_first_key_once(dara: By, again: SignIn) -> None:
    with pytest.raises(AlreadyMadeError):
        actions.make_agency_key(again(MALI), SHELTER)
    assert queries.holders(dara, SHELTER) == [DARA]


def test_a_grant_moved_to_another_member_agency_or_epoch_opens_nothing(dara: By, again: SignIn) -> None:
    actions.grant(dara, SHELTER, MALI)
    Grant.objects.filter(member=MALI).update(member=NOY)
    with pytest.raises(CannotOpenError):
        again(NOY).keys.newest_epoch(SHELTER)
    Grant.objects.filter(member=DARA).update(epoch=7)
    with pytest.raises(CannotOpenError):
        again(DARA).keys.newest_epoch(SHELTER)


def test_a_broken_chain_says_that_the_key_is_not_held(dara: By, again: SignIn) -> None:
    box = write(dara, Section.HEALTH, b"x")
    actions.rotate(dara, SHELTER)
    Epoch.objects.filter(epoch=1).update(sealed_under_next=None)
    with pytest.raises(KeyNotHeldError):
        open_one(again(DARA), box)
    Epoch.objects.filter(epoch=1).delete()
    with pytest.raises(KeyNotHeldError):
        open_one(again(DARA), box)


def test_an_epoch_that_never_was_is_not_held(dara: By) -> None:
    for epoch in (-1, 0, 2):
        with pytest.raises(KeyNotHeldError):
            dara.keys.epoch_secret(SHELTER, epoch)
    with pytest.raises(KeyNotHeldError):
        dara.keys.newest_epoch(WELFARE)


def test_the_paper_gives_the_key_to_a_member_when_no_holder_can(
    dara: By, node_by: By, again: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = write(dara, Section.HEALTH, b"x")
    words = actions.recovery_words(dara, SHELTER)
    actions.confirm_recovery(dara, SHELTER, words)
    actions.revoke(dara, SHELTER, DARA)
    told = hear_all(monkeypatch)
    actions.recover(node_by, SHELTER, [f" {word.upper()} " for word in words], MALI)
    assert open_one(again(MALI), box) == b"x"
    assert told == [KeyGranted(SHELTER, MALI), RecoverySheetUsed(SHELTER, MALI)]


def test_the_paper_stays_good_through_rotations(dara: By, node_by: By, again: SignIn) -> None:
    words = actions.recovery_words(dara, SHELTER)
    box = write(dara, Section.HEALTH, b"x")
    for _turn in range(3):
        actions.rotate(again(DARA), SHELTER)
    actions.recover(node_by, SHELTER, words, MALI)
    assert open_one(again(MALI), box) == b"x"


def test_a_new_paper_ends_the_old_one(dara: By, node_by: By) -> None:
    old = actions.recovery_words(dara, SHELTER)
    new = actions.recovery_words(dara, SHELTER)
    with pytest.raises(WrongWordsError):
        actions.recover(node_by, SHELTER, old, MALI)
    with pytest.raises(WrongWordsError):
        actions.confirm_recovery(dara, SHELTER, old)
    actions.recover(node_by, SHELTER, new, MALI)


def test_a_paper_opens_its_own_agency_only(dara: By, node_by: By) -> None:
    words = actions.recovery_words(dara, SHELTER)
    Recovery.objects.filter(agency=SHELTER).update(agency=WELFARE)
    with pytest.raises(WrongWordsError):
        actions.recover(node_by, WELFARE, words, MALI)


def test_words_typed_wrong_confirm_nothing(dara: By) -> None:
    words = actions.recovery_words(dara, SHELTER)
    with pytest.raises(WrongWordsError):
        actions.confirm_recovery(dara, SHELTER, [words[1], words[0], *words[2:]])
    assert not queries.recovery_confirmed(dara, SHELTER)


def test_until_a_second_member_holds_the_key_the_paper_is_the_second_pair_of_eyes(dara: By, again: SignIn) -> None:
    assert not queries.second_pair_exists(dara, SHELTER)
    words = actions.recovery_words(dara, SHELTER)
    assert not queries.second_pair_exists(dara, SHELTER)
    actions.confirm_recovery(dara, SHELTER, words)
    assert queries.second_pair_exists(dara, SHELTER)
    assert not queries.second_holder_exists(dara, SHELTER)
    actions.grant(dara, SHELTER, MALI)
    assert queries.second_holder_exists(dara, SHELTER)
    actions.rotate(again(DARA), SHELTER)
    assert queries.second_holder_exists(dara, SHELTER)


def test_keys_are_never_shown_nor_written(dara: By) -> None:
    secret = dara.keys.epoch_secret(SHELTER, 1)
    assert repr(secret)[2:-1] not in repr(dara)
    for write_down in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            write_down(dara.keys)


def test_an_agency_without_a_key_has_epoch_zero(dara: By) -> None:
    assert queries.newest_epoch(dara, WELFARE) == 0
    assert queries.newest_epoch(replace(dara, agency=WELFARE), SHELTER) == 1
    assert actions.seal(dara, SHELTER, Drawer(OTHER_FILE, Section.LEGAL), b"", None, b"x").version == 1


def hear_all(monkeypatch: pytest.MonkeyPatch) -> list[Happening]:
    told: list[Happening] = []
    for module in ("agencies", "paper"):
        monkeypatch.setattr(f"samakki.vault.actions.{module}.tell", lambda _by, happening: told.append(happening))
    return told


def test_a_public_key_slipped_into_the_keystore_is_given_nothing(dara: By, again: SignIn) -> None:
    """Whoever can write in the keystore puts their own key in a colleague's place and waits to be granted."""
    intruder = pair_of(b"the intruder's own private key..")
    MemberKey.objects.filter(member=MALI).update(public=intruder.public)
    with pytest.raises(ForgedKeyError):
        actions.grant(dara, SHELTER, MALI)
    with pytest.raises(ForgedKeyError):
        actions.seal_to_member(dara, MALI, b"x", b"x")
    rotating = again(DARA)
    MemberKey.objects.filter(member=DARA).update(public=intruder.public)
    with pytest.raises(ForgedKeyError):
        actions.rotate(rotating, SHELTER)
    assert queries.newest_epoch(dara, SHELTER) == 1


def test_a_sheet_slipped_into_the_keystore_is_given_nothing(dara: By) -> None:
    actions.recovery_words(dara, SHELTER)
    Recovery.objects.update(public=pair_of(b"the intruder's own private key..").public)
    with pytest.raises(ForgedKeyError):
        actions.rotate(dara, SHELTER)


def test_an_agency_key_of_somebody_elses_making_is_not_taken(dara: By, again: SignIn) -> None:
    """HPKE seals to anybody's public key: without the signature, members would write under an intruder's key."""
    public = bytes(MemberKey.objects.get(member=DARA).public)
    wrap = seal_letter(public, b"the intruder's own epoch secret.", grant_place(dara.node, SHELTER, 2, DARA))
    genuine = Grant.objects.get(member=DARA)
    Grant.objects.create(
        agency=SHELTER, epoch=2, member=DARA, wrap=wrap, signature=genuine.signature, granted_at=genuine.granted_at
    )
    with pytest.raises(ForgedKeyError):
        write(again(DARA), Section.HEALTH, b"x")
