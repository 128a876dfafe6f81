"""A thief with all ten copies of both stores, and 1,000 people who were erased: who comes back, and who must.

Usage: python -m bench.erased [--stores sqlite|postgresql] [--erased 1000]. As many stay as are erased; five copies are
made before and five after. The thief has every copy, all keys of generations that stand, the node's secret and a
member's passphrase; puts each keystore that opens beside each copy of the data, without anything that erases again; and
asks for each of the erased. The control: the same thief on the day before the generations end, with the last copies of
before the erasure, gets them all. Then each copy is put back as one does, and those who stay are compared to the last
byte. Fails when one of the erased is read, one of the others differs, or the control gets less than everybody.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

if __name__ == "__main__":
    ASKED = argparse.ArgumentParser()
    ASKED.add_argument("--stores", default="sqlite")
    ASKED.add_argument("--erased", type=int, default=1_000)
    os.environ["SAMAKKI_TEST_STORES"] = ASKED.parse_args().stores
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django

    django.setup()

import pytest
from django.conf import settings
from django.core.management import call_command
from tests.just_opened import at_home, open_shelter
from tests.keeping.conftest import House
from tests.keeping.test_stays_erased import COPIES, Kept, lived, of_those, told
from tests.leaks.canaries import search

from samakki.access.words import Role
from samakki.cases.words import CaseUnknownError
from samakki.journal import actions as files
from samakki.journal import queries as journal
from samakki.journal.words import NoSuchFileError, Verified
from samakki.keeping import actions
from samakki.keeping import gateways as data
from samakki.keeping.actions.judging import whole
from samakki.keeping.words import Holds
from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import FileId
from samakki.vault import gateways as keys
from samakki.vault.actions.copying import _of_node, _opened
from samakki.vault.words import CannotOpenError


@dataclass(frozen=True)
class Drilled:
    """What the thief got, and what came back."""

    erased: int
    pairs: int
    opening: int
    recovered: int
    control: int
    copies: int
    exact: int
    in_clear: int
    erasing: float
    putting: float


def main() -> int:
    """Make a shelter, drill, print."""
    asked = ASKED.parse_args()
    with ExitStack() as until:
        patch = until.enter_context(pytest.MonkeyPatch.context())
        folder = Path(os.environ["SAMAKKI_TEST_FOLDER"]) / "drill"
        generations = folder / "keys of copies"
        generations.mkdir(parents=True)
        settings.SAMAKKI_BACKUP_KEYS, settings.SAMAKKI_BALLAST = [generations], "0"
        for store in ("default", "keystore"):
            call_command("migrate", database=store, verbosity=0)
        at_home(folder, patch)
        house = House(open_shelter(), folder / "copies")
        house.comes("mali", Role.SUPERVISOR)
        got = drill(house, asked.erased, generations)
    print(
        f"{asked.stores}: {got.erased:,} erased, {COPIES} copies of each store: {got.opening} of {COPIES} keystores"
        f" open, {got.pairs} pairs tried, {got.recovered} of the erased read; on the day before {got.control:,}"
    )
    print(
        f"of {got.copies} copies put back {got.exact} gave all others to the last byte; {got.in_clear} names lay in"
        f" clear; {got.erasing:.0f} s to live and erase, {got.putting:.1f} s for one copy put back, proved and compared"
    )
    return int(bool(got.recovered or got.in_clear) or got.control < got.erased or got.exact < got.copies)


def drill(house: House, people: int, generations: Path) -> Drilled:
    """Let so many be erased and as many stay, be robbed before and after it is final, and put all copies back."""
    started = perf_counter()
    going, staying, kept = lived(house, 2 * people)
    erasing = perf_counter() - started
    last = kept[COPIES // 2 - 1]
    control = max(robbed(house, [last], [last], going)[1], default=0)
    house.restore(kept[-1].taken.data)
    actions.end_older_generations(house.node)
    opening, got = robbed(house, kept, kept, going)
    started, exact = perf_counter(), 0
    for one in kept:
        house.restore(one.taken.data)
        exact += int(same(house, one, staying))
    return Drilled(
        erased=len(going),
        pairs=len(got),
        opening=opening,
        recovered=max(got, default=0),
        control=control,
        copies=len(kept),
        exact=exact,
        in_clear=len(search([house.place, generations])),
        erasing=erasing,
        putting=(perf_counter() - started) / len(kept),
    )


def robbed(house: House, keystores: list[Kept], copies: list[Kept], going: list[FileId]) -> tuple[int, list[int]]:
    """Be robbed of copies: give how many keystores opened, and for each pair how many of the erased were read."""
    opening, got = 0, list[int]()
    for one in keystores:
        if not forced(house.node, one.taken.keystore):
            continue
        opening += 1
        for other in copies:
            data.put_data(other.taken.data, whole(house.node, other.taken.data, Holds.DATA).files)
            got.append(sum(read(house.dara, going)))
    return opening, got


def forced(node: By, folder: Path) -> bool:
    """Open a copy of the keystore with whatever keys stand, and put it here as it is; tell whether it opened."""
    manifest = whole(node, folder, Holds.KEYSTORE)
    for one in _of_node(node.node):
        try:
            parts = {name: b"".join(plain) for name, plain in _opened(node.node, folder, manifest.files, one)}
        except CannotOpenError:
            continue
        keys.put_keystore({name: [plain] for name, plain in parts.items()})
        return True
    return False


def read(by: By, going: list[FileId]) -> Iterator[bool]:
    """Try to open each of these; tell whether anything could be read."""
    for file in going:
        try:
            found = files.read_file(by, file, limit=5)
        except (KeyNotHeldError, CannotOpenError, NoSuchFileError, CaseUnknownError):
            yield False
            continue
        yield bool(found.entries)


def same(house: House, one: Kept, staying: list[FileId]) -> bool:
    """Tell whether those who stay are what they were when that copy was made, and the journal holds."""
    by = house.dara
    return (
        of_those(staying) == one.bytes
        and {case: told(by, case) for case in one.told} == one.told
        and isinstance(journal.verify(house.node), Verified)
    )


if __name__ == "__main__":
    sys.exit(main())
