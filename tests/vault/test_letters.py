"""Data keys travel in letters: signed, bound to their place, and readable by an implementation that is not ours."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.vault import actions, queries
from samakki.vault.models import Root, Wrap
from samakki.vault.rules import data_place, letter_place, name_place, pair_of, seal_letter
from samakki.vault.words import (
    ForgedKeyError,
    How,
    Lock,
)
from tests.vault.conftest import DARA, NOY, OTHER_FILE, SHELTER, WELFARE, SignIn, open_one
from tests.vault.shared import HEALTH, NOTE, Mali, sealed

SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)


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
