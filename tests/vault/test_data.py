"""What people wrote is sealed for one place, and opens there only."""

from dataclasses import replace
from uuid import UUID

import pytest

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import EntryId, NodeId
from samakki.sections.words import Section
from samakki.vault import actions
from samakki.vault.actions.keyring import HeldKeys
from samakki.vault.models import Wrap
from samakki.vault.words import Box, CannotOpenError, Drawer, Lock, Plain
from tests.vault.conftest import DARA, FILE, MALI, OTHER_FILE, SHELTER, WELFARE, SignIn, open_one

HEALTH = Drawer(FILE, Section.HEALTH)
ENTRY = EntryId(UUID("0195d000-0000-7000-8000-0000000000d1"))
OTHER_ENTRY = EntryId(UUID("0195d000-0000-7000-8000-0000000000d2"))
NOTE = "ยังไม่พร้อมพูด · មិនទាន់ចង់និយាយ".encode()


def sealed_note(by: By, entry: EntryId | None = None) -> Box:
    sealed = actions.seal(by, SHELTER, HEALTH, NOTE, entry, b"entry:1")
    return SHELTER, Lock(FILE, Section.HEALTH, sealed.version, entry), b"entry:1", sealed.blob


def test_what_was_sealed_opens_in_a_later_request(dara: By, again: SignIn) -> None:
    box = sealed_note(dara)
    assert open_one(again(DARA), box) == NOTE
    assert NOTE not in box[3]


def test_a_closed_entry_has_a_key_of_its_own(dara: By, again: SignIn) -> None:
    box, closed = sealed_note(dara), sealed_note(dara, ENTRY)
    assert actions.open_many(again(DARA), [closed, box]) == [NOTE, NOTE]
    assert Wrap.objects.count() == 2
    with pytest.raises(CannotOpenError):
        open_one(again(DARA), (SHELTER, box[1], closed[2], closed[3]))


@pytest.mark.parametrize(
    "moved",
    [
        Lock(OTHER_FILE, Section.HEALTH, 1),
        Lock(FILE, Section.LEGAL, 1),
        Lock(FILE, Section.HEALTH, 1, ENTRY),
        Lock(FILE, Section.HEALTH, 1, OTHER_ENTRY),
    ],
    ids=["file", "section", "closed entry", "other closed entry"],
)
def test_what_is_moved_to_another_place_does_not_open(dara: By, again: SignIn, moved: Lock) -> None:
    box = sealed_note(dara)
    sealed_note(dara, ENTRY)
    sealed_note(dara, OTHER_ENTRY)
    actions.make_section_keys(dara, SHELTER, [Drawer(OTHER_FILE, Section.HEALTH), Drawer(FILE, Section.LEGAL)])
    with pytest.raises(CannotOpenError):
        open_one(again(DARA), (SHELTER, moved, box[2], box[3]))


def test_what_claims_to_be_something_else_does_not_open(dara: By, again: SignIn) -> None:
    owner, lock, _context, blob = sealed_note(dara)
    with pytest.raises(CannotOpenError):
        open_one(again(DARA), (owner, lock, b"entry:2", blob))


def test_what_comes_from_another_node_does_not_open(dara: By, again: SignIn) -> None:
    box = sealed_note(dara)
    reader = replace(again(DARA), node=NodeId(UUID(int=9)))
    with pytest.raises(CannotOpenError):
        open_one(reader, box)


@pytest.mark.asvs("11.3.3")
def test_any_changed_bit_keeps_it_shut(dara: By, again: SignIn) -> None:
    owner, lock, context, blob = sealed_note(dara)
    reader = again(DARA)
    for place in range(len(blob)):
        changed = blob[:place] + bytes([blob[place] ^ 1 << place % 8]) + blob[place + 1 :]
        with pytest.raises(CannotOpenError):
            open_one(reader, (owner, lock, context, changed))


@pytest.mark.parametrize("length", [0, 1, 28, 29, 44])
def test_a_truncated_blob_is_refused_as_a_changed_one(dara: By, length: int) -> None:
    owner, lock, context, blob = sealed_note(dara)
    with pytest.raises(CannotOpenError):
        open_one(dara, (owner, lock, context, blob[:length]))


@pytest.mark.parametrize("plain", [b"", b"\x80", b"\x00" * 70, b"\x80\x00", bytes(63), bytes(64), b"x" * 1_048_576])
def test_any_bytes_come_back_as_they_were(dara: By, plain: bytes) -> None:
    sealed = actions.seal(dara, SHELTER, HEALTH, plain, None, b"x")
    assert open_one(dara, (SHELTER, Lock(FILE, Section.HEALTH, 1), b"x", sealed.blob)) == plain


def test_short_answers_are_as_long_as_each_other_when_sealed(dara: By) -> None:
    plains = [Plain(HEALTH, b"x", answer) for answer in (b"", b"no", b"yes", b"x" * 63)]
    assert len({len(sealed.blob) for sealed in actions.seal_many(dara, SHELTER, plains)}) == 1


def test_a_member_who_waits_opens_and_seals_nothing(dara: By, again: SignIn) -> None:
    box = sealed_note(dara)
    mali = again(MALI)
    with pytest.raises(KeyNotHeldError):
        open_one(mali, box)
    with pytest.raises(KeyNotHeldError):
        actions.seal(mali, SHELTER, HEALTH, NOTE, None, b"entry:2")


@pytest.mark.asvs("8.4.1")
def test_another_agency_holds_no_key_to_the_file(dara: By, again: SignIn, node_by: By) -> None:
    box = sealed_note(dara)
    mali = replace(again(MALI), agency=WELFARE, keys=actions.keyring(node_by, MALI, WELFARE, _secret(node_by)))
    actions.make_agency_key(mali, WELFARE)
    with pytest.raises(KeyNotHeldError):
        open_one(mali, box)
    with pytest.raises(KeyNotHeldError):
        actions.seal(mali, WELFARE, HEALTH, NOTE, None, b"entry:2")


def test_the_node_without_keys_opens_nothing(dara: By, node_by: By) -> None:
    with pytest.raises(KeyNotHeldError):
        open_one(node_by, sealed_note(dara))


def _secret(node_by: By) -> bytes:
    return actions.open_member_key(node_by, MALI, f"passphrase of {MALI}")


def test_a_number_of_a_drawer_stays_for_all_who_hold_its_key_and_is_another_for_every_purpose(
    dara: By, again: SignIn
) -> None:
    elsewhere = Drawer(OTHER_FILE, Section.HEALTH)
    numbers = actions.numbers_of(dara, SHELTER, [HEALTH, elsewhere], b"one")
    assert actions.numbers_of(again(DARA), SHELTER, [HEALTH, elsewhere], b"one") == numbers
    assert len({*numbers.values(), *actions.numbers_of(dara, SHELTER, [HEALTH, elsewhere], b"two").values()}) == 4


def test_a_number_dies_with_its_key(dara: By, again: SignIn) -> None:
    before = actions.numbers_of(dara, SHELTER, [HEALTH], b"one")
    Wrap.objects.all().delete()
    assert actions.numbers_of(again(DARA), SHELTER, [HEALTH], b"one") != before


def test_nobody_without_the_agencys_key_makes_its_numbers(dara: By, again: SignIn) -> None:
    actions.numbers_of(dara, SHELTER, [HEALTH], b"one")
    with pytest.raises(KeyNotHeldError):
        actions.numbers_of(again(MALI), SHELTER, [HEALTH], b"one")


def test_keys_at_hand_are_not_forgotten_while_more_are_opened(
    dara: By, again: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(HeldKeys.keep.__globals__, "_MOST", 3)
    reader, boxes = again(DARA), []
    for section in list(Section)[:6]:
        sealed = actions.seal(dara, SHELTER, Drawer(FILE, section), NOTE, None, b"entry:1")
        boxes.append((SHELTER, Lock(FILE, section, sealed.version), b"entry:1", sealed.blob))
    assert actions.open_many(reader, boxes[4:]) == [NOTE] * 2
    assert actions.open_many(reader, boxes) == [NOTE] * 6
    assert actions.open_many(reader, boxes) == [NOTE] * 6
