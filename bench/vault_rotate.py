"""A new key for an agency that holds 1,000,000 data keys: how soon it is in force, how long moving all of them takes.

Usage: python -m bench.vault_rotate [--wraps 1000000] [--kills 20]. Beside it as many rows rewritten by plain UPDATEs,
without any cryptography. Then a process rotates and moves again and again until kill -9 at a moment of chance, so many
times; afterwards each data key must open, and be the same as before. The keystore is an SQLite file in a temporary
folder, written as a node writes it. Fails above 1 s for the key, above 60 s for the moving (in proportion to the
wraps), or when one key is lost.
"""

import os
import signal
import sqlite3
import sys
import tempfile
import traceback
from argparse import ArgumentParser
from hashlib import sha256
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import TYPE_CHECKING, NoReturn
from uuid import UUID

from tests.forking import fork_alone

from samakki.kernel.ids import AgencyId, MemberId

if TYPE_CHECKING:
    from samakki.kernel.deeds import By

MOST_FOR_KEY, MOST_FOR_A_MILLION = 1.0, 60.0
BATCH = 5_000
AGENCY, MEMBER = AgencyId(UUID(int=2)), MemberId(UUID(int=3))
SECTIONS = ("identity", "contact", "health", "safety", "administration")


def main() -> int:
    """Found a keystore, fill it, rotate, move, kill, open all, and print the figures."""
    told = ArgumentParser(description=__doc__)
    told.add_argument("--wraps", type=int, default=1_000_000)
    told.add_argument("--kills", type=int, default=20)
    told.add_argument("--seed", type=int, default=7)
    asked = told.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        by = founded(Path(folder))
        fill(by, asked.wraps)
        before = opened(by)
        begun = perf_counter()
        _rotate(by)
        in_force = perf_counter() - begun
        begun = perf_counter()
        _move(by, asked.wraps)
        moved = perf_counter() - begun
        _all_lie_under(2)
        plain = _plain(Path(folder), asked.wraps)
        dice = Random(asked.seed)
        epochs = killed(by, [dice.uniform(0, 2 * moved / asked.kills) for _kill in range(asked.kills)])
        after = opened(by)
    most = MOST_FOR_A_MILLION * asked.wraps / 1_000_000
    print(f"a new key is in force after {in_force * 1000:.0f} ms (most {MOST_FOR_KEY * 1000:.0f} ms)")
    print(f"{asked.wraps:,} wraps moved in {moved:.1f} s (most {most:.1f} s); plain updates {plain:.1f} s")
    print(f"ratio {moved / plain:.1f}")
    print(
        f"killed {asked.kills} times while {epochs - 2} further keys came into force: of {before[0]:,} data keys"
        f" {after[0]:,} open, {'all the same' if before == after else 'NOT THE SAME'} as before"
    )
    return int(in_force > MOST_FOR_KEY or moved > most or before != after)


def killed(by: "By", moments: list[float]) -> int:
    """Let another process rotate and move until it is killed, once for each moment; then end what was begun.

    Gives the newest epoch.
    """
    from samakki.vault.models import Epoch  # noqa: PLC0415 -- Django must stand before

    for moment in moments:
        child = fork_alone()
        if child == 0:
            _turn_until_killed(by)
        sleep(moment)
        os.kill(child, signal.SIGKILL)
        _child, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL, status  # noqa: S101 -- a bench that killed nobody says so
    _move(by)
    epoch = Epoch.objects.filter(agency=AGENCY).order_by("-epoch").values_list("epoch", flat=True)[0]
    _all_lie_under(epoch)
    return int(epoch)


def _turn_until_killed(by: "By") -> NoReturn:
    try:
        while True:
            _move(by)
            _rotate(by)
    except BaseException:  # noqa: BLE001 -- this process ends here, and must say why
        traceback.print_exc()
    finally:
        os._exit(1)


def opened(by: "By") -> tuple[int, str]:
    """Open every data key by whatever it lies under; gives how many, and a hash of all in their order."""
    from samakki.vault.actions.wraps import Opener, lock_of_row  # noqa: PLC0415 -- Django must stand before
    from samakki.vault.models import Wrap  # noqa: PLC0415 -- as above

    holder, count, told, last = _anew(by), 0, sha256(), 0
    while rows := list(Wrap.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        opener, last = Opener(holder, {lock_of_row(row): row for row in rows}), rows[-1].pk
        for row in rows:
            told.update(opener.secret(lock_of_row(row)))
        count += len(rows)
    return count, told.hexdigest()


def founded(folder: Path) -> "By":
    """Found a keystore in a folder, and an agency that holds its key."""
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

    call_command("migrate", verbosity=0)
    call_command("migrate", database="keystore", verbosity=0)
    deeds.wire(judge=lambda *_: True, transaction=lambda: transaction.atomic(using="default"))
    clock = WallClock()
    return held(deeds.By(NodeId(UUID(int=1)), clock, HybridClock(clock, "0a0b0c0d"), SystemChance()))


def held(by: "By") -> "By":
    """Found the keystore, and let one member hold the key of one agency."""
    from samakki.vault import actions  # noqa: PLC0415 -- Django must stand before

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


def _anew(by: "By") -> "By":
    """Make the next request: what was fetched before is fetched again."""
    from dataclasses import replace  # noqa: PLC0415 -- beside what it serves

    from samakki.vault import actions  # noqa: PLC0415 -- Django must stand before

    return replace(by, keys=actions.keyring(by, MEMBER, AGENCY, by.keys.member_secret()))


def fill(by: "By", wraps: int) -> None:
    """Make so many data keys, five to a file."""
    from samakki.kernel.ids import FileId  # noqa: PLC0415 -- Django must stand before
    from samakki.sections.words import Section  # noqa: PLC0415 -- see above
    from samakki.vault import actions  # noqa: PLC0415 -- see above
    from samakki.vault.words import Drawer  # noqa: PLC0415 -- see above

    each = 50_000
    for start in range(0, wraps, each):
        numbers = range(start, min(start + each, wraps))
        drawers = [
            Drawer(FileId(UUID(int=(number // 5 + 1) << 64)), Section(SECTIONS[number % 5])) for number in numbers
        ]
        for part in range(0, len(drawers), 1000):
            actions.make_section_keys(by, AGENCY, drawers[part : part + 1000])


def _rotate(by: "By") -> None:
    from samakki.vault import actions  # noqa: PLC0415 -- Django must stand before

    actions.rotate(_anew(by), AGENCY)


def _move(by: "By", wraps: int | None = None) -> None:
    from samakki.vault import actions  # noqa: PLC0415 -- Django must stand before

    holder, moved = _anew(by), 0
    while some := actions.rewrap(holder, AGENCY, BATCH):
        moved += some
    assert wraps in {None, moved}, moved  # noqa: S101 -- a bench that measured less says so


def _all_lie_under(epoch: int) -> None:
    from samakki.vault.models import Wrap  # noqa: PLC0415 -- Django must stand before

    assert not Wrap.objects.exclude(epoch=epoch).exists()  # noqa: S101 -- as above


def _plain(folder: Path, wraps: int) -> float:
    """Rewrite as many rows of a table of the same width, in the same batches, without any cryptography."""
    store = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    store.execute("PRAGMA journal_mode=DELETE")
    store.execute("PRAGMA synchronous=EXTRA")
    store.execute("CREATE TABLE w (id INTEGER PRIMARY KEY, epoch INTEGER, wrap BLOB)")
    store.execute("CREATE INDEX e ON w (epoch)")
    store.execute("BEGIN")
    store.executemany("INSERT INTO w VALUES (?, 1, ?)", ((number, os.urandom(125)) for number in range(wraps)))
    store.execute("COMMIT")
    begun = perf_counter()
    for start in range(0, wraps, BATCH):
        store.execute("BEGIN IMMEDIATE")
        rows = [(os.urandom(125), number) for number in range(start, min(start + BATCH, wraps))]
        store.executemany("UPDATE w SET epoch = 2, wrap = ? WHERE id = ?", rows)
        store.execute("COMMIT")
    return perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
