"""Copies of the node: taken while people work, trusted or refused with the reason, put back to the last byte."""

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections

from samakki.access.models import Parked, Sitting
from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.journal import queries as journal
from samakki.journal.words import Verified
from samakki.keeping import actions, queries
from samakki.keeping.models import Backup
from samakki.keeping.words import MANIFEST, BackupRefusedError, BackupWrong
from samakki.kernel.deeds import KeyNotHeldError
from samakki.sections.words import Section
from samakki.vault.models import Root, Wrap
from samakki.vault.queries import check_keystore
from tests.keeping.conftest import House, rows

KEPT = (
    "access_member",
    "cases_case",
    "journal_entry",
    "journal_file",
    "journal_piece",
    "journal_snapshot",
    "facts_fact",
)
IN_THE_KEYSTORE = ("vault_wrap", "vault_memberkey", "vault_epoch", "vault_grant", "vault_root")


def refused(do: Callable[[], object]) -> BackupWrong:
    with pytest.raises(BackupRefusedError) as refusal:
        do()
    assert refusal.value.text
    return refusal.value.wrong


def stand(house: House) -> dict[str, object]:
    """Read all that must come back."""
    told = {table: rows(table) for table in KEPT}
    return told | {table: rows(table, store="keystore") for table in IN_THE_KEYSTORE}


def test_a_copy_is_put_back_to_the_last_byte_and_opens(house: House) -> None:
    case = house.person("Srey DEMO")
    house.backup()
    before = stand(house)
    other = house.person("Somebody later DEMO")
    done = house.restore()
    assert done.keystore is None
    assert {table: rows(table) for table in KEPT} == {table: before[table] for table in KEPT}
    assert cases.read_case(house.dara, case).row.called == "Srey DEMO"
    assert not Case.objects.filter(pk=other).exists()
    check_keystore(house.node)
    assert isinstance(journal.verify(house.node), Verified)


def test_both_stores_come_back_when_both_are_lost(house: House) -> None:
    case = house.person("Srey DEMO")
    house.backup()
    before = stand(house)
    lose_both(house)
    done = house.restore()
    assert done.keystore is not None
    assert stand(house) == before
    assert cases.read_case(house.dara, case).row.called == "Srey DEMO"


def lose_both(house: House) -> None:
    """Lose the data and the keystore; their tables stand empty, as a new machine has them."""
    for store in connections.all():
        with store.cursor() as cursor:
            tables = [table for table in store.introspection.table_names(cursor) if table != "django_migrations"]
            if store.vendor == "postgresql":
                cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables))
                continue
            cursor.execute("PRAGMA foreign_keys = OFF")
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 -- names of our own tables
            cursor.execute("PRAGMA foreign_keys = ON")


def test_a_copy_taken_while_people_write_is_whole_and_proves(house: House) -> None:
    stop, written = threading.Event(), list[object]()
    case = house.person("Srey DEMO")

    def write() -> None:
        while not stop.is_set():
            written.append(cases.write_note(house.dara, [case], f"DEMO line {len(written)}", Section.SAFETY))
            written.append(house.person(f"DEMO {len(written)}"))
        connections.close_all()

    worker = threading.Thread(target=write)
    worker.start()
    try:
        for _ in range(3):
            house.backup()
    finally:
        stop.set()
        worker.join()
    assert len(written) > 3
    house.restore()
    assert isinstance(journal.verify(house.node), Verified)
    check_keystore(house.node)
    persons = [cases.read_case(house.dara, one).row for one in Case.objects.values_list("pk", flat=True)]
    assert not [one for one in persons if one.unreadable or not one.pseudonym]
    # The last copy may fall between the opening of a case and the writing of its name: two actions.
    assert len([one for one in persons if not one.called]) <= 1


@pytest.mark.parametrize("half", ["data", "keystore"])
def test_a_copy_that_was_changed_is_refused(house: House, half: str) -> None:
    house.person("Srey DEMO")
    taken = house.backup()
    lose_both(house)
    place = max((taken.data if half == "data" else taken.keystore).iterdir(), key=lambda one: one.stat().st_size)
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 1
    place.write_bytes(bytes(content))
    assert refused(house.restore) is BackupWrong.TAMPERED
    assert not Case.objects.exists()


@pytest.mark.parametrize("half", ["data", "keystore"])
def test_a_list_that_was_changed_is_refused(house: House, half: str) -> None:
    taken = house.backup()
    lose_both(house)
    place = (taken.data if half == "data" else taken.keystore) / MANIFEST
    told = json.loads(place.read_bytes())
    told["counted"] += 1
    place.write_bytes(json.dumps(told).encode())
    assert refused(house.restore) is BackupWrong.TAMPERED


@pytest.mark.parametrize("half", ["data", "keystore"])
def test_a_copy_of_which_something_is_missing_is_refused(house: House, half: str) -> None:
    taken = house.backup()
    lose_both(house)
    folder = taken.data if half == "data" else taken.keystore
    whole = {place.name: place.read_bytes() for place in folder.iterdir()}
    for name, content in whole.items():
        (folder / name).unlink()
        assert refused(house.restore) is BackupWrong.PARTIAL, name
        (folder / name).write_bytes(content[: len(content) // 2])
        assert refused(house.restore) in {BackupWrong.PARTIAL, BackupWrong.TAMPERED}, name
        (folder / name).write_bytes(content)
    (folder / "one more").write_bytes(b"x")
    assert refused(house.restore) is BackupWrong.TAMPERED


def test_halves_that_were_exchanged_between_copies_are_refused(house: House) -> None:
    first = house.backup()
    house.person("Srey DEMO")
    second = house.backup()
    for name in (place.name for place in first.data.iterdir() if place.name != MANIFEST):
        shutil.copy(first.data / name, second.data / name)
    assert refused(house.restore) in {BackupWrong.TAMPERED, BackupWrong.PARTIAL}


def test_a_copy_of_another_node_is_refused(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house.backup()
    other = tmp_path / "another node"
    other.write_text("6" * 64)
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(other))
    assert refused(house.restore) is BackupWrong.FOREIGN


def test_data_that_is_here_stays_unless_somebody_says_so(house: House) -> None:
    house.backup()
    assert refused(lambda: actions.restore_backup(house.node, house.place)) is BackupWrong.HERE


def test_an_empty_place_and_an_unfinished_copy_are_no_copy(house: House, tmp_path: Path) -> None:
    assert refused(lambda: house.restore(tmp_path / "nothing")) is BackupWrong.NOTHING
    (house.place / "data" / ".half.partial").mkdir(parents=True)
    assert refused(house.restore) is BackupWrong.PARTIAL


def test_data_that_needs_newer_keys_than_there_are_is_refused(house: House) -> None:
    house.backup()
    house.person("Srey DEMO")
    taken = house.backup()
    lose_both(house)
    shutil.rmtree(taken.keystore)
    assert refused(house.restore) is BackupWrong.OLDER


def test_older_data_comes_back_with_the_newest_keystore(house: House) -> None:
    house.person("Srey DEMO")
    first = house.backup()
    house.person("Somebody later DEMO")
    house.backup()
    counted = Root.objects.get().generation
    lose_both(house)
    house.restore(first.data)
    assert Root.objects.get().generation >= counted
    assert Case.objects.count() == 1
    assert Wrap.objects.values("file").distinct().count() == 2


def test_a_keystore_whose_generation_has_ended_opens_for_nobody(house: House, generations: Path) -> None:
    house.backup()
    for key in generations.glob("*.json"):
        key.unlink()
    lose_both(house)
    assert refused(house.restore) is BackupWrong.ENDED


def test_without_the_folder_of_its_keys_no_copy_is_made(house: House, generations: Path) -> None:
    shutil.rmtree(generations)
    assert refused(house.backup) is BackupWrong.KEYS_AWAY
    assert not list(house.place.glob("keystore/*"))


def test_sessions_and_what_was_under_way_are_in_no_copy(house: House) -> None:
    assert house.dara.member
    assert Sitting.objects.exists()
    house.backup()
    house.restore()
    assert not Sitting.objects.exists()
    assert not Parked.objects.exists()


def test_what_copying_last_did_is_told_also_when_it_failed(house: House, generations: Path) -> None:
    house.backup()
    shutil.rmtree(generations)
    assert refused(house.backup) is BackupWrong.KEYS_AWAY
    state = queries.backup_state(house.node)
    assert [one.wrong for one in state.last] == [BackupWrong.KEYS_AWAY, None]
    assert state.finished is not None
    assert state.finished.data_bytes > 0
    assert state.finished.keystore_bytes > 0
    assert (state.overdue, state.keys_away) == (False, str(generations))
    Backup.objects.all().delete()
    assert queries.backup_state(house.node).overdue


def test_only_so_many_copies_of_the_data_stay(house: House) -> None:
    for _ in range(4):
        house.backup(keep=2)
    assert len(list((house.place / "data").iterdir())) == 2


def test_the_keystore_may_lie_elsewhere(house: House, tmp_path: Path) -> None:
    house.person("Srey DEMO")
    house.backup(keystore_place=tmp_path / "a stick")
    assert not (house.place / "keystore").exists()
    lose_both(house)
    assert refused(house.restore) is BackupWrong.NOTHING
    house.restore(keystore_place=tmp_path / "a stick")
    assert Case.objects.count() == 1


def test_a_copy_is_refused_while_others_have_the_store_open(house: House) -> None:
    house.backup()
    other = connection.copy()
    try:
        other.ensure_connection()
        with other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM cases_case")
        assert refused(house.restore) is BackupWrong.IN_USE
    finally:
        other.close()


def test_a_member_without_a_key_still_opens_nothing_in_what_was_put_back(house: House) -> None:
    case = house.person("Srey DEMO")
    house.backup()
    Wrap.objects.all().delete()
    house.restore()
    with pytest.raises(KeyNotHeldError):
        cases.read_case(house.dara, case)
