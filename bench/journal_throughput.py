"""Durable entries a second, and how long one takes: sealed, chained, folded; against plain rows in the same store.

Usage: python bench/journal_throughput.py [sqlite|postgresql] [SECONDS].
SQLite: two writers on this disk. Goal where an fsync costs at most 1 ms: 300/s, 99 of 100 within 100 ms.
PostgreSQL: eight writers, each fsync of its log made to cost 4 ms (a small library, loaded before the server, sleeps
4 ms in fsync and fdatasync). Goal: 350/s. In both, a sequencer numbers and signs meanwhile.
"""

import multiprocessing
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_node import PASSPHRASE, Desk, found, migrate, node_by, node_folder, start, with_keys

KIND = sys.argv[1] if len(sys.argv) > 1 else "sqlite"
SECONDS = float(sys.argv[2]) if sys.argv[2:] else 8.0
WRITERS = {"sqlite": 2, "postgresql": 8}[KIND]
FILES = 200
SLOW_SYNC = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int slow(const char *name, int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    usleep(4000);
    return real(fd);
}
int fsync(int fd) { return slow("fsync", fd); }
int fdatasync(int fd) { return slow("fdatasync", fd); }
"""
PROGRAMS = Path("/usr/lib/postgresql")


def main() -> None:
    """Write for some seconds in turns, sealed and plain, and print medians and the ratio."""
    with node_folder() as folder, stores():
        start()
        migrate()
        desk = found()
        files = open_files(desk)
        secret = open_secret(desk)
        print(f"{KIND}: {WRITERS} writers, {SECONDS:.0f} s a turn, an fsync here: {fsync_cost(folder):.2f} ms")
        turns: dict[str, list[tuple[float, list[float]]]] = {"sealed": [], "plain": []}
        for _ in range(3):
            for name, write in (("sealed", sealed(desk, secret, files)), ("plain", plain)):
                turns[name].append(turn(write))
        for name, told in turns.items():
            rate = statistics.median(rate for rate, _ in told)
            taken = sorted(one for _, many in told for one in many)
            print(f"{name}: median {rate:.0f}/s, half in {at(taken, 50):.1f} ms, 99 of 100 in {at(taken, 99):.1f} ms")
        ours, peer = (statistics.median(rate for rate, _ in turns[name]) for name in ("sealed", "plain"))
        print(f"ratio {ours / peer:.2f}; goal {300 if KIND == 'sqlite' else 350}/s")


def turn(write: Callable[[random.Random], None]) -> tuple[float, list[float]]:
    """Let all writers write at once: entries a second, and each one's milliseconds."""
    from django.db import connections  # noqa: PLC0415 -- the house must stand before

    connections.close_all()
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    until = time.monotonic() + 1 + SECONDS
    sequencer = context.Process(target=number, daemon=True)
    sequencer.start()
    writers = [context.Process(target=work, args=(write, seed, until, answers)) for seed in range(WRITERS)]
    for writer in writers:
        writer.start()
    taken = [one for _ in writers for one in answers.get()]
    for writer in writers:
        writer.join()
    sequencer.kill()
    sequencer.join()
    return len(taken) / SECONDS, taken


def number() -> None:
    """Give places and sign meanwhile, as a node that serves does."""
    from samakki.journal import jobs  # noqa: PLC0415 -- the house must stand before

    jobs.run_sequencer(node_by(), threading.Event())


def work(
    write: Callable[[random.Random], None], seed: int, until: float, answers: "multiprocessing.SimpleQueue[list[float]]"
) -> None:
    """Write until the end; the first second does not count."""
    dice, taken = random.Random(seed), list[float]()
    while time.monotonic() < until:
        began = time.perf_counter()
        write(dice)
        if time.monotonic() > until - SECONDS:
            taken.append((time.perf_counter() - began) * 1000)
    answers.put(taken)


def sealed(desk: Desk, secret: bytes, files: list[object]) -> Callable[[random.Random], None]:
    """Append a note as one request does: with a keyring of its own."""
    from samakki.journal import actions  # noqa: PLC0415 -- the house must stand before
    from samakki.journal.words import Body, Kind  # noqa: PLC0415 -- as above
    from samakki.sections.words import Section  # noqa: PLC0415 -- as above

    def write(dice: random.Random) -> None:
        body = Body(Kind.NOTE, "DEMO " + "she called and asked about the hearing. " * 4)
        actions.append(with_keys(desk, secret), dice.choice(files), dice.choice(list(Section)[:3]), body)  # type: ignore[arg-type]  # dice give what they are given

    return write


def plain(dice: random.Random) -> None:
    """Insert the same text as a plain row, through the same framework, in a transaction of its own."""
    from django.db import connection, transaction  # noqa: PLC0415 -- the house must stand before

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bench_note (file, text) VALUES (%s, %s)",
            [dice.randrange(FILES), "DEMO " + "she called and asked about the hearing. " * 4],
        )


def open_files(desk: Desk) -> list[object]:
    """Open files, and make the peer's table."""
    from django.db import connection  # noqa: PLC0415 -- the house must stand before

    from samakki.journal import actions  # noqa: PLC0415 -- as above
    from samakki.journal.words import Body, Draft, Kind  # noqa: PLC0415 -- as above
    from samakki.kernel.ids import FileId, fresh_id  # noqa: PLC0415 -- as above
    from samakki.sections.words import Section  # noqa: PLC0415 -- as above

    files = [FileId(fresh_id(desk.by.clock, desk.by.chance)) for _ in range(FILES)]
    for file in files:
        actions.open_file(desk.by, file, desk.agency)
        actions.append_many(
            desk.by, [Draft(file, section, Body(Kind.NOTE, "DEMO opened")) for section in list(Section)[:3]]
        )
    own = "bigserial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_note (id {own} PRIMARY KEY, file integer, text text)")
    return list(files)


def open_secret(desk: Desk) -> bytes:
    """Open the member's key once, as signing in does."""
    from samakki.vault import actions as vault  # noqa: PLC0415 -- the house must stand before

    return vault.open_member_key(node_by(), desk.member, PASSPHRASE)


def fsync_cost(folder: Path) -> float:
    """Measure what one fsync costs here, in ms (median of 50)."""
    taken = []
    with (folder / "fsync").open("wb") as file:
        for _ in range(50):
            file.write(bytes(4096))
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def at(taken: list[float], percent: int) -> float:
    """Give the time within which so many of a hundred were done."""
    return taken[min(len(taken) - 1, len(taken) * percent // 100)]


@contextmanager
def stores() -> Iterator[None]:
    """Name the stores: SQLite files in the folder, or two databases of a cluster whose fsync is slow."""
    if KIND == "sqlite":
        yield
        return
    place = Path(tempfile.mkdtemp(prefix="samakki-bench-cluster-"))
    place.chmod(0o755)
    source, library = place / "slow.c", place / "slow.so"
    source.write_text(SLOW_SYNC)
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    programs = max(PROGRAMS.glob("*/bin"))
    data = place / "cluster"
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        data.mkdir(mode=0o700)
        shutil.chown(data, user)
    calm = {"user": user, "cwd": "/", "stdout": subprocess.DEVNULL}
    subprocess.run([programs / "initdb", "-D", data, "-U", "samakki", "-A", "trust", "-N"], check=True, **calm)
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", data, "-h", "", "-c", "autovacuum=off"],
        env={**os.environ, "LD_PRELOAD": str(library)}, stderr=subprocess.DEVNULL, **calm,
    )  # fmt: skip
    try:
        while subprocess.run([programs / "pg_isready", "-q", "-h", data], check=False).returncode:
            time.sleep(0.1)
        for variable, name in (("SAMAKKI_DATABASE", "data"), ("SAMAKKI_KEYSTORE", "keystore")):
            subprocess.run([programs / "createdb", "-h", data, "-U", "samakki", name], check=True)
            os.environ[variable] = f"postgresql://samakki@{str(data).replace('/', '%2F')}:5432/{name}"
        yield
    finally:
        server.send_signal(2)
        server.wait(30)
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
