"""`samakki journal verify` over a million entries: seconds and memory, against hashing the same rows and nothing else.

Usage: python bench/journal_verify.py [ENTRIES] [FILES]. Goal: 1,000,000 in at most 10 s and 150 MB.
The rows are laid by hand (sealed bodies are random bytes: nothing is opened), one checkpoint each 50 entries.
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from journal_node import SOURCE, found, migrate, node_folder, start

if TYPE_CHECKING:
    from samakki.journal.rules.merkle import Frontier

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
FILES = int(sys.argv[2]) if sys.argv[2:] else 100_000
EACH = 50
ROUNDS = 5
BODY = 200
SECTIONS = ("identity", "health", "legal", "safety", "family")
PEER = """
import sqlite3, sys
from hashlib import sha256
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT id, number, section, stamp, body_hash, previous, body FROM journal_entry ORDER BY rowid")
for one, number, section, stamp, hashed, previous, body in rows:
    sha256(body).digest() == hashed
"""


class Memory(NamedTuple):
    """Memory of several processes in MB: with what is shared counted for each, or divided by all who share it."""

    each: float
    divided: float


@dataclass
class Laid:
    """What was laid so far: the tree, its leaves, each file's end, and where to sign."""

    tree: "Frontier"
    leaves: list[tuple[int, str, bytes]] = field(default_factory=list)
    ends: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    points: list[tuple[int, bytes]] = field(default_factory=list)


def lay(data: Path) -> None:
    """Write files, entries, leaves and checkpoints that hold."""
    from samakki.journal.rules.merkle import Frontier  # noqa: PLC0415 -- the path must stand before

    store = sqlite3.connect(data, isolation_level=None)
    store.execute("PRAGMA synchronous=OFF")
    store.execute("BEGIN IMMEDIATE")
    node = store.execute("SELECT node FROM access_node").fetchone()[0]
    laid = Laid(Frontier())
    store.executemany(
        "INSERT INTO journal_entry (id, node, file_id, number, section, key_version, author, agency, stamp, closed, "
        "body_hash, attached_hash, previous, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        entries(node, laid),
    )
    store.executemany("INSERT INTO journal_entry_leaf (position, entry, hash) VALUES (?,?,?)", laid.leaves)
    store.executemany(
        "INSERT INTO journal_file (id, node, owner, length, head, stamp, conflicts) VALUES (?,?,?,?,?,'',0)",
        ((file, node, node, *end) for file, end in laid.ends.items()),
    )
    sign(store, laid.points)
    edges = [("entries", laid.tree.size, bytes(laid.tree)), ("reads", 0, b"")]
    store.executemany("INSERT INTO journal_tree (name, size, edge) VALUES (?,?,?)", edges)
    store.execute("COMMIT")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


def entries(node: str, laid: Laid) -> Iterator[tuple[object, ...]]:
    """Make the rows one after the other, as time goes: the files that are busy change slowly."""
    from samakki.journal.rules.headers import entry_text  # noqa: PLC0415 -- the path must stand before

    dice = random.Random(1)
    files = [f"0195d000{dice.getrandbits(96):024x}" for _ in range(FILES)]
    for at in range(ENTRIES):
        file = files[min(FILES - 1, int(at * FILES / ENTRIES) + dice.randrange(400))]
        number, previous = laid.ends.get(file, (0, bytes(32)))
        body = dice.randbytes(BODY)
        own, who = f"{0x0195D0000000 + at:012x}7{dice.getrandbits(76):019x}", f"{dice.randrange(40):032x}"
        hashed = sha256(body).digest()
        shown = (own, node, file, number + 1, SECTIONS[at % 5], 1, who, node, f"{at:012x}-0000-0a0b0c0d", 0)
        header = sha256(entry_text(*shown, hashed, b"", previous)).digest()
        laid.ends[file] = number + 1, header
        laid.leaves.append((at, own, header))
        laid.tree.add(header)
        if laid.tree.size % EACH == 0 or laid.tree.size == ENTRIES:
            laid.points.append((laid.tree.size, laid.tree.root()))
        yield (*shown, hashed, b"", previous, body)


def sign(store: sqlite3.Connection, points: list[tuple[int, bytes]]) -> None:
    """Sign a checkpoint at each of these sizes."""
    from samakki.journal.rules.headers import checkpoint_hash, checkpoint_text  # noqa: PLC0415 -- the path must stand before
    from samakki.journal.rules.merkle import EMPTY_ROOT  # noqa: PLC0415 -- as above
    from samakki.journal.words import Checkpoint  # noqa: PLC0415 -- as above
    from samakki.kernel.ids import NodeId  # noqa: PLC0415 -- as above
    from samakki.vault.gateways import node_secret  # noqa: PLC0415 -- as above

    secret, previous, rows = node_secret(), bytes(32), []
    node = store.execute("SELECT node FROM access_node").fetchone()[0]
    key, moment = secret.public_key().public_bytes_raw(), "2026-01-01T00:00:00.000+00:00"
    for number, (size, root) in enumerate(points, start=1):
        trees = (size, root, 0, EMPTY_ROOT)
        point = Checkpoint(NodeId(UUID(node)), number, *trees, moment, previous, key, b"")
        point = replace(point, signature=secret.sign(checkpoint_text(point)))
        rows.append((number, node, *trees, moment, previous, key, point.signature))
        previous = checkpoint_hash(point)
    store.executemany(
        "INSERT INTO journal_checkpoint (number, node, entries_size, entries_root, reads_size, reads_root, moment, "
        "previous, key, signature) VALUES (?,?,?,?,?,?,?,?,?,?)",
        rows,
    )


def timed(command: list[str]) -> tuple[float, Memory, str]:
    """Run a command: seconds, the most memory that it and its children held together, and what it printed."""
    began = time.perf_counter()
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(SOURCE)})
    most = Memory(0, 0)
    while run.poll() is None:
        most = Memory(*map(max, most, memory_of(run.pid)))
        time.sleep(0.05)
    seconds = time.perf_counter() - began
    printed = run.stdout.read() if run.stdout else ""
    if run.returncode:
        raise SystemExit(printed)
    return seconds, most, printed


def memory_of(pid: int) -> Memory:
    """Sum the memory of a process and its children, in MB."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return Memory(0, 0)
    own = {name: int(size.split()[0]) / 1024 for name, size in (line.split(":") for line in lines[1:])}
    held = [Memory(own["Rss"], own["Pss"]), *(memory_of(int(child)) for child in children)]
    return Memory(*map(sum, zip(*held, strict=True)))


def main() -> None:
    """Lay the rows, verify and hash them in turn, and print the medians."""
    with node_folder() as folder:
        start()
        migrate()
        found()
        data = folder / "data" / "samakki.sqlite3"
        began = time.perf_counter()
        lay(data)
        took, size = time.perf_counter() - began, data.stat().st_size >> 20
        print(f"laid {ENTRIES:,} entries in {FILES:,} files: {took:.0f} s, {size} MB")
        verify = [sys.executable, "-c", "from samakki.doors.cli.main import samakki; samakki()", "journal", "verify"]
        ours, peers = [], []
        for _ in range(ROUNDS):
            ours.append(timed(verify))
            peers.append(timed([sys.executable, "-c", PEER, str(data)]))
            seconds, most, told = ours[-1]
            print(f"  verify {seconds:.2f} s, {most.each:.0f} MB; peer {peers[-1][0]:.2f} s; {told.strip()}")
        seconds, peer = median(one[0] for one in ours), median(one[0] for one in peers)
        each, divided = max(one[1].each for one in ours), max(one[1].divided for one in ours)
        print(f"verify: median {seconds:.2f} s, peak {each:.0f} MB, what its two processes share counted for each")
        print(
            f"(divided by all who share it, other programs too: {divided:.0f} MB); hashing the same rows: {peer:.2f} s"
        )
        print(f"ratio {seconds / peer:.1f}; goal for 1,000,000 entries: 10 s, 150 MB")


if __name__ == "__main__":
    main()
