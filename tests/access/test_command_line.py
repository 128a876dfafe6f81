"""A node that is begun by command, and whose sessions hold in every process."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMAKKI = "from samakki.doors.cli.main import samakki; samakki()"
COMES = """
import sys; from samakki.doors.cli.main import house; house()
from samakki.access import actions, queries; from samakki.access.words import *
from samakki.kernel.clocks import SystemChance, WallClock
door = queries.at_home(stranger(WallClock(), SystemChance()))
ticket = actions.accept_invitation(door, sys.argv[1], "four lanterns over a quiet river").ticket
by = actions.resume(door, ticket).by
actions.found_agency_key(by, by.agency)
print(ticket.sitting.hex, ticket.secret.hex())
"""
AGAIN = """
import sys; from uuid import UUID; from samakki.doors.cli.main import house; house()
from samakki.access import actions, queries; from samakki.access.words import *
from samakki.kernel.clocks import SystemChance, WallClock
door = queries.at_home(stranger(WallClock(), SystemChance()))
by = actions.resume(door, Ticket(UUID(sys.argv[1]), bytes.fromhex(sys.argv[2]))).by
print(by.standing.value, by.keys.newest_epoch(by.agency))
"""


def run(folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SAMAKKI_", "DJANGO_"))}
    env |= {"SAMAKKI_FOLDER": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], env=env, cwd=folder, capture_output=True, text=True, check=False
    )


def samakki(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(folder, SAMAKKI, *arguments)


@pytest.mark.slow
def test_a_node_is_begun_once_and_a_session_holds_in_another_process(tmp_path: Path) -> None:
    begun = samakki(tmp_path, "init", "--agency", "Shelter DEMO", "--admin", "dara")
    assert begun.returncode == 0, begun.stderr
    link = re.search(r"/invitation/([\w-]+)/", begun.stdout)
    assert link is not None
    assert "founded already" in samakki(tmp_path, "init", "--agency", "Other", "--admin", "mali").stderr
    came = run(tmp_path, COMES, link[1])
    assert came.returncode == 0, came.stderr
    assert run(tmp_path, AGAIN, *came.stdout.split()).stdout.split() == ["active", "1"]
    added = samakki(tmp_path, "agency", "add", "Hotline DEMO", "--admin", "noy", "--kind", "hotline")
    assert "/invitation/" in added.stdout
    assert "agency of this name already" in samakki(tmp_path, "agency", "add", "Hotline DEMO", "--admin", "noy2").stderr
    assert "/invitation/" in samakki(tmp_path, "staff", "invite", "vann", "--role", "auditor").stdout
    assert "are gone" in samakki(tmp_path, "sweep").stdout
    assert "/invitation/" in samakki(tmp_path, "staff", "invite", "sok", "--agency", "Shelter DEMO").stdout


@pytest.mark.slow
def test_a_login_that_cannot_be_used_leaves_no_half_founded_node(tmp_path: Path) -> None:
    assert samakki(tmp_path, "init", "--agency", "Shelter DEMO", "--admin", "d").returncode == 1
    assert samakki(tmp_path, "init", "--agency", "Shelter DEMO", "--admin", "dara").returncode == 0
