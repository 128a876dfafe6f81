"""On a full disk somebody can be erased all the same (SQLite; a small tmpfs, where one may be mounted)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, bool]]:
    """A node's folder on 16 MB; where nothing may be mounted it is not filled."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    for name in ("data", "keystore"):
        (place / name).mkdir()
    yield place, mounted
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_ballast_is_thrown_off_and_the_erasure_is_done(small_disk: tuple[Path, bool], tmp_path: Path) -> None:
    folder, mounted = small_disk
    secret = tmp_path / "samakki-node"
    secret.write_text("5a" * 32)
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAMAKKI_")}
    env |= {
        "SAMAKKI_FOLDER": str(folder),
        "SAMAKKI_NODE_SECRET_FILE": str(secret),
        "SAMAKKI_BALLAST": "2",
        "DJANGO_SETTINGS_MODULE": "samakki.settings.demo",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    run = subprocess.run(
        [sys.executable, "-m", "tests.keeping.erase_on_a_full_disk", *(["fill"] if mounted else [])],
        env=env,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    told = json.loads(run.stdout)
    assert told == {"full": mounted, "refused": mounted, "state": "done", "proved": True, "left": 0}
