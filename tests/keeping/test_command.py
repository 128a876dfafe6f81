"""`samakki backup`, `samakki restore`, `samakki erase`: from one machine to another."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samakki.doors.cli.keeping import backup, erase
from samakki.keeping.words import ErasureState
from tests.access.test_command_line import COMES, SAMAKKI
from tests.keeping.conftest import House

OPENS = """
import sys; from samakki.doors.cli.main import house; house()
from samakki.access import actions, queries; from samakki.access.words import *
from samakki.cases import actions as cases
from samakki.kernel.clocks import SystemChance, WallClock
door = queries.at_home(stranger(WallClock(), SystemChance()))
by = actions.resume(door, actions.sign_in(door, "dara", "four lanterns over a quiet river").ticket).by
if sys.argv[1:]:
    from uuid import UUID
    print(cases.read_case(by, UUID(sys.argv[1])).row.pseudonym)
else:
    print(cases.open_case(by, "DEMO. Came in the night.", "Lotus DEMO"))
"""


def asked(command: object, *words: str) -> Result:
    return CliRunner().invoke(command, words)  # type: ignore[arg-type]  # a command of ours


def run(folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    ours = ("SAMAKKI_", "DJANGO_", "CREDENTIALS_DIRECTORY")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    env |= {"SAMAKKI_FOLDER": str(folder), "PYTHONPATH": os.pathsep.join(sys.path), "SAMAKKI_BALLAST": "1"}
    env |= {"SAMAKKI_BACKUP_KEYS": str(folder.parent / "keys")}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], env=env, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_a_node_moves_to_another_machine_with_its_copies_its_keys_and_its_secret(tmp_path: Path) -> None:
    old, new, copies = tmp_path / "old", tmp_path / "new", tmp_path / "copies"
    for folder in (old, new, tmp_path / "keys"):
        folder.mkdir()
    begun = run(old, SAMAKKI, "init", "--agency", "Shelter DEMO", "--admin", "dara")
    link = re.search(r"/invitation/([\w-]+)/", begun.stdout)
    assert link is not None, begun.stderr
    assert (old / "data" / "ballast").stat().st_size == 1 << 20
    came = run(old, COMES, link[1])
    assert came.returncode == 0, came.stderr
    case = run(old, OPENS).stdout.strip()
    taken = run(old, SAMAKKI, "backup", str(copies))
    assert taken.returncode == 0, taken.stderr
    assert "Keystore:" in taken.stdout
    assert "another node's" in run(new, SAMAKKI, "restore", str(copies)).stderr
    shutil.copytree(old / "credentials", new / "credentials", dirs_exist_ok=True)
    back = run(new, SAMAKKI, "restore", str(copies))
    assert back.returncode == 0, back.stderr
    assert "The keystore is back" in back.stdout
    assert run(new, OPENS, case).stdout.strip() == "Lotus DEMO"
    assert "All holds" in run(new, SAMAKKI, "journal", "verify").stdout
    assert "--replace" in run(new, SAMAKKI, "restore", str(copies)).stderr
    assert run(new, SAMAKKI, "restore", str(copies), "--replace").returncode == 0


def test_the_terminal_asks_waits_and_prints_the_receipt(house: House) -> None:
    case = house.person("Srey DEMO")
    assert "Asked." in asked(erase, str(case), "--why", "a court or a law").output
    assert "waits for somebody who leads" in asked(erase, str(case)).output
    from samakki.keeping import actions, queries  # noqa: PLC0415 -- only here

    found = queries.erasure_of(house.node, case)
    assert found is not None
    actions.agree_and_erase(house.mali, found.id)
    told = json.loads(asked(erase, str(case)).output)
    assert (told["case"], told["why"], told["keys"] > 0) == (str(case), "a court or a law", True)
    assert "Srey" not in json.dumps(told)
    assert asked(erase, "0195d000-0000-7000-8000-0000000000ff").exit_code == 1


def test_what_broke_off_is_finished_at_the_terminal(house: House) -> None:
    from samakki.keeping import actions  # noqa: PLC0415 -- only here
    from samakki.keeping.words import EraseWhy  # noqa: PLC0415 -- as above

    case = house.person("Srey DEMO")
    erasure = actions.ask_erasure(house.dara, case, EraseWhy.WISH)
    actions.approve_erasure(house.mali, erasure)
    assert json.loads(asked(erase, str(case)).output)["erased"]


def test_with_final_older_copies_of_the_keystore_open_for_nobody(house: House) -> None:
    case = house.person("Srey DEMO")
    assert asked(backup, str(house.place)).exit_code == 0
    assert house.erase(case).state is ErasureState.DONE
    answer = asked(backup, str(house.place), "--final")
    assert "1 older generations of the keystore have ended." in answer.output
    told = json.loads(asked(erase, str(case)).output)
    assert told["final"][:10] == told["erased"][:10]


def test_what_keeps_a_copy_from_being_made_is_said(house: House, generations: Path) -> None:
    shutil.rmtree(generations)
    answer = asked(backup, str(house.place))
    assert answer.exit_code == 1
    assert "keys of the copies is away" in answer.output
