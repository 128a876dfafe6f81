"""A case file of 1,000 entries: opened as its page does, folded from its first entry, and read from plain rows.

Usage: python bench/journal_open.py [ENTRIES]. Goal: at most 100 ms. Each opening uses a keyring of its own, as a
request does, writes its read record, and is durable before it returns.
"""

import json
import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

from journal_node import PASSPHRASE, Desk, found, migrate, node_by, node_folder, start, with_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from samakki.kernel.ids import FileId

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
TURNS = 40


def main() -> None:
    """Write the file, open it in turns, print medians and the ratio."""
    with node_folder():
        start()
        migrate()
        desk = found()
        from samakki.journal import actions, jobs  # noqa: PLC0415 -- the house must stand before
        from samakki.vault import actions as vault  # noqa: PLC0415 -- as above

        file = write_file(desk)
        secret = vault.open_member_key(node_by(), desk.member, PASSPHRASE)
        ways: dict[str, Callable[[], object]] = {
            "opened as its page does": lambda: actions.read_file(with_keys(desk, secret), file),
            "folded from the first entry": lambda: jobs.rebuild_snapshots(with_keys(desk, secret), file),
            "the same in plain rows": read_plain,
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(TURNS):
            for name, way in ways.items():
                began = time.perf_counter()
                way()
                taken[name].append((time.perf_counter() - began) * 1000)
        for name, many in taken.items():
            print(f"{ENTRIES:,} entries {name}: median {statistics.median(many):.1f} ms, worst {max(many):.1f} ms")
        ours, _folded, peer = (statistics.median(many) for many in taken.values())
        print(f"ratio {ours / peer:.2f}; goal 100 ms")


def write_file(desk: Desk) -> "FileId":
    """Write one file twice: through the journal, and as plain rows."""
    from django.db import connection  # noqa: PLC0415 -- the house must stand before

    from samakki.journal import actions  # noqa: PLC0415 -- as above
    from samakki.journal.words import Body, Draft, Kind  # noqa: PLC0415 -- as above
    from samakki.kernel.ids import FileId, fresh_id  # noqa: PLC0415 -- as above
    from samakki.sections.words import Section  # noqa: PLC0415 -- as above

    dice, file = random.Random(1), FileId(fresh_id(desk.by.clock, desk.by.chance))
    actions.open_file(desk.by, file, desk.agency)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_entry (number integer PRIMARY KEY, section text, author text, body text)")
        cursor.execute("CREATE TABLE bench_read (id integer PRIMARY KEY, who text)")
    for some in range(0, ENTRIES, 50):
        state, drafts = actions.read_file(desk.by, file).state, []
        for number in range(some, min(some + 50, ENTRIES)):
            section, name = dice.choice(list(Section)), f"field {dice.randrange(40)}"
            text = "DEMO " + "she asked about the hearing and slept badly. " * dice.randrange(1, 6)
            changes = (state.change(section, name, text),) if number % 3 == 0 else ()
            drafts.append(Draft(file, section, Body(Kind.CHANGE if changes else Kind.NOTE, text, changes)))
            body = json.dumps({"note": text, "changes": [[one.field, one.value] for one in changes]})
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO bench_entry VALUES (%s, %s, 'dara', %s)", [number, section.value, body])
        actions.append_many(desk.by, drafts)
    return file


def read_plain() -> None:
    """Read the same file from plain rows, take each field's newest value, and note who read."""
    from django.db import connection, transaction  # noqa: PLC0415 -- the house must stand before

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT number, section, author, body FROM bench_entry ORDER BY number DESC")
        values: dict[tuple[str, str], str] = {}
        for _number, section, _author, body in cursor.fetchall():
            for name, value in json.loads(body)["changes"]:
                values.setdefault((section, name), value)
        cursor.execute("INSERT INTO bench_read (who) VALUES ('dara')")


if __name__ == "__main__":
    main()
