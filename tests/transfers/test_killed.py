"""The command that takes cases in is killed in the middle, and run again: as if nothing had happened."""

import csv
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import sleep

import pytest

from tests.demo_node import SAMAKKI
from tests.transfers.conftest import table

WORDS = "four lanterns over a quiet river"
COMES = """
import sys; from samakki.doors.cli.main import house; house()
from samakki.access import actions, queries; from samakki.access.words import *
from samakki.kernel.clocks import SystemChance, WallClock
door = queries.at_home(stranger(WallClock(), SystemChance()))
ticket = actions.accept_invitation(door, sys.argv[1], sys.argv[2]).ticket
by = actions.resume(door, ticket).by
actions.found_agency_key(by, by.agency)
"""
SAYS = """
import json, sys; from samakki.doors.cli.main import house; house()
from samakki.access import actions as access, queries; from samakki.access.words import *
from samakki.cases import actions as cases, queries as desk; from samakki.sections.words import Section
from samakki.journal.queries import length
from samakki.kernel.clocks import SystemChance, WallClock
door = queries.at_home(stranger(WallClock(), SystemChance()))
by = access.resume(door, access.sign_in(door, "dara", sys.argv[1], "test").ticket).by
found = desk.cases_of_agency(by)
for start in range(0, len(found), 200):
    for one in cases.hand_on(by, found[start : start + 200], list(Section)):
        kin = [value for name, value in one.values[Section.FAMILY].items() if name.endswith("/case")]
        says = {name: value for name, value in one.values[Section.IDENTITY].items() if name != "pseudonym"}
        print(json.dumps([str(one.case), says, kin, length(by, one.case)]))
"""
HEAD = [
    "samakki_case",
    "samakki_identity_called",
    "samakki_identity_born",
    "samakki_family_members.1.case",
    "samakki_family_members.1.relation",
]
ROWS = 1_000


def environment(folder: Path) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SAMAKKI_", "DJANGO_"))}
    return env | {"SAMAKKI_FOLDER": str(folder), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}


def run(folder: Path, *command: str, told: str = "") -> str:
    done = subprocess.run(
        command, env=environment(folder), cwd=folder, input=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def node(tmp_path: Path) -> Path:
    folder = tmp_path / "node"
    folder.mkdir()
    said = run(folder, *SAMAKKI, "init", "--agency", "Shelter DEMO", "--admin", "dara")
    link = re.search(r"/invitation/([\w-]+)/", said)
    assert link is not None
    run(folder, sys.executable, "-c", COMES, link[1], WORDS)
    return folder


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose rows lead to each other over the whole file: the first to the last, and back."""
    ids = [f"0195d000-0000-7000-8000-{number:012x}" for number in range(ROWS)]
    lines = [
        [case, f"DEMO {number}", str(1970 + number % 40), ids[ROWS - 1 - number], "sibling"]
        for number, case in enumerate(ids)
    ]
    place = tmp_path / "register.csv"
    place.write_bytes(table(HEAD, *lines).read())
    return place


def through(folder: Path) -> int:
    """How many rows the stores say are in, read as any other process would."""
    (place,) = [path for path in folder.rglob("*.sqlite3") if _holds(path, "transfers_import")]
    with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as store:
        found = store.execute("SELECT max(through) FROM transfers_import").fetchone()
    store.close()
    return int(found[0] or 0)


def _holds(path: Path, name: str) -> bool:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
        found = store.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", [name]).fetchone()
    store.close()
    return bool(found[0])


def killed_on_the_way(folder: Path, command: list[str], after: int) -> int:
    """Run the command and kill it as soon as so many rows are in and more are not; gives how many were in."""
    child = subprocess.Popen(
        command,
        env=environment(folder),
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert child.stdin is not None
    child.stdin.write(f"{WORDS}\n".encode())
    child.stdin.close()
    while child.poll() is None and through(folder) < after:
        sleep(0.01)
    os.killpg(child.pid, signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL, "it ended before it could be killed"
    return through(folder)


@pytest.mark.slow
@pytest.mark.parametrize("again", [[], ["--resume"]], ids=["run again", "resumed"])
def test_an_import_that_was_killed_twice_ends_as_one_that_never_was(
    node: Path, register: Path, tmp_path: Path, again: list[str]
) -> None:
    plan = tmp_path / "map.yaml"
    run(node, *SAMAKKI, "import", "cases", str(register), "--as", "dara", told=f"{WORDS}\n")
    register.with_suffix(".map.yaml").rename(plan)
    command = [*SAMAKKI, "import", "cases", str(register), "--as", "dara", "--map", str(plan)]
    first = killed_on_the_way(node, command, after=200)
    second = killed_on_the_way(node, [*command, *again], after=first + 200)
    assert 200 <= first < second < ROWS + 2
    ended = run(node, *command, *again, told=f"{WORDS}\n")
    assert "0 wait to be mended" in ended
    assert "lead to a case that is not here" not in ended

    told = [json.loads(line) for line in run(node, sys.executable, "-c", SAYS, WORDS).splitlines()]
    names = {case: says["called"] for case, says, _kin, _length in told}
    with register.open(encoding="utf-8-sig", newline="") as handle:
        wanted = list(csv.DictReader(handle))
    assert Counter(names.values()) == Counter(row["samakki_identity_called"] for row in wanted)
    kin = {says["called"]: names[leads] for _case, says, (leads,), _length in told}
    assert kin == {f"DEMO {number}": f"DEMO {ROWS - 1 - number}" for number in range(ROWS)}
    lengths = Counter(length for _case, _says, _kin, length in told)
    assert sorted(lengths.values()) == [400, 600], "an entry more where the relative came batches later, and no other"
    assert max(lengths) - min(lengths) == 1
    assert {says["born"] for _case, says, _kin, _length in told} == {row["samakki_identity_born"] for row in wanted}

    run(node, *SAMAKKI, "journal", "checkpoint")
    assert "entries" in run(node, *SAMAKKI, "journal", "verify")
    once_more = run(node, *command, told=f"{WORDS}\n")
    assert f"0 cases opened, {ROWS} rows were here already" in once_more
