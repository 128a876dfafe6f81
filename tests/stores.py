"""Where the tests store: one temporary folder a run, and in it either SQLite files or a PostgreSQL cluster.

The process that pytest was started with makes it and clears it away; the workers of pytest-xdist inherit it.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import quote

from tests.cluster import Cluster

KINDS = ("sqlite", "postgresql")
NAMES = {"SAMAKKI_DATABASE": "samakki_data", "SAMAKKI_KEYSTORE": "samakki_keystore"}


def choose_stores(env: MutableMapping[str, str]) -> None:
    """Name the stores in `env`, making them when this process is the first to ask."""
    kind = env.setdefault("SAMAKKI_TEST_STORES", "sqlite")
    if kind not in KINDS:
        message = f"SAMAKKI_TEST_STORES is {kind!r}, not one of {KINDS}"
        raise ValueError(message)
    if "SAMAKKI_TEST_FOLDER" in env:
        return
    folder = Path(tempfile.mkdtemp(prefix="samakki-tests-"))
    env["SAMAKKI_TEST_FOLDER"] = env["SAMAKKI_FOLDER"] = str(folder)
    for name in NAMES:
        env.pop(name, None)
    for name in ("data", "keystore", "static"):
        (folder / name).mkdir()
    if kind == "postgresql":
        cluster = Cluster(folder / "postgresql")
        cluster.start(list(NAMES.values()))
        for variable, name in NAMES.items():
            env[variable] = f"postgresql://{cluster.user}@{quote(str(cluster.sockets), safe='')}:{cluster.port}/{name}"
        atexit.register(_clear, folder, os.getpid(), cluster)
    else:
        atexit.register(_clear, folder, os.getpid(), None)


def _clear(folder: Path, owner: int, cluster: Cluster | None) -> None:
    if os.getpid() != owner:
        return
    if cluster is not None:
        cluster.stop()
    shutil.rmtree(folder, ignore_errors=True)
