"""A new key for an agency that holds 1,000,000 data keys: how soon it is in force, how long moving all of them takes.

Beside it as many rows rewritten by plain UPDATEs, without any cryptography. The keystore is an SQLite file in a
temporary folder, written as a node writes it. Fails above 1 s for the key, or above 60 s for the moving.
WRAPS=100000 measures fewer, with the limit in proportion.
"""

import os
import sqlite3
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import UUID

from samakki.kernel.ids import AgencyId, MemberId

if TYPE_CHECKING:
    from samakki.kernel.deeds import By

WRAPS = int(os.environ.get("WRAPS", "1000000"))
MOST_FOR_KEY, MOST_FOR_A_MILLION = 1.0, 60.0
BATCH = 5_000
AGENCY, MEMBER = AgencyId(UUID(int=2)), MemberId(UUID(int=3))
SECTIONS = ("identity", "contact", "health", "safety", "administration")


def main() -> int:
    """Found a keystore, fill it, rotate, move, open some, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        by = _founded(Path(folder))
        _fill(by)
        begun = perf_counter()
        _rotate(by)
        in_force = perf_counter() - begun
        begun = perf_counter()
        _move(by)
        moved = perf_counter() - begun
        _all_lie_anew()
        plain = _plain(Path(folder))
    most = MOST_FOR_A_MILLION * WRAPS / 1_000_000
    print(f"a new key is in force after {in_force * 1000:.0f} ms (most {MOST_FOR_KEY * 1000:.0f} ms)")
    print(f"{WRAPS:,} wraps moved in {moved:.1f} s (most {most:.1f} s); plain updates {plain:.1f} s")
    print(f"ratio {moved / plain:.1f}")
    return int(in_force > MOST_FOR_KEY or moved > most)


def _founded(folder: Path) -> "By":
    for name in ("data", "keystore"):
        (folder / name).mkdir()
    secret = folder / "node"
    secret.write_text(os.urandom(32).hex())
    os.environ |= {
        "SAMAKKI_FOLDER": str(folder),
        "SAMAKKI_NODE_SECRET_FILE": str(secret),
        "DJANGO_SETTINGS_MODULE": "samakki.settings.demo",
    }
    import django  # noqa: PLC0415 -- the folder must be named before

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- see above
    from django.db import transaction  # noqa: PLC0415 -- see above

    from samakki.kernel import deeds  # noqa: PLC0415 -- see above
    from samakki.kernel.clocks import HybridClock, SystemChance, WallClock  # noqa: PLC0415 -- see above
    from samakki.kernel.ids import NodeId  # noqa: PLC0415 -- see above
    from samakki.vault import actions  # noqa: PLC0415 -- see above

    call_command("migrate", verbosity=0)
    call_command("migrate", database="keystore", verbosity=0)
    deeds.wire(judge=lambda *_: True, transaction=lambda: transaction.atomic(using="default"))
    clock = WallClock()
    by = deeds.By(NodeId(UUID(int=1)), clock, HybridClock(clock, "0a0b0c0d"), SystemChance())
    actions.found_keystore(by)
    actions.make_member_key(by, MEMBER, "a passphrase of the bench")
    holder = _holder(by)
    actions.make_agency_key(holder, AGENCY)
    return _holder(by)


def _holder(by: "By") -> "By":
    from dataclasses import replace  # noqa: PLC0415 -- beside what it serves

    from samakki.kernel.deeds import Standing  # noqa: PLC0415 -- Django must stand before
    from samakki.vault import actions  # noqa: PLC0415 -- see above

    secret = actions.open_member_key(by, MEMBER, "a passphrase of the bench")
    keys = actions.keyring(by, MEMBER, AGENCY, secret)
    return replace(by, member=MEMBER, agency=AGENCY, standing=Standing.ACTIVE, keys=keys)


def _fill(by: "By") -> None:
    from samakki.kernel.ids import FileId  # noqa: PLC0415 -- Django must stand before
    from samakki.sections.words import Section  # noqa: PLC0415 -- see above
    from samakki.vault import actions  # noqa: PLC0415 -- see above
    from samakki.vault.words import Drawer  # noqa: PLC0415 -- see above

    each = 50_000
    for start in range(0, WRAPS, each):
        numbers = range(start, min(start + each, WRAPS))
        drawers = [
            Drawer(FileId(UUID(int=(number // 5 + 1) << 64)), Section(SECTIONS[number % 5])) for number in numbers
        ]
        for part in range(0, len(drawers), 1000):
            actions.make_section_keys(by, AGENCY, drawers[part : part + 1000])


def _rotate(by: "By") -> None:
    from samakki.vault import actions  # noqa: PLC0415 -- Django must stand before

    actions.rotate(by, AGENCY)


def _move(by: "By") -> None:
    from samakki.vault import actions  # noqa: PLC0415 -- Django must stand before

    holder, moved = _holder(by), 0
    while some := actions.rewrap(holder, AGENCY, BATCH):
        moved += some
    assert moved == WRAPS, moved  # noqa: S101 -- a bench that measured less says so


def _all_lie_anew() -> None:
    from samakki.vault.models import Wrap  # noqa: PLC0415 -- Django must stand before

    assert not Wrap.objects.exclude(epoch=2).exists()  # noqa: S101 -- as above


def _plain(folder: Path) -> float:
    """Rewrite as many rows of a table of the same width, in the same batches, without any cryptography."""
    store = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    store.execute("PRAGMA journal_mode=DELETE")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE w (id INTEGER PRIMARY KEY, epoch INTEGER, wrap BLOB)")
    store.execute("CREATE INDEX e ON w (epoch)")
    store.execute("BEGIN")
    store.executemany("INSERT INTO w VALUES (?, 1, ?)", ((number, os.urandom(125)) for number in range(WRAPS)))
    store.execute("COMMIT")
    begun = perf_counter()
    for start in range(0, WRAPS, BATCH):
        store.execute("BEGIN IMMEDIATE")
        rows = [(os.urandom(125), number) for number in range(start, min(start + BATCH, WRAPS))]
        store.executemany("UPDATE w SET epoch = 2, wrap = ? WHERE id = ?", rows)
        store.execute("COMMIT")
    return perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
