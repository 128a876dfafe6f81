import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.demo_node import CHECKOUT, SAMAKKI

pytestmark = pytest.mark.slow
Made = tuple[Path, subprocess.CompletedProcess[str]]


def samakki(*words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(CHECKOUT / "src")}
    return subprocess.run([*SAMAKKI, *words], env=environment, capture_output=True, text=True, check=False)


def demo(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return samakki("demo", "--data", str(folder), "--people", "2", "--no-serve", *more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A demonstration and what its making said: never touched, whoever changes it works on a copy."""
    folder = tmp_path_factory.mktemp("demonstration") / "node"
    return folder, demo(folder)


def test_the_demonstration_is_filled_once_known_again_proved_and_started_over(made: Made, tmp_path: Path) -> None:
    folder, first = made
    assert first.returncode == 0, first.stderr
    shutil.copytree(folder, tmp_path / "node")
    assert "Filling" in first.stdout
    staff = json.loads((tmp_path / "node" / "demo.json").read_text())["staff"]
    assert all(f"{card['login']} " in first.stdout and card["passphrase"] in first.stdout for card in staff)
    again = demo(tmp_path / "node")
    assert "Filling" not in again.stdout
    assert again.stdout in first.stdout
    proved = samakki("journal", "verify", "--data", str(tmp_path / "node"))
    assert proved.returncode == 0, proved.stdout + proved.stderr
    anew = demo(tmp_path / "node", "--reset")
    assert "Filling" in anew.stdout
    assert staff[0]["passphrase"] not in anew.stdout


def test_nothing_of_the_demonstration_is_open_to_other_users_of_the_machine(made: Made) -> None:
    files = [path for path in made[0].rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if path.stat().st_mode & 0o077] == []


def test_a_folder_that_holds_another_node_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "samakki.sqlite3").write_text("somebody's real node")
    for more in ((), ("--reset",)):
        refused = demo(tmp_path, *more)
        assert refused.returncode == 1
        assert "no demonstration" in refused.stderr
    assert (tmp_path / "data" / "samakki.sqlite3").read_text() == "somebody's real node"
