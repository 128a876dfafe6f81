"""`samakki journal`: what it prints and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samakki.access.models import Node
from samakki.doors.cli.journal import journal
from samakki.journal import actions
from samakki.journal.models import Entry, PendingEntry, PendingRead
from samakki.journal.words import Body, Kind
from samakki.kernel.deeds import By
from samakki.sections.words import Section
from samakki.vault.models import Wrap
from tests.given import SetClock
from tests.journal import attacker
from tests.journal.conftest import FILE

pytestmark = pytest.mark.usefixtures("written")


@pytest.fixture
def written(dara: By, node_by: By) -> None:
    """A founded node with three entries and one read record, none numbered yet."""
    Node.objects.create(node=node_by.node, founded_at=node_by.clock.now())
    for at in range(3):
        actions.append(dara, FILE, Section.SAFETY, Body(Kind.NOTE, f"line {at}"))
    actions.read_file(dara, FILE)


def asked(*words: str) -> Result:
    return CliRunner().invoke(journal, words)


def test_verify_says_what_holds_and_what_is_not_signed_yet() -> None:
    answer = asked("verify")
    assert (answer.exit_code, answer.output) == (
        0,
        "All holds: 3 entries, 1 read records, 0 checkpoints. Not signed yet: 3 entries, 1 read records.\n",
    )


def test_sequence_once_numbers_what_waits() -> None:
    assert asked("sequence", "--once").output == "4 numbered\n"
    assert not PendingEntry.objects.exists()
    assert "Not signed yet: 0 entries, 0 read records" in asked("verify").output


def test_a_checkpoint_that_was_handed_out_proves_what_is_there_and_what_grew_since(dara: By, tmp_path: Path) -> None:
    kept = tmp_path / "today.json"
    assert asked("checkpoint", "--out", str(kept)).exit_code == 0
    told = json.loads(kept.read_text())
    assert (told["samakki"], told["entries"]["size"], told["reads"]["size"]) == ("checkpoint 1", 3, 1)
    assert json.loads(asked("checkpoint").output) == told
    actions.append(dara, FILE, Section.SAFETY, Body(Kind.NOTE, "one more"))
    assert asked("verify", "--witness", str(kept)).exit_code == 0


def test_a_fault_is_named_by_kind_and_place_and_ends_with_1() -> None:
    asked("sequence", "--once")
    entry = attacker.entry_at(1)
    Entry.objects.filter(pk=entry.pk).update(body=b"another story")
    answer = asked("verify")
    assert answer.exit_code == 1
    assert answer.output == (
        f"edited: entry {entry.pk}, position 1, number 2 of file {FILE}: "
        "its sealed body is not the one its header names\n"
    )


@pytest.mark.parametrize("text", ["{", "[]", '{"samakki": "something else"}', '"checkpoint 1"', "null"])
def test_a_witness_that_is_no_checkpoint_ends_with_2(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "today.json"
    kept.write_text(text)
    answer = asked("verify", "--witness", str(kept))
    assert answer.exit_code == 2
    assert "is not a checkpoint" in answer.output


def test_a_node_without_its_own_secret_cannot_sign_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMAKKI_NODE_SECRET_FILE")
    answer = asked("checkpoint")
    assert answer.exit_code == 2
    assert "secret is missing" in answer.output
    assert PendingEntry.objects.count() == 3


def test_before_the_first_entry_there_is_no_checkpoint() -> None:
    PendingEntry.objects.all().delete()
    PendingRead.objects.all().delete()
    answer = asked("checkpoint")
    assert answer.exit_code == 2
    assert "Nothing was written yet" in answer.output


def test_sweep_destroys_no_key_that_is_needed(dara: By, clock: SetClock) -> None:
    clock.move(days=-1)
    held = Wrap.objects.count()
    assert asked("sweep").output == "0 keys destroyed\n"
    assert Wrap.objects.count() == held > 0
