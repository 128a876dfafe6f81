"""What is shared opens for whom it was shared, and what is taken back does not: tried with data that could leak."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from samakki.kernel.deeds import By, KeyNotHeldError, NoKeys
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section
from samakki.vault import actions, jobs, queries
from samakki.vault.actions.keyring import HeldKeys
from samakki.vault.models import Root, Wrap
from samakki.vault.rules import BoxKey, data_place, letter_place, name_place, open_box, pair_of, seal_letter
from samakki.vault.words import (
    Box,
    CannotOpenError,
    Drawer,
    ForgedKeyError,
    Holder,
    How,
    Lock,
    NobodyToHoldError,
    OwnerHoldsError,
    Plain,
)
from tests.given import SetClock
from tests.vault.conftest import DARA, FILE, MALI, NOY, OTHER_FILE, SHELTER, WELFARE, SignIn, open_one, sign_in

HEALTH = Drawer(FILE, Section.HEALTH)
IDENTITY = Drawer(FILE, Section.IDENTITY)
LEGAL = Drawer(FILE, Section.LEGAL)
ENTRY = EntryId(UUID("0195d000-0000-7000-8000-0000000000d1"))
OTHER_ENTRY = EntryId(UUID("0195d000-0000-7000-8000-0000000000d2"))
THEIRS = EntryId(UUID("0195d000-0000-7000-8000-0000000000d3"))
NOTE = "DEMO: needs insulin · ត្រូវការ".encode()
CLOSED = b"DEMO: closed, a test and its result"
SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)
Mali = Callable[[], By]


@pytest.fixture
def mali(dara: By, node_by: By) -> Mali:
    """Mali of the welfare office, which has a key of its own: a new request each time she is called."""
    actions.make_agency_key(sign_in(node_by, MALI, WELFARE), WELFARE)
    return lambda: sign_in(node_by, MALI, WELFARE)


def sealed(by: By, drawer: Drawer = HEALTH, plain: bytes = NOTE, entry: EntryId | None = None) -> Box:
    """Seal something for the shelter."""
    one = actions.seal(by, SHELTER, drawer, plain, entry, b"x")
    return SHELTER, Lock(drawer.file, drawer.section, one.version, entry), b"x", one.blob


def written_by_guest(by: By, entry: EntryId = THEIRS, plain: bytes = NOTE, *, closed: bool = False) -> Box:
    """Seal what somebody of another agency writes into a file of the shelter."""
    own = (entry, None) if closed else (None, entry)
    (one,) = actions.seal_many(by, SHELTER, [Plain(HEALTH, b"x", plain, *own)])
    return SHELTER, Lock(FILE, Section.HEALTH, one.version, entry, apart=not closed), b"x", one.blob


def keys_in_memory(by: By) -> dict[Lock, BoxKey]:
    assert isinstance(by.keys, HeldKeys)
    return dict(by.keys.data_keys)


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


def test_a_letter_is_laid_under_the_own_key_when_it_is_first_opened(dara: By, mali: Mali, again: SignIn) -> None:
    box = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    assert Wrap.objects.get(agency=WELFARE).how == How.LETTER
    generation = Root.objects.get().generation
    assert open_one(mali(), box) == NOTE
    row = Wrap.objects.get(agency=WELFARE)
    assert (row.how, bytes(row.signature), Root.objects.get().generation) == (How.EPOCH, b"", generation + 1)
    assert open_one(mali(), box) == NOTE
    assert Root.objects.get().generation == generation + 1
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
    after = sealed(again(DARA))
    assert Wrap.objects.get(agency=SHELTER, version=2).how == How.LETTER
    assert open_one(again(DARA), after) == NOTE
    assert Wrap.objects.get(agency=SHELTER, version=2).how == How.EPOCH


def test_a_letter_that_is_taken_back_while_it_is_opened_does_not_come_back(
    dara: By, mali: Mali, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    settle = actions.open_many.__wrapped__.__globals__["settle"]  # type: ignore[attr-defined]  # where it is called

    def taken_back_first(by: By, letters: Any) -> None:
        actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
        settle(by, letters)

    monkeypatch.setitem(actions.open_many.__wrapped__.__globals__, "settle", taken_back_first)  # type: ignore[attr-defined]  # as above
    assert open_one(mali(), box) == NOTE
    assert not Wrap.objects.filter(agency=WELFARE).exists()


def test_a_letter_to_an_older_epoch_opens_and_moves_on(dara: By, mali: Mali) -> None:
    box = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.rotate(mali(), WELFARE)
    assert queries.waiting_wraps(dara, WELFARE) == 1
    assert actions.rewrap(mali(), WELFARE) == 1
    row = Wrap.objects.get(agency=WELFARE)
    assert (row.how, row.epoch, queries.waiting_wraps(dara, WELFARE)) == (How.EPOCH, 2, 0)
    assert open_one(mali(), box) == NOTE


def test_what_is_shared_after_a_rotation_goes_to_the_newest_key(dara: By, mali: Mali) -> None:
    box = sealed(dara)
    old = mali()
    old.keys.epoch_secret(WELFARE, 1)
    actions.rotate(mali(), WELFARE)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    with pytest.raises(KeyNotHeldError):
        open_one(old, box)
    assert open_one(mali(), box) == NOTE


@pytest.mark.parametrize("to", ["agency", "member"])
def test_a_letter_that_the_node_did_not_sign_is_refused(dara: By, mali: Mali, again: SignIn, to: str) -> None:
    """Whoever can write in the keystore knows all public keys: they could slip in a key that they know."""
    box, known = sealed(dara), bytes(32)
    if to == "agency":
        actions.share(dara, SHELTER, WELFARE, [HEALTH])
        row, reader = Wrap.objects.get(agency=WELFARE), mali()
        place = letter_place(dara.node, box[1], WELFARE, 1)
        public = pair_of(reader.keys.epoch_secret(WELFARE, 1)).public
    else:
        actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
        row, reader = Wrap.objects.get(member=NOY), again(NOY)
        place = name_place(dara.node, box[1], NOY)
        public = pair_of(reader.keys.member_secret()).public
    Wrap.objects.filter(pk=row.pk).update(wrap=seal_letter(public, known, place))
    with pytest.raises(ForgedKeyError):
        open_one(reader, box)


@pytest.mark.parametrize("change", [{"section": "legal"}, {"file": OTHER_FILE}, {"version": 2}, {"agency": SHELTER}])
def test_a_letter_that_is_moved_to_another_place_does_not_open(
    dara: By, mali: Mali, again: SignIn, change: dict[str, Any]
) -> None:
    sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    row = Wrap.objects.get(agency=WELFARE)
    if "agency" in change:
        Wrap.objects.filter(agency=SHELTER).delete()
    Wrap.objects.filter(pk=row.pk).update(**change)
    moved = Wrap.objects.get(pk=row.pk)
    lock = Lock(FileId(moved.file), Section(moved.section), moved.version)
    reader = again(DARA) if "agency" in change else mali()
    with pytest.raises(ForgedKeyError):
        open_one(reader, (SHELTER, lock, b"x", bytes(64)))


def test_another_implementation_opens_our_letters(dara: By, mali: Mali, again: SignIn, node_by: By) -> None:
    box = sealed(dara)
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.share_with_member(dara, SHELTER, NOY, [HEALTH])
    to_agency, to_member = Wrap.objects.get(agency=WELFARE), Wrap.objects.get(member=NOY)
    secrets = {
        oracle(mali().keys.epoch_secret(WELFARE, 1), to_agency, letter_place(node_by.node, box[1], WELFARE, 1)),
        oracle(again(NOY).keys.member_secret(), to_member, name_place(node_by.node, box[1], NOY)),
    }
    (secret,) = secrets
    opened = AESGCM(secret).decrypt(box[3][1:13], box[3][13:], data_place(node_by.node, box[1], b"x"))
    assert opened.startswith(NOTE + b"\x80")


def oracle(secret: bytes, row: Wrap, place: bytes) -> bytes:
    """Open a letter with pyhpke."""
    blob = bytes(row.wrap)
    recipient = SUITE.create_recipient_context(blob[1:33], SUITE.kem.deserialize_private_key(secret), info=place)
    return recipient.open(blob[33:])


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


def test_a_number_of_a_drawer_stays_when_its_key_is_made_anew(dara: By, mali: Mali, again: SignIn) -> None:
    before = actions.numbers_of(dara, SHELTER, [HEALTH], b"one")
    actions.share(dara, SHELTER, WELFARE, [HEALTH])
    actions.unshare(dara, SHELTER, WELFARE, [HEALTH])
    assert actions.numbers_of(again(DARA), SHELTER, [HEALTH], b"one") == before


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
