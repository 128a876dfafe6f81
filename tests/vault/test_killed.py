"""A process that is killed leaves no entry without its key; a copied, lost or swapped keystore file is noticed."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section
from samakki.vault import actions, jobs
from samakki.vault.models import Milestone, Wrap
from samakki.vault.words import Drawer
from tests.forking import fork_alone
from tests.given import SetClock
from tests.vault.conftest import FILE, SHELTER, found

PROGRAMME = """
import sys, django
django.setup()
from dataclasses import replace
from django.core.management import call_command
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.ids import NodeId
from samakki.vault import actions, queries
from samakki.vault.words import KeystoreFault
from samakki.kernel import deeds
from django.db import transaction
from tests.given import by_node
from uuid import UUID
deeds.wire(judge=lambda *_: True, transaction=lambda: transaction.atomic(using="default"))
by = by_node(WallClock(), SystemChance(), NodeId(UUID(int=int(sys.argv[2]))))
if sys.argv[1] == "found":
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keystore", verbosity=0)
    actions.found_keystore(by)
if sys.argv[1] == "write":
    actions.make_member_key(by, UUID(int=len(sys.argv)), "x")
try:
    queries.check_keystore(by)
    print("sound")
except KeystoreFault as fault:
    print(fault.kind.value)
"""


def test_a_process_killed_before_the_data_is_committed_leaves_an_orphan_and_nothing_else(
    committed_stores: None, node_secret: Path, node_by: By, clock: SetClock
) -> None:
    by = found(replace(node_by, chance=SystemChance()))
    before = Milestone.objects.count()
    child = fork_alone()
    if child == 0:
        try:
            _write_and_die(by)
        finally:
            os._exit(1)
    _child, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert Wrap.objects.get().file == FILE
    assert Milestone.objects.count() == before
    clock.move(hours=2)
    assert jobs.sweep_orphans(node_by, _no_files, _no_entries) == 1
    assert Wrap.objects.count() == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("data", "keystore"):
        (tmp_path / name).mkdir()
    (tmp_path / "secret").write_text("ab" * 32)
    assert _tell(tmp_path, "found") == "sound"
    return tmp_path


@pytest.mark.slow
def test_files_of_the_keystore_that_are_lost_or_copied_back_are_noticed(folder: Path) -> None:
    keystore, copy = folder / "keystore" / "keys.sqlite3", folder / "copy"
    shutil.copy(keystore, copy)
    assert _tell(folder, "write") == "sound"
    newest = folder / "newest"
    shutil.copy(keystore, newest)
    shutil.copy(copy, keystore)
    assert _tell(folder, "check") == "older"
    keystore.unlink()
    assert _tell(folder, "check") == "missing"
    shutil.rmtree(keystore.parent)
    assert _tell(folder, "check") == "missing"
    keystore.parent.mkdir()
    keystore.write_bytes(b"not a database, but as long as one could be" * 100)
    assert _tell(folder, "check") == "missing"
    shutil.copy(newest, keystore)
    assert _tell(folder, "check") == "sound"


@pytest.mark.slow
def test_another_nodes_files_are_noticed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    for name in ("data", "keystore"):
        (other / name).mkdir()
    (other / "secret").write_text("cd" * 32)
    assert _tell(other, "found", node=2) == "sound"
    assert _tell(other, "write", node=2) == "sound"
    shutil.copy(other / "keystore" / "keys.sqlite3", folder / "keystore" / "keys.sqlite3")
    assert _tell(folder, "check") == "foreign"
    with sqlite3.connect(folder / "keystore" / "keys.sqlite3") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def _tell(folder: Path, what: str, node: int = 1) -> str:
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(["src", "."]),
        "DJANGO_SETTINGS_MODULE": "samakki.settings.demo",
        "SAMAKKI_FOLDER": str(folder),
        "SAMAKKI_NODE_SECRET_FILE": str(folder / "secret"),
    }
    root = Path(__file__).resolve().parents[2]
    done = run([executable, "-c", PROGRAMME, what, str(node)], env=env, cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


@deed()
def _write_and_die(by: By) -> None:
    actions.seal(by, SHELTER, Drawer(FILE, Section.HEALTH), b"x", None, b"x")
    os.kill(os.getpid(), signal.SIGKILL)


def _no_files(_asked: Collection[FileId]) -> Collection[FileId]:
    return []


def _no_entries(_asked: Collection[EntryId]) -> Collection[EntryId]:
    return []
