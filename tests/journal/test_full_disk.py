"""A full disk: a clear error, and all that was acknowledged is intact (SQLite; a small tmpfs where one may mount)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A node's folder on 8 MB; where nothing may be mounted, a limit on the size of files does the same."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    for name in ("data", "keystore"):
        (place / name).mkdir()
    yield place, "disk" if mounted else "limit"
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.asvs("16.5.2")
@pytest.mark.slow
def test_on_a_full_disk_writing_fails_in_words_and_what_was_acknowledged_is_intact(
    small_disk: tuple[Path, str], tmp_path: Path
) -> None:
    folder, how = small_disk
    secret = tmp_path / "samakki-node"
    secret.write_text("5a" * 32)
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAMAKKI_")}
    env |= {
        "SAMAKKI_FOLDER": str(folder),
        "SAMAKKI_NODE_SECRET_FILE": str(secret),
        "DJANGO_SETTINGS_MODULE": "samakki.settings.demo",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    run = subprocess.run(
        [sys.executable, "-m", "tests.journal.fill_the_disk", how], env=env, cwd=ROOT, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    told = json.loads(run.stdout)
    assert told["acknowledged"] > 100
    assert "disk" in told["error"] or "full" in told["error"]
    assert (told["lost"], told["opened"], told["proved"]) == (0, told["acknowledged"], True)
