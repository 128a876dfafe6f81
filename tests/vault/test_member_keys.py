"""A member's key opens with the passphrase and with nothing else."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import MemberId, NodeId
from samakki.settings import base, demo, production
from samakki.vault import actions, gateways, queries
from samakki.vault.actions import members
from samakki.vault.models import MemberKey
from samakki.vault.rules import Cost
from samakki.vault.words import LEAST_PASSPHRASE_MEMORY, AlreadyMadeError, CannotOpenError, WrongPassphraseError
from tests.vault.conftest import DARA, MALI, NOY, SignIn


@pytest.mark.parametrize("wrong", ["", "passphrase", "Passphrase of", "\x00", "\ud800", "ก" * 5000])
def test_a_wrong_passphrase_opens_nothing(dara: By, wrong: str) -> None:
    with pytest.raises(WrongPassphraseError):
        actions.open_member_key(dara, DARA, wrong)


def test_a_member_without_keys_opens_nothing(dara: By) -> None:
    MemberKey.objects.filter(member=NOY).delete()
    with pytest.raises(KeyNotHeldError):
        actions.open_member_key(dara, NOY, "anything")
    assert not queries.has_key(dara, NOY)
    assert queries.has_key(dara, DARA)


def test_a_passphrase_opens_however_the_keyboard_composes_its_letters(dara: By) -> None:
    MemberKey.objects.filter(member=MALI).delete()
    actions.make_member_key(dara, MALI, "caf\u00e9 ﾊﾟｽﾜｰﾄﾞ ໜ້າ")
    assert actions.open_member_key(dara, MALI, "cafe\u0301 パスワード ໜ້າ")


def test_a_member_key_is_never_made_twice(dara: By) -> None:
    secret = actions.open_member_key(dara, DARA, f"passphrase of {DARA}")
    with pytest.raises(AlreadyMadeError):
        actions.make_member_key(dara, DARA, "another")
    assert actions.open_member_key(dara, DARA, f"passphrase of {DARA}") == secret


def test_changing_the_passphrase_keeps_the_key(dara: By) -> None:
    before = actions.open_member_key(dara, DARA, f"passphrase of {DARA}")
    salt = bytes(MemberKey.objects.get(member=DARA).salt)
    actions.change_passphrase(dara, DARA, f"passphrase of {DARA}", "a new one")
    assert actions.open_member_key(dara, DARA, "a new one") == before
    assert bytes(MemberKey.objects.get(member=DARA).salt) != salt
    with pytest.raises(WrongPassphraseError):
        actions.open_member_key(dara, DARA, f"passphrase of {DARA}")
    with pytest.raises(WrongPassphraseError):
        actions.change_passphrase(dara, DARA, f"passphrase of {DARA}", "yet another")


def test_a_sealed_key_moved_to_another_member_does_not_open(dara: By) -> None:
    row = MemberKey.objects.get(member=DARA)
    MemberKey.objects.filter(member=MALI).update(public=row.public, sealed_private=row.sealed_private, salt=row.salt)
    with pytest.raises(WrongPassphraseError):
        actions.open_member_key(dara, MALI, f"passphrase of {DARA}")


def test_a_public_key_swapped_for_another_is_noticed(dara: By) -> None:
    public = MemberKey.objects.get(member=MALI).public
    MemberKey.objects.filter(member=DARA).update(public=public)
    with pytest.raises(WrongPassphraseError):
        actions.open_member_key(dara, DARA, f"passphrase of {DARA}")


def test_what_is_sealed_to_a_member_needs_no_key_and_opens_for_them_only(dara: By, node_by: By, again: SignIn) -> None:
    blob = actions.seal_to_member(node_by, MALI, "ที่พิมพ์ค้างไว้".encode(), b"parked:1")
    assert actions.open_as_member(again(MALI), blob, b"parked:1") == "ที่พิมพ์ค้างไว้".encode()
    with pytest.raises(CannotOpenError):
        actions.open_as_member(again(MALI), blob, b"parked:2")
    with pytest.raises(CannotOpenError):
        actions.open_as_member(dara, blob, b"parked:1")
    with pytest.raises(CannotOpenError):
        actions.open_as_member(replace(dara, member=MALI), blob, b"parked:1")
    with pytest.raises(CannotOpenError):
        actions.open_as_member(again(MALI), blob[:-1] + bytes([blob[-1] ^ 1]), b"parked:1")
    with pytest.raises(CannotOpenError):
        actions.open_as_member(again(MALI), blob[:20], b"parked:1")
    with pytest.raises(KeyNotHeldError):
        actions.open_as_member(node_by, blob, b"parked:1")


def test_what_is_sealed_to_a_member_does_not_tell_how_much_was_typed(dara: By) -> None:
    assert len({len(actions.seal_to_member(dara, MALI, b"x" * length, b"x")) for length in (0, 1, 30, 63)}) == 1


def test_who_has_no_account_waits_as_long_as_who_typed_a_wrong_passphrase(
    dara: By, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Cost] = []

    def count(_passphrase: str, _salt: bytes, cost: Cost) -> bytes:
        tried.append(cost)
        return bytes(32)

    monkeypatch.setattr(members, "key_from_passphrase", count)
    with pytest.raises(WrongPassphraseError):
        actions.open_member_key(dara, DARA, "wrong")
    with pytest.raises(KeyNotHeldError):
        actions.open_member_key(dara, MemberId(UUID(int=404)), "wrong")
    assert tried == [gateways.passphrase_cost()] * 2


def test_nothing_can_be_sealed_to_a_member_without_keys(dara: By) -> None:
    MemberKey.objects.filter(member=NOY).delete()
    with pytest.raises(KeyNotHeldError):
        actions.seal_to_member(dara, NOY, b"x", b"x")


def test_a_session_opens_with_its_own_cookie_only(dara: By) -> None:
    cookie, blob = actions.seal_session(dara, b"member secret of 32 bytes length")
    other, _blob = actions.seal_session(dara, b"member secret of 32 bytes length")
    assert actions.open_session(dara, blob, cookie) == b"member secret of 32 bytes length"
    for wrong in (other, b"", cookie[:-1], bytes(32)):
        with pytest.raises(CannotOpenError):
            actions.open_session(dara, blob, wrong)
    with pytest.raises(CannotOpenError):
        actions.open_session(replace(dara, node=NodeId(MALI)), blob, cookie)


@pytest.mark.asvs("11.4.2", "11.4.4")
def test_where_people_work_a_guess_costs_at_least_64_mib(settings: LazySettings) -> None:
    for place in (base, demo, production):
        assert not getattr(place, "VAULT_ONLY_TESTS", False)
        assert getattr(place, "VAULT_PASSPHRASE_MEMORY", LEAST_PASSPHRASE_MEMORY) >= 64 * 1024
    settings.VAULT_ONLY_TESTS = False
    settings.VAULT_PASSPHRASE_MEMORY = 8
    assert gateways.passphrase_cost().memory == 64 * 1024
    settings.VAULT_PASSPHRASE_MEMORY = 128 * 1024
    assert gateways.passphrase_cost().memory == 128 * 1024


@pytest.mark.asvs("11.2.2")
def test_a_key_made_at_a_lower_cost_still_opens_after_the_cost_was_raised(dara: By, settings: LazySettings) -> None:
    settings.VAULT_PASSPHRASE_MEMORY = 512
    secret = actions.open_member_key(dara, DARA, f"passphrase of {DARA}")
    actions.change_passphrase(dara, DARA, f"passphrase of {DARA}", "dearer")
    assert MemberKey.objects.get(member=DARA).memory == 512
    assert actions.open_member_key(dara, DARA, "dearer") == secret


def test_a_node_secret_is_written_once_for_its_user_only(dara: By, tmp_path: Path) -> None:
    place = tmp_path / "new"
    actions.write_node_secret(dara, place)
    assert place.stat().st_mode & 0o777 == 0o600
    assert len(bytes.fromhex(place.read_text())) == 32
    with pytest.raises(FileExistsError):
        actions.write_node_secret(dara, place)
