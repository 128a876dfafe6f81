"""The server starts on a node that is whole, and on no other."""

import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samakki.vault.words import FAULT_TEXTS, FaultKind

COMMAND = "import sys; from samakki.doors.cli.main import samakki; sys.argv[0] = 'samakki'; samakki()"
PATIENCE = 60
BEFORE_A_WORKER_IS_KILLED = 30
WORKERS = 2
PATIENT = f"""
import sys, time
from samakki.doors.cli import main
command = main.house()
from samakki.doors.cli import serve
serve._PATIENCE = {PATIENCE}
sys.argv[0] = "samakki"
"""
"""A worker that hangs is killed so late that a slow machine is not taken for one that hangs."""
AT_ONCE = f"{PATIENT}command()"
STILL_LOADING = f"{PATIENT}serve.import_string = lambda _name: time.sleep({PATIENCE})\ncommand()"
OF_THE_TERMINAL = 1 << signal.SIGINT - 1 | 1 << signal.SIGHUP - 1
pytestmark = pytest.mark.slow


def samakki(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *words], env=environment(folder), check=False, capture_output=True, text=True
    )


def environment(folder: Path) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("SAMAKKI_", "DJANGO_"))}
    return {**kept, "SAMAKKI_FOLDER": str(folder)}


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node that was just founded by command: never touched, every test works on a copy."""
    folder = tmp_path_factory.mktemp("founded")
    for name in ("data", "keystore"):
        (folder / name).mkdir()
    told = samakki(folder, "init", "--agency", "DEMO shelter", "--admin", "demo")
    assert told.returncode == 0, told.stderr
    return folder


@pytest.fixture
def founded(whole: Path, tmp_path: Path) -> Path:
    """A copy of the founded node, of this test alone."""
    return shutil.copytree(whole, tmp_path / "node")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("data", "keystore"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_server_without_tables_does_not_start_and_says_so(folder: Path) -> None:
    told = samakki(folder, "serve", "--port", str(free_port()))
    assert told.returncode == 1
    assert "Run: samakki upgrade" in told.stderr


def test_a_server_of_a_node_that_was_not_founded_does_not_start_and_says_so(folder: Path) -> None:
    assert samakki(folder, "upgrade").returncode == 0
    told = samakki(folder, "serve", "--port", str(free_port()))
    assert told.returncode == 1
    assert "has not been founded" in told.stderr


def change(keystore: Path, sentence: str) -> None:
    with sqlite3.connect(keystore) as line:
        line.execute(sentence)


SPOILED = {
    "its file is gone": (FaultKind.MISSING, Path.unlink),
    "its folder is gone": (FaultKind.MISSING, lambda keys: shutil.rmtree(keys.parent)),
    "it is older": (FaultKind.OLDER, lambda keys: change(keys, "UPDATE vault_root SET generation = 0")),
    "it is foreign": (FaultKind.FOREIGN, lambda keys: change(keys, "UPDATE vault_root SET node = hex(zeroblob(16))")),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_server_whose_keystore_is_not_the_one_of_its_data_does_not_start_and_says_why(
    founded: Path, how: str
) -> None:
    kind, spoil = SPOILED[how]
    spoil(founded / "keystore" / "keys.sqlite3")
    told = samakki(founded, "serve", "--port", str(free_port()))
    assert told.returncode == 1
    assert told.stderr.strip() == str(FAULT_TEXTS[kind])
    assert all(file.stat().st_mode & 0o077 == 0 for file in (founded / "keystore").glob("*"))


def test_a_server_that_cannot_gather_what_the_browser_gets_does_not_start_and_says_so(founded: Path) -> None:
    (founded / "static").write_text("in the way")
    told = samakki(founded, "serve", "--port", str(free_port()))
    assert told.returncode == 1
    assert "static files cannot be gathered" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_port_that_is_taken_is_not_shared(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        told = samakki(folder, "serve", "--port", str(other.getsockname()[1]))
    assert told.returncode == 1
    assert "Choose another with --port." in told.stderr


def heed_the_terminal() -> None:
    """Be as somebody who typed the command, also where the tests themselves were begun by `nohup`."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def serving(founded: Path, code: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a founded node by a program of that code; gives it with its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", str(port)],
        env=environment(founded),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_the_terminal,  # noqa: PLW1509 -- it only says what a terminal means
    )
    try:
        yield process, f"127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise


@pytest.fixture
def served(founded: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with serving(founded, AT_ONCE) as found:
        yield found


def test_a_founded_node_is_served_and_ends_when_told_to(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    assert answer(process, address) == 302
    sequencers = children(process.pid)
    assert any("sequence" in told for told in sequencers.values())
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE)
    assert not any(Path(f"/proc/{child}").exists() for child in sequencers)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGHUP])
def test_a_terminal_that_ends_all_its_processes_at_once_is_obeyed_at_once(
    served: tuple[subprocess.Popen[str], str], told: signal.Signals
) -> None:
    process, address = served
    answer(process, address)
    everybody = children(process.pid)
    for worker in workers_of(process):
        wait_for_loading(worker)
    begin = time.monotonic()
    os.killpg(process.pid, told)
    process.wait(PATIENCE)
    assert time.monotonic() - begin < BEFORE_A_WORKER_IS_KILLED
    assert not any(Path(f"/proc/{child}").exists() for child in everybody)


def test_a_server_whose_workers_still_load_ends_at_once(founded: Path) -> None:
    with serving(founded, STILL_LOADING) as (process, _address):
        end = time.monotonic() + PATIENCE
        while len(workers := workers_of(process)) < WORKERS:
            assert time.monotonic() < end
            time.sleep(0.05)
        for worker in workers:
            wait_for_loading(worker)
        begin = time.monotonic()
        process.terminate()
        process.wait(PATIENCE)
        assert time.monotonic() - begin < BEFORE_A_WORKER_IS_KILLED


def test_a_server_that_is_killed_leaves_nobody_at_its_port(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    answer(process, address)
    everybody = children(process.pid)
    process.kill()
    end = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{child}").exists() for child in everybody):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_memory_of_a_worker_is_closed_and_never_dumped(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    answer(process, address)
    workers = workers_of(process)
    assert workers
    for worker in workers:
        limits = Path(f"/proc/{worker}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0\s", limits)


def answer(process: subprocess.Popen[str], address: str) -> int:
    """Give the status of the first answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        line = http.client.HTTPConnection(address, timeout=PATIENCE)
        try:
            line.request("GET", "/")
            return line.getresponse().status
        except OSError:
            time.sleep(0.1)
        finally:
            line.close()
    pytest.fail(f"no answer: {process.poll()}")


def wait_for_loading(worker: int) -> None:
    """Wait until a worker is loaded, and leaves the signals of the terminal to the server: one answers, others load."""
    end = time.monotonic() + PATIENCE
    blocked = 0
    while blocked & OF_THE_TERMINAL != OF_THE_TERMINAL:
        assert time.monotonic() < end
        time.sleep(0.05)
        status = Path(f"/proc/{worker}/status").read_text()
        blocked = int(status.partition("SigBlk:")[2].split()[0], 16)


def children(parent: int) -> dict[int, str]:
    """Give the processes below one, with their command lines."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            above = int(status.read_text().rpartition(")")[2].split()[1])
            command = (status.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if above == parent:
            found[int(status.parent.name)] = command
    return found


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    return [child for child, command in children(process.pid).items() if "sequence" not in command]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
