"""The drill: a node of 100,000 cases is copied while it runs, lost, and put back; against copies that ask nothing.

Usage: python -m bench.restore [sqlite|postgresql] [CASES]. Half a million entries, their keys and snapshots; both
stores are lost. The peers: the same bytes by plain copying, and on PostgreSQL pg_dump and pg_restore of both stores,
which seal, sign and compare nothing. Fails when putting them back takes more than three minutes (in proportion to the
cases), or a case does not open.
"""

import os
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path
from time import perf_counter

from bench.caseload import CASES, KIND, PASSPHRASE, copied, crowd, node, real, staff
from django.conf import settings
from django.db import connections
from tests.cluster import program

from samakki.access import actions as access
from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.journal.models import Entry, File
from samakki.keeping import actions
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, fresh_id

MOST_SECONDS = 180.0 * int(CASES) / 100_000
AT_ONCE = 2_000


def main() -> int:
    """Make the node, copy it, lose it, put it back; print both sides."""
    folder = Path(os.environ["SAMAKKI_TEST_FOLDER"])
    settings.SAMAKKI_BACKUP_KEYS = [folder]
    by = node()
    dara, _mali = staff(by)
    real(dara, sealed=True)
    crowd(dara)
    grow(dara)
    there = Case.objects.count(), Entry.objects.count()
    case = FileId(Case.objects.filter(worker_id=dara.member).order_by("file_id").values_list("pk", flat=True)[0])
    started = perf_counter()
    taken = actions.take_backup(by, folder / "copies")
    took = perf_counter() - started
    size = taken.data_bytes + taken.keystore_bytes
    plain = copied_plainly(taken.data, taken.keystore, folder / "plain")
    dumped = by_their_own_tools(folder / "dumps") if KIND == "postgresql" else None
    lose()
    started = perf_counter()
    actions.restore_backup(by, folder / "copies", over=True)
    again = actions.erase_again(by)
    back = perf_counter() - started
    assert (Case.objects.count(), Entry.objects.count(), again) == (*there, 0)  # noqa: S101 -- a figure, not a product
    ticket = access.sign_in(By(by.node, by.clock, by.hybrid, by.chance), "dara", PASSPHRASE).ticket
    read = cases.read_case(access.resume(By(by.node, by.clock, by.hybrid, by.chance), ticket).by, case)
    assert read.row.called.startswith("DEMO")  # noqa: S101 -- as above
    print(
        f"{KIND}, {there[0]:,} cases, {there[1]:,} entries, {size / 1e6:.0f} MB: copied and read again in {took:.1f} s,"
        f" put back in {back:.1f} s (most {MOST_SECONDS:.0f}); the same bytes by plain copying {plain:.1f} s,"
        f" ratio {back / plain:.1f}"
    )
    if dumped:
        print(f"pg_dump {dumped[0]:.1f} s, pg_restore {dumped[1]:.1f} s, ratio of putting back {back / dumped[1]:.1f}")
    return int(back > MOST_SECONDS)


def grow(by: By) -> None:
    """Let every further case have as many entries as the first."""
    pattern = Case.objects.filter(worker_id=by.member).order_by("file_id").first()
    assert pattern is not None  # noqa: S101 -- as above
    entries = list(Entry.objects.filter(file_id=pattern.pk))
    with_entries = Entry.objects.values("file_id")
    files = iter(File.objects.exclude(pk__in=with_entries).values_list("pk", flat=True).iterator())
    while batch := list(islice(files, AT_ONCE)):
        Entry.objects.bulk_create(
            copied(row, id=fresh_id(by.clock, by.chance), file_id=file) for file in batch for row in entries
        )


def copied_plainly(data: Path, keystore: Path, to: Path) -> float:
    """Copy the same bytes to the disk without looking at them; gives seconds."""
    started = perf_counter()
    for folder in (data, keystore):
        shutil.copytree(folder, to / folder.parent.name)
    os.sync()
    return perf_counter() - started


def by_their_own_tools(to: Path) -> tuple[float, float]:
    """Copy both stores by PostgreSQL's own tools, and put the copies into databases of their own; gives seconds."""
    to.mkdir()
    dumping = putting = 0.0
    for name, store in settings.DATABASES.items():
        there = ("-h", store["HOST"], "-p", store["PORT"], "-U", store["USER"])
        dump, own = to / name, f"peer_{name}"
        started = perf_counter()
        subprocess.run([program("pg_dump"), *there, "-Fc", "-f", dump, store["NAME"]], check=True)
        dumping += perf_counter() - started
        subprocess.run([program("createdb"), *there, own], check=True)
        started = perf_counter()
        subprocess.run([program("pg_restore"), *there, "-d", own, dump], check=True)
        putting += perf_counter() - started
    return dumping, putting


def lose() -> None:
    """Lose both stores; their tables stand empty, as a new machine has them."""
    for store in connections.all():
        if store.vendor == "sqlite":
            place = Path(store.settings_dict["NAME"])
            store.close()
            for end in ("", "-wal", "-shm", "-journal"):
                place.with_name(place.name + end).unlink(missing_ok=True)
            continue
        with store.cursor() as cursor:
            tables = [table for table in store.introspection.table_names(cursor) if table != "django_migrations"]
            cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in tables))


if __name__ == "__main__":
    sys.exit(main())
