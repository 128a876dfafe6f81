"""The power goes, or a writer is killed: nothing that was acknowledged may be lost, nothing be corrupt.

Usage: python -m bench.crash_images [--stores sqlite|postgresql] [--images 2000] [--entries 150] [--kills 500]
[--seed 7]. On SQLite a writer's disk is recorded (`bench.recorded_disk`); at moments of chance the power goes, and what
was not synced is there, missing, in another order or torn. Both stores are then opened as a node does: both are sound,
the keystore is the one the data was written with, each acknowledged entry is there, each entry opens, the journal is
proved. The control writes without syncing: of its images some must fail. Then a writer is killed (-9) at moments of
chance. PostgreSQL's own writing is not recorded: there the settings that promise the same are asked for, and a writer
is killed. Fails when an image fails, or the control does not.
"""

import argparse
import os
import pickle
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NoReturn
from uuid import UUID

if __name__ == "__main__":
    ASKED = argparse.ArgumentParser()
    ASKED.add_argument("--stores", default="sqlite")
    for _name, _usual in (("images", 2_000), ("entries", 150), ("kills", 500), ("seed", 7)):
        ASKED.add_argument(f"--{_name}", type=int, default=_usual)
    os.environ["SAMAKKI_TEST_STORES"] = ASKED.parse_args().stores
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django

    django.setup()

from bench.recorded_disk import Disk, Done, Recorder
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from tests.forking import fork_alone
from tests.given import SetClock, by_node
from tests.journal.conftest import DARA, FILE, SHELTER, founded
from tests.journal.test_kills import all_is_well, another, kill_while_writing

from samakki.journal import actions, jobs, queries
from samakki.journal.models import Entry
from samakki.journal.words import Body, Change, Kind, Verified
from samakki.kernel import deeds
from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By, KeyNotHeldError, Standing
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.vault import actions as vault
from samakki.vault.queries import check_keystore
from samakki.vault.words import CannotOpenError, KeystoreFault

CONTROL = 20
"""One image of the control for so many others."""
OFTEN = 40
"""SQLite moves its log into its file after so many pages: much sooner than usual, so that it happens often."""
PROMISES = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


@dataclass
class Images:
    """How many images were opened, and what was wrong with some."""

    opened: int = 0
    entries: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Found a node, let it write and lose power, kill its writer, print."""
    asked = ASKED.parse_args()
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    secret = Path(os.environ["SAMAKKI_TEST_FOLDER"]) / "secret"
    secret.write_text("5a" * 32)
    os.environ["SAMAKKI_NODE_SECRET_FILE"] = str(secret)
    deeds.wire(judge=lambda *_: True, transaction=lambda: transaction.atomic(using="default"))
    clock = SetClock()
    node = by_node(clock, SystemChance())
    dara, failed = founded(node), 0
    if asked.stores == "sqlite":
        failed = powerless(node, asked.images, asked.entries, asked.seed)
    else:
        print("PostgreSQL promises, where it is set up as it comes:", PROMISES)
    if asked.kills:
        started = perf_counter()
        acknowledged = kill_while_writing(node, asked.kills)
        all_is_well(replace(dara, keys=keys(node, dara.keys.member_secret())), node, clock, acknowledged)
        print(
            f"{asked.stores}: a writer killed {asked.kills} times, {len(acknowledged):,} entries acknowledged, 0 lost,"
            f" all open, the journal proved; {(perf_counter() - started) / 60:.1f} minutes"
        )
    return failed


def powerless(node: By, images: int, entries: int, seed: int) -> int:
    """Let the power go so often, and in the control too; print, and tell whether it was as it must be."""
    failed = []
    for how, count in (("", images), ("OFF", max(1, images // CONTROL))):
        started = perf_counter()
        found = crashed(node, count, entries, Random(seed), how)
        wrong = ", ".join(f"{what}: {times}" for what, times in found.wrong.most_common()) or "nothing wrong"
        print(
            f"sqlite, {'control that syncs nothing' if how else 'as a node writes'}: {found.opened:,} images"
            f" opened with {found.entries:,} acknowledged entries; {wrong};"
            f" {(perf_counter() - started) / 60:.1f} minutes",
            flush=True,
        )
        failed.append(bool(found.wrong) is not bool(how))
    return int(any(failed))


def crashed(node: By, images: int, entries: int, dice: Random, synchronous: str = "") -> Images:
    """Record a writer, let the power go at so many moments, and look at what is left; then all is as before."""
    secret = vault.open_member_key(node, DARA, "a passphrase for tests")
    places = [Path(store.settings_dict["NAME"]) for store in connections.all()]
    connections.close_all()
    before = {place: place.read_bytes() for place in places}
    done = recorded(node, secret, entries, synchronous)
    seen, acknowledged, found = 0, set[EntryId](), Images()
    put_back(places, before)
    disk = Disk(places)
    for moment in sorted(dice.randrange(len(done) + 1) for _ in range(images)):
        for one in done[seen:moment]:
            if one.what == "acknowledged":
                acknowledged.add(EntryId(UUID(bytes=one.content)))
            else:
                disk.do(one)
        seen = moment
        put_back(places, {Path(name): content for name, content in disk.without_power(dice).items()})
        found.opened += 1
        found.entries += len(acknowledged)
        wrong = wrong_with(node, secret, acknowledged)
        if wrong:
            found.wrong[wrong] += 1
    put_back(places, before)
    return found


def recorded(node: By, secret: bytes, entries: int, synchronous: str) -> list[Done]:
    """Let another process write so many entries; give all that it did to the disk, and what it acknowledged when."""
    out, into = os.pipe()
    child = fork_alone()
    if child == 0:
        os.close(out)
        _write_alone(node, secret, entries, (synchronous, into))
    os.close(into)
    with os.fdopen(out, "rb") as told:
        content = told.read()
    assert os.waitpid(child, 0)[1] == 0  # noqa: S101 -- a figure, not a product
    done: list[Done] = pickle.loads(content)  # noqa: S301 -- from our own child
    return done


def _write_alone(node: By, secret: bytes, entries: int, where: tuple[str, int]) -> NoReturn:
    code = 1
    try:
        recorder = Recorder()
        for store in connections.all():
            with store.cursor() as cursor:
                if where[0]:
                    cursor.execute(f"PRAGMA synchronous={where[0]}")
                cursor.execute(f"PRAGMA wal_autocheckpoint={OFTEN}")
        write(another(node), secret, entries, recorder)
        with os.fdopen(where[1], "wb") as told:
            pickle.dump(recorder.done, told)
        code = 0
    finally:
        os._exit(code)


def write(node: By, secret: bytes, entries: int, recorder: Recorder) -> None:
    """Open files, write open and closed entries, number them, rotate the key and move what lies under the old one."""
    dara = replace(another(node), member=DARA, agency=SHELTER, standing=Standing.ACTIVE, keys=keys(node, secret))
    file = FILE
    for at in range(1, entries + 1):
        if at % 4 == 0:
            file = FileId(fresh_id(dara.clock, dara.chance))
            actions.open_file(dara, file, SHELTER)
        body = Body(Kind.CHANGE, "DEMO " * (at % 90), (Change("weight", at),))
        header = actions.append(dara, file, list(Section)[at % 3], body, closed=at % 3 == 0)
        recorder.done.append(Done("acknowledged", content=header.id.bytes))
        if at % 2:
            jobs.sequence(node)
        if at % 25 == 0:
            vault.rotate(dara, SHELTER)
            dara = replace(dara, keys=keys(node, secret))
            vault.rewrap(dara, SHELTER)


def keys(node: By, secret: bytes) -> vault.HeldKeys:
    """Give Dara a keyring of her own, as each request has one."""
    return vault.HeldKeys(node.node, DARA, SHELTER, secret)


def put_back(places: Sequence[Path], files: dict[Path, bytes]) -> None:
    """Let these files be there, and nothing else of the stores."""
    connections.close_all()
    for place in places:
        for end in ("", "-wal", "-shm", "-journal"):
            place.with_name(place.name + end).unlink(missing_ok=True)
    for name, content in files.items():
        name.write_bytes(content)


def wrong_with(node: By, secret: bytes, acknowledged: set[EntryId]) -> str:
    """Open both stores as a node does after a crash; tell what is wrong, nothing when all is well."""
    dara = replace(node, member=DARA, agency=SHELTER, standing=Standing.ACTIVE, keys=keys(node, secret), verdicts={})
    try:
        for store in connections.all():
            with store.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                if cursor.fetchall() != [("ok",)]:
                    return "a store is not sound"
        check_keystore(node)
        there = [EntryId(one) for one in Entry.objects.values_list("pk", flat=True)]
        if acknowledged - set(there):
            return "an acknowledged entry is lost"
        actions.open_closed_many(dara, there)
        if not isinstance(queries.verify(node), Verified):
            return "the journal is not proved"
    except (KeystoreFault, KeyNotHeldError, CannotOpenError, DatabaseError) as reason:
        return f"{type(reason).__name__}{f' {reason.kind.value}' if isinstance(reason, KeystoreFault) else ''}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
