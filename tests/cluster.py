"""A PostgreSQL cluster that lives as long as the process that started it, reachable by a socket in its own folder."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Final

DEBIAN: Final = Path("/usr/lib/postgresql")
PATIENCE: Final = 30
QUICK_BUT_UNSAFE: Final = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=60")
_PR_SET_PDEATHSIG: Final = 1


class Cluster:
    """A throwaway cluster; as root it runs as the user `postgres`, because PostgreSQL refuses to be root."""

    user: Final = "samakki"
    port: Final = 5432

    def __init__(self, folder: Path, listens: str = "") -> None:
        self.sockets = folder
        self._listens = listens
        self._data = folder / "cluster"
        self._runs_as = "postgres" if os.geteuid() == 0 else None
        self._server: subprocess.Popen[bytes] | None = None

    def start(self, databases: list[str]) -> None:
        self.sockets.mkdir(mode=0o700)
        if self._runs_as:
            self.sockets.parent.chmod(0o711)
            owner = pwd.getpwnam(self._runs_as)
            os.chown(self.sockets, owner.pw_uid, owner.pw_gid)
        self._run(
            "initdb", "-D", str(self._data), "-U", self.user, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-N"
        )
        wishes = [part for wish in QUICK_BUT_UNSAFE for part in ("-c", wish)]
        with (self.sockets.parent / "postgresql.log").open("wb") as log:
            self._server = subprocess.Popen(
                [program("postgres"), "-D", str(self._data), "-k", str(self.sockets), "-h", self._listens, *wishes],
                user=self._runs_as,
                cwd="/",
                stdout=subprocess.DEVNULL,
                stderr=log,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 -- a killed test run must leave no server behind
            )
        self._wait()
        for name in databases:
            self._run("createdb", "-h", str(self.sockets), "-U", self.user, name)

    def stop(self) -> None:
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)
            self._server.wait(PATIENCE)
            self._server = None

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while subprocess.run([program("pg_isready"), "-q", "-h", str(self.sockets)], check=False).returncode:
            if time.monotonic() > end or (self._server and self._server.poll() is not None):
                message = "PostgreSQL did not start: " + (self.sockets.parent / "postgresql.log").read_text()
                raise RuntimeError(message)
            time.sleep(0.05)

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [program(name), *arguments], user=self._runs_as, cwd="/", check=False, capture_output=True, text=True
        )
        if done.returncode:
            message = f"{name} failed: {done.stderr}"
            raise RuntimeError(message)


def program(name: str) -> str:
    """Find the newest of PostgreSQL's programs of that name."""
    newest = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(name)
    if not found:
        message = f"PostgreSQL's {name} is missing: `make test` installs it when it may"
        raise RuntimeError(message)
    return found


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
