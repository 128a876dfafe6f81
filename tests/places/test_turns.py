"""SQLite's writers stand in line at a lock file: nobody starves, and the line moves on after a rollback or a crash."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SET_UP = """
import json, sys, time
from pathlib import Path
from django.conf import settings
from samakki.settings.stores import databases
settings.configure(DATABASES=databases(Path(sys.argv[1]), {}))
from django.db import connection, transaction

def add(amount):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT value FROM sum")
        value = cursor.fetchone()[0]
        cursor.execute("UPDATE sum SET value = %s", [value + amount])
"""
MAKE = """
connection.cursor().execute("CREATE TABLE sum (value INTEGER)")
connection.cursor().execute("INSERT INTO sum VALUES (0)")
"""
WRITE = """
longest = 0
print("ready", flush=True); sys.stdin.readline()
for _ in range(60):
    begin = time.monotonic(); add(1); longest = max(longest, time.monotonic() - begin)
print(json.dumps(longest))
"""
HOLD = """
with transaction.atomic():
    connection.cursor().execute("UPDATE sum SET value = 1000")
    print("ready", flush=True); sys.stdin.readline()
"""
ROLL_BACK = """
try:
    with transaction.atomic():
        connection.cursor().execute("UPDATE sum SET value = 1000")
        raise KeyError
except KeyError:
    print("ready", flush=True); sys.stdin.readline()
"""
READ = "cursor = connection.cursor(); cursor.execute('SELECT value FROM sum'); print(cursor.fetchone()[0])"
PATIENCE = 30


@contextmanager
def running(folder: Path, code: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", SET_UP + code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(process: subprocess.Popen[str]) -> None:
    assert process.stdout
    assert process.stdout.readline() == "ready\n"


def done(folder: Path, code: str) -> str:
    with running(folder, code) as process:
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        return said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("data", "keystore"):
        (tmp_path / name).mkdir()
    done(tmp_path, MAKE)
    return tmp_path


def test_two_writing_processes_lose_nothing_and_neither_starves(folder: Path) -> None:
    with running(folder, WRITE) as one, running(folder, WRITE) as other:
        for process in (one, other):
            wait_for(process)
        for process in (one, other):
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        waits = [json.loads(process.communicate(timeout=PATIENCE)[0]) for process in (one, other)]
    assert done(folder, READ) == "120\n"
    assert max(waits) < 5


def test_the_line_moves_on_after_a_rollback(folder: Path) -> None:
    with running(folder, ROLL_BACK) as process:
        wait_for(process)
        done(folder, "add(1)")
    assert done(folder, READ) == "1\n"


def test_the_line_moves_on_after_a_crash(folder: Path) -> None:
    with running(folder, HOLD) as process:
        wait_for(process)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
        done(folder, "add(1)")
    assert done(folder, READ) == "1\n"


def test_a_writer_waits_for_the_one_before(folder: Path) -> None:
    with running(folder, HOLD) as first:
        wait_for(first)
        with running(folder, "add(1)") as second:
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(1.5)
            first.communicate("go\n", timeout=PATIENCE)
            assert second.wait(PATIENCE) == 0
    assert done(folder, READ) == "1001\n"


def test_the_line_is_left_when_a_connection_closes_in_the_middle(folder: Path) -> None:
    code = "connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True); connection.close()"
    with running(folder, code + "\nprint('ready', flush=True); sys.stdin.readline()") as process:
        wait_for(process)
        done(folder, "add(1)")
    assert done(folder, READ) == "1\n"
