"""The demonstration in processes of its own, as a newcomer starts it: one a test run, on a port of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
BUILT = CHECKOUT / "build" / "static"
SCREENS = CHECKOUT / "build" / "screens"
PATIENCE = 180
SAMAKKI = [sys.executable, "-c", "from samakki.doors.cli.main import samakki; samakki()"]


@dataclass(frozen=True)
class DemoNode:
    """A served demonstration: where it answers, where it lies, its log, its temporary folder and its static files."""

    url: str
    folder: Path
    log: Path
    temporary: Path
    static: Path

    def passphrase(self, login: str) -> str:
        """The passphrase that the table shows for this login."""
        staff = json.loads((self.folder / "demo.json").read_text())["staff"]
        return next(card["passphrase"] for card in staff if card["login"] == login)


@contextmanager
def served_demo(place: Path, people: int = 24, *, own_static: bool = False) -> Iterator[DemoNode]:
    """Fill a demonstration below `place` and serve it until the block ends; `own_static`: from files of its own."""
    port = _free_port()
    shared = (BUILT / "staticfiles.json").exists() and not own_static
    static = BUILT if shared else place / "static"
    node = DemoNode(f"http://127.0.0.1:{port}", place / "node", place / "log", place / "tmp", static)
    node.temporary.mkdir(parents=True)
    environment = _environment(node, place)
    command = [*SAMAKKI, "demo", "--data", str(node.folder), "--port", str(port), "--people", str(people)]
    with node.log.open("wb") as log:
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait(node, running)
        yield node
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(PATIENCE)


def _environment(node: DemoNode, place: Path) -> dict[str, str]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {"PYTHONPATH": str(CHECKOUT / "src"), "SAMAKKI_STATIC": str(node.static), "SAMAKKI_LOG": "INFO"}
    environment |= {"TMPDIR": str(node.temporary), "DJANGO_SETTINGS_MODULE": "samakki.settings.demo"}
    if node.static != BUILT:
        gather = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(gather, env={**environment, "SAMAKKI_FOLDER": str(place / "nowhere")}, check=True)
    return environment


def _wait(node: DemoNode, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(node.url, timeout=5):  # noqa: S310 -- our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if running.poll() is not None or time.monotonic() > end:
                raise RuntimeError(node.log.read_text()) from None
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
