"""10,000 canaries in eight scripts, typed wherever words can be typed; then every place is searched for them.

Usage: python -m bench.canaries [--stores sqlite|postgresql] [--canaries 10000] [--names 10000] [--table FILE.csv].
Searched are both stores with their logs, copies, the log of the house at its most talkative, temporary files, and the
memory of a process that was started after everybody had signed out and has read every row. The search knows UTF-8,
UTF-16, escapes, base64, hex and gzip. Then a dictionary of names is tried on the same disk (`bench.dictionary`), of
which some are names of the people there. The controls: what a careless system would leave, in each of these places,
must be found. Fails when a canary or a name is found, or a control is not. The browser is searched by tests/leaks.
"""

import argparse
import gzip
import hmac
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Final

if __name__ == "__main__":
    ASKED = argparse.ArgumentParser()
    ASKED.add_argument("--stores", default="sqlite")
    ASKED.add_argument("--canaries", type=int, default=10_000)
    ASKED.add_argument("--names", type=int, default=10_000)
    ASKED.add_argument("--table", type=Path)
    os.environ["SAMAKKI_TEST_STORES"] = ASKED.parse_args().stores
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["SAMAKKI_LOG"] = "DEBUG"

    import django

    django.setup()

import pytest
from bench.dictionary import names_from, recovered
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from tests.just_opened import Shelter, at_home, open_shelter
from tests.leaks import canaries, test_days, test_stores
from tests.leaks.canaries import PLANTED, SCRIPTS, every, search

from samakki.access import actions as access
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.journal import jobs
from samakki.keeping import actions as keeping
from samakki.kernel.clocks import SystemChance
from samakki.sections.words import Section
from samakki.settings.logs import IdsOnly

PEOPLE: Final = 40
SALTED: Final = b"a salt in clear."
READS_ALL: Final = """
import sys, django
django.setup()
from django.db import connections
kept = [sys.argv[1:]]
for store in connections.all():
    with store.cursor() as cursor:
        for table in store.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            kept.append(cursor.fetchall())
print("read", flush=True)
sys.stdin.readline()
"""


@dataclass(frozen=True)
class Places:
    """Where is searched: the stores, the copies, the log and temporary files, each a folder or a file."""

    stores: Path
    copies: Path
    log: Path
    temporary: Path

    def all(self) -> list[Path]:
        """Give all of them."""
        return [self.stores, self.copies, self.log, self.temporary]


def main() -> int:
    """Found a shelter, type, search, print."""
    asked, started = ASKED.parse_args(), perf_counter()
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    with tempfile.TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch:
        places = laid(Path(made), patch)
        shelter = open_shelter(every("p1"))
        typed = type_everywhere(shelter, asked.canaries, patch)
        names = names_from(asked.table, asked.names)
        used = call_people(shelter, names)
        sign_out(shelter, places)
        found = search(places.all())
        memory = in_memory(SCRIPTS)
        guessed = recovered(places.all(), names)
        failed = bool(found or memory or guessed)
        print(
            f"{asked.stores}: {typed:,} canaries typed; {len(found)} found in stores, copies, log and temporary files,"
            f" {len(memory)} in memory; of {len(names):,} names, {len(used)} of them of people there, {len(guessed)}"
            f" recovered; {(perf_counter() - started) / 60:.1f} minutes"
        )
        for hit in found[:20]:
            print(f"  {hit}")
        missed = careless(places, used)
        print("controls:", "all found" if not missed else f"NOT FOUND: {missed}")
    return int(failed or bool(missed))


def laid(folder: Path, patch: pytest.MonkeyPatch) -> Places:
    """Lay the places out, and let the house log and put temporary files there."""
    at_home(folder, patch)
    places = Places(test_stores.STORES, folder / "copies", folder / "house.log", folder / "temporary")
    keys = folder / "keys of copies"
    for each in (places.temporary, keys):
        each.mkdir()
    patch.setattr(settings, "SAMAKKI_BACKUP_KEYS", [keys])
    patch.setattr(settings, "SAMAKKI_BALLAST", "0")
    patch.setenv("TMPDIR", str(places.temporary))
    patch.setattr(tempfile, "tempdir", str(places.temporary))
    handler = logging.FileHandler(places.log)
    handler.setFormatter(IdsOnly())
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    return places


def type_everywhere(shelter: Shelter, wanted: int, patch: pytest.MonkeyPatch) -> int:
    """Type canaries that are nowhere else, round after round, until there are enough; give how many."""
    typed = set[str]()
    turn = 0

    def marked(place: str) -> str:
        typed.add(f"{place} {turn}")
        return canaries.every(f"{place} {turn}")

    for module in (test_stores, test_days):
        patch.setattr(module, "every", marked)
    while len(typed) * len(SCRIPTS) < wanted:
        turn += 1
        case = test_stores.write_everywhere(shelter)
        if len(typed) * len(SCRIPTS) < wanted:
            test_days.write_every_row(shelter.dara, case)
            test_days.work_a_day(shelter.dara, case)
            test_days.live_in_a_house(shelter.dara, case)
        ask_at_the_door(shelter, marked("asked"))
    return len(typed) * len(SCRIPTS)


def ask_at_the_door(shelter: Shelter, words: str) -> None:
    """Look at pages, search, and mistake one's passphrase for one's login."""
    client = shelter.client()
    assert client.get("/people/").status_code == 200  # noqa: S101, PLR2004 -- a figure, not a product
    client.post("/people/", {"wanted": words})
    client.post("/sign-in/", {"login": words, "passphrase": words})


def call_people(shelter: Shelter, names: list[str]) -> list[str]:
    """Let people come who have names of the dictionary, spread over it; give which."""
    count = min(PEOPLE, max(2, len(names) // 25))
    used = names[:: max(1, len(names) // count)][:count]
    for name in used:
        by = shelter.dara
        case = cases.open_case(by, f"DEMO. {name} came in the night.", name)
        cases.change_fields(by, case, Section.IDENTITY, {"called": Told([name]), "other_names": Told([name])})
        assert cases.find_in_caseload(shelter.dara, name.split()[0]).rows  # noqa: S101 -- a figure, not a product
    return used


def sign_out(shelter: Shelter, places: Places) -> None:
    """Copy the node, let everybody leave, and let all that is held reach the disk."""
    node = replace(shelter.node, chance=SystemChance())
    jobs.sequence_all(node)
    keeping.take_backup(node, places.copies)
    access.sign_out(shelter.dara, shelter.ticket.sitting)
    test_stores.settle_on_the_disk()


def in_memory(words: Mapping[str, str], *told: str) -> list[str]:
    """Start a process that reads every row of both stores, and search all of its memory; gives scripts found."""
    command = [sys.executable, "-c", READS_ALL, *told]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout  # noqa: S101 -- it was asked for
        assert reader.stdin  # noqa: S101 -- as above
        assert reader.stdout.readline() == "read\n"  # noqa: S101 -- a figure, not a product
        sought = {tag: word.encode() for tag, word in words.items()}
        found = {tag for part in memory_of(reader.pid) for tag, word in sought.items() if word in part}
        reader.stdin.write("\n")
        reader.stdin.close()
    return sorted(found)


def memory_of(pid: int) -> Iterator[bytes]:
    """Read all memory of a process that can be written to."""
    with Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            (span, rights), name = line.split(maxsplit=2)[:2], line.rpartition(" ")[2]
            if rights.startswith("rw") and not name.startswith("[v"):
                first, last = (int(each, 16) for each in span.split("-"))
                memory.seek(first)
                yield memory.read(last - first)


def careless(places: Places, used: Iterable[str]) -> list[str]:
    """Leave in each place what a careless system leaves; give what the search then does not find."""
    words, used = " ".join(PLANTED.values()), list(used)
    for store in connections.all():
        with store.cursor() as cursor:
            cursor.execute("CREATE TABLE planted (words TEXT, tag BYTEA, salted BYTEA)")
            for name in used:
                plain = name.casefold().encode()
                tags = (
                    [sha256(plain).digest()] if used.index(name) % 2 else [SALTED, hmac.digest(SALTED, plain, sha256)]
                )
                cursor.execute("INSERT INTO planted VALUES (%s, %s, %s)", [words, tags[0], tags[-1]])
    places.log.write_text(words, encoding="utf-16-le")
    (places.temporary / "page.gz").write_bytes(gzip.compress(words.encode()))
    next(places.copies.rglob("*")).with_name("note.txt").write_text(words)
    test_stores.settle_on_the_disk()
    where = {name: search([place], PLANTED) for name, place in vars(places).items()}
    missed = [name for name, hits in where.items() if {hit.script for hit in hits} != set(SCRIPTS)]
    missed += [] if in_memory(PLANTED, words) == sorted(SCRIPTS) else ["memory"]
    guessed = recovered([places.stores], used)
    return missed + [name for name in used if name not in guessed]


if __name__ == "__main__":
    sys.exit(main())
