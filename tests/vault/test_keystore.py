"""A keystore that is missing, older or another's is noticed before it does harm, and keys outlive what was undone."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction

from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import NodeId
from samakki.sections.words import Section
from samakki.vault import actions, queries
from samakki.vault.models import Grant, MemberKey, Milestone, Root, Wrap
from samakki.vault.words import FAULT_TEXTS, Drawer, FaultKind, KeystoreFault
from tests.vault.conftest import DARA, FILE, MALI, OTHER_FILE, SHELTER, SignIn

OTHER_NODE = NodeId(UUID(int=9))
HEALTH = Drawer(FILE, Section.HEALTH)


def fault_of(by: By) -> FaultKind | None:
    try:
        queries.check_keystore(by)
    except KeystoreFault as fault:
        return fault.kind
    return None


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_says_in_a_sentence_what_to_do(kind: FaultKind) -> None:
    assert str(FAULT_TEXTS[kind]).endswith((".", "samakki init"))


def test_a_node_that_was_never_founded_says_so(stores: None, node_secret: Path, node_by: By) -> None:
    assert fault_of(node_by) == FaultKind.UNFOUNDED
    assert queries.whose_keystore(node_by) is None
    for asked in (queries.keystore_state, queries.node_public_key):
        with pytest.raises(KeystoreFault):
            asked(node_by)
    with pytest.raises(KeystoreFault):
        actions.make_member_key(node_by, DARA, "x")


def test_the_right_keystore_is_no_fault(dara: By, node_by: By) -> None:
    actions.seal(dara, SHELTER, HEALTH, b"x", None, b"x")
    assert fault_of(node_by) is None
    assert queries.whose_keystore(node_by) == node_by.node
    state = queries.keystore_state(node_by)
    assert (state.members, state.agencies, state.wraps) == (3, 1, 1)
    assert state.node == str(node_by.node)


def test_an_empty_keystore_beside_data_is_missing_and_is_not_founded_anew(dara: By, node_by: By) -> None:
    for model in (Root, MemberKey, Grant, Wrap):
        model._default_manager.all().delete()
    assert fault_of(node_by) == FaultKind.MISSING
    with pytest.raises(KeystoreFault) as refused:
        actions.found_keystore(node_by)
    assert refused.value.kind == FaultKind.MISSING


def test_an_older_copy_is_noticed(dara: By, node_by: By) -> None:
    copied = Root.objects.get().generation
    actions.seal(dara, SHELTER, HEALTH, b"x", None, b"x")
    Root.objects.update(generation=copied)
    assert fault_of(node_by) == FaultKind.OLDER


def test_a_newer_keystore_beside_older_data_is_no_fault(dara: By, node_by: By) -> None:
    before = list(Milestone.objects.values_list("id", flat=True))
    actions.seal(dara, SHELTER, HEALTH, b"x", None, b"x")
    Milestone.objects.exclude(id__in=before).delete()
    assert fault_of(node_by) is None


def test_another_nodes_keystore_is_noticed_and_never_written(dara: By, node_by: By) -> None:
    Root.objects.update(node=OTHER_NODE)
    assert fault_of(node_by) == FaultKind.FOREIGN
    for write in (
        lambda: actions.grant(dara, SHELTER, MALI),
        lambda: actions.seal(dara, SHELTER, HEALTH, b"x", None, b"x"),
        lambda: actions.found_keystore(node_by),
    ):
        with pytest.raises(KeystoreFault) as refused:
            write()
        assert refused.value.kind == FaultKind.FOREIGN


def test_a_keystore_with_keys_beside_empty_data_is_foreign(dara: By, node_by: By) -> None:
    Milestone.objects.all().delete()
    assert fault_of(node_by) == FaultKind.FOREIGN
    with pytest.raises(KeystoreFault):
        actions.found_keystore(replace(node_by, node=OTHER_NODE))


def test_founding_that_was_cut_short_can_be_done_again(stores: None, node_secret: Path, node_by: By) -> None:
    actions.found_keystore(node_by)
    Milestone.objects.all().delete()
    assert fault_of(node_by) == FaultKind.UNFOUNDED
    actions.found_keystore(replace(node_by, node=OTHER_NODE))
    assert queries.whose_keystore(node_by) == OTHER_NODE
    assert fault_of(node_by) is None


def test_founding_that_was_cut_short_can_go_on_as_the_same_node(stores: None, node_secret: Path, node_by: By) -> None:
    actions.found_keystore(node_by)
    Milestone.objects.all().delete()
    actions.found_keystore(node_by)
    assert fault_of(node_by) is None


def test_founding_twice_changes_nothing(dara: By, node_by: By) -> None:
    before = queries.keystore_state(node_by)
    actions.found_keystore(node_by)
    assert queries.keystore_state(node_by) == before


@pytest.mark.parametrize("content", [None, "", "no key", "00" * 31, "zz" * 32])
def test_a_node_without_its_secret_does_not_start(
    dara: By, node_by: By, node_secret: Path, content: str | None
) -> None:
    node_secret.unlink()
    if content is not None:
        node_secret.write_text(content)
    assert fault_of(node_by) == FaultKind.SECRET_MISSING
    with pytest.raises(KeystoreFault):
        actions.sign(node_by, b"x")


def test_another_nodes_secret_does_not_sign_for_this_one(dara: By, node_by: By, node_secret: Path) -> None:
    node_secret.write_text("11" * 32)
    assert fault_of(node_by) == FaultKind.SECRET_FOREIGN


def test_a_credential_of_the_service_goes_before_a_named_file(
    dara: By, node_by: By, node_secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "credentials").mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "credentials"))
    assert fault_of(node_by) is None
    (tmp_path / "credentials" / "samakki-node").write_text("11" * 32)
    assert fault_of(node_by) == FaultKind.SECRET_FOREIGN


def test_what_the_node_signs_can_be_checked_with_its_public_key(dara: By, node_by: By) -> None:
    key = Ed25519PublicKey.from_public_bytes(queries.node_public_key(node_by))
    key.verify(actions.sign(node_by, b"checkpoint"), b"checkpoint")
    with pytest.raises(InvalidSignature):
        key.verify(actions.sign(node_by, b"checkpoint"), b"another")


def test_every_writing_of_keys_counts_one_generation_and_is_seen_by_the_data(dara: By, again: SignIn) -> None:
    def writes(generations: int) -> None:
        assert Root.objects.get().generation == start + generations
        assert Milestone.objects.order_by("-generation")[0].generation == start + generations

    start = Root.objects.get().generation
    actions.seal(dara, SHELTER, HEALTH, b"x", None, b"x")
    writes(1)
    actions.seal(again(DARA), SHELTER, HEALTH, b"x", None, b"x")
    writes(1)
    actions.make_section_keys(dara, SHELTER, [Drawer(OTHER_FILE, section) for section in Section])
    writes(2)
    actions.grant(dara, SHELTER, MALI)
    writes(3)
    actions.rotate(dara, SHELTER)
    writes(4)


def test_a_key_outlives_the_data_that_was_undone_and_the_next_writer_remembers_it(dara: By, again: SignIn) -> None:
    """The one who made the key is undone, its milestone with it; a copy without the key must still be noticed."""
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(dara)
    made = Wrap.objects.get()
    assert not Milestone.objects.filter(generation__gte=made.generation).exists()
    actions.seal(again(DARA), SHELTER, HEALTH, b"x", None, b"x")
    assert Wrap.objects.get().id == made.id
    assert Milestone.objects.filter(generation=made.generation).exists()


def test_what_was_sealed_with_a_key_kept_from_an_undone_action_is_remembered_too(dara: By) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(dara)
    actions.seal(dara, SHELTER, HEALTH, b"x", None, b"x")
    assert Milestone.objects.filter(generation=Wrap.objects.get().generation).exists()


def test_a_failure_in_the_keystore_leaves_the_datas_transaction_usable(dara: By) -> None:
    with transaction.atomic(using="default"):
        with pytest.raises(KeystoreFault):
            actions.make_member_key(replace(dara, node=OTHER_NODE), MALI, "x")
        Milestone.objects.create(node=dara.node, generation=1)
    assert Milestone.objects.filter(generation=1).exists()


@deed()
def _write_and_fail(by: By) -> None:
    actions.seal(by, SHELTER, HEALTH, b"x", None, b"x")
    raise ZeroDivisionError
