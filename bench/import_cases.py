"""Taking 50,000 rows of a register in, sealed, against writing the same rows as clear JSON with a plain INSERT.

Usage: python -m bench.import_cases [ROWS]. The whole way of the command line: the file is surveyed, its map guessed,
every row converted, sealed, chained and committed, 200 at a time; then the journal is proved and the file is brought
again. Fails when it takes over five minutes (in proportion to the rows), over 500 MB, or when a row comes in twice.
"""

import csv
import json
import random
import resource
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from bench import journal_node

if TYPE_CHECKING:
    from samakki.kernel.deeds import By

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
MOST_SECONDS, MOST_MB = 300.0, 500.0
HEADINGS = (
    "Case No.",
    "Name as this person wishes",
    "Date of birth",
    "Sex",
    "Nationality",
    "Languages spoken",
    "Number",
)
MORE = (
    "Forms of exploitation",
    "Means of control",
    "Identification",
    "Number of children",
    "Schooling",
    "Urgent needs",
)
LAST = ("How the case came", "Needs care now", "Danger now", "In this person's own words")


def main() -> int:
    """Make the file, take it in, prove it, take it in again; print both sides."""
    with journal_node.node_folder() as folder:
        file = folder / "register.csv"
        write_register(file)
        import django  # noqa: PLC0415 -- the folder must be named before

        django.setup()
        journal_node.migrate()
        took, by = taken(file)
        again = taken_again(by, file)
        peer = plain(file, folder / "plain.sqlite3")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    limit = MOST_SECONDS * ROWS / 50_000
    each = f"{took / ROWS * 1000:.2f} ms a row"
    print(f"{ROWS:,} rows sealed in {took:.1f} s ({each}), again in {again:.1f} s, {most:.0f} MB")
    print(f"clear JSON by plain INSERT: {peer:.1f} s; ratio {took / peer:.0f}; limit {limit:.0f} s, {MOST_MB:.0f} MB")
    return 0 if took <= limit and most <= MOST_MB else 1


def write_register(file: Path) -> None:
    """Write an invented register; no value is of a real person."""
    dice = random.Random(7)
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow((*HEADINGS, *MORE, *LAST))
        for number in range(ROWS):
            writer.writerow(_row(dice, number))


def _row(dice: random.Random, number: int) -> tuple[str, ...]:
    born = date(1960, 1, 1) + timedelta(dice.randrange(18_000))
    return (
        f"R-{number:06d}",
        f"DEMO {dice.choice(('Somdara', 'Noymali', 'ມະລິ', 'ដារា'))} {number}",
        dice.choice((born.isoformat(), born.strftime("%d/%m/") + str(born.year + 543), str(born.year), "Unknown")),
        dice.choice(("Female", "Male", "-99")),
        dice.choice(("Cambodia", "Laos", "Viet Nam", "Myanmar")),
        dice.choice(("Khmer; Thai", "Lao", "Vietnamese")),
        f"+855 {dice.randrange(10_000_000, 99_999_999)}",
        dice.choice(("Forced labour", "Domestic work", "At sea")),
        dice.choice(("Debt; Threats", "Papers kept", "")),
        dice.choice(("Possibly trafficked", "Not decided")),
        dice.choice(("0", "1", "3", "-")),
        dice.choice(("Primary", "None", "Unknown")),
        dice.choice(("A safe place; Food", "A doctor")),
        dice.choice(("Police", "A hotline")),
        dice.choice(("", "Fever for a week")),
        dice.choice(("Possible", "No sign of it")),
        f"Worked on a boat for {dice.randrange(40)} months and was not paid. " * 3,
    )


def taken(file: Path) -> tuple[float, "By"]:
    """Take the file in as the command line does, and prove the journal."""
    from samakki.access.models import Agency, Member  # noqa: PLC0415 -- the house must stand
    from samakki.journal import jobs as journal  # noqa: PLC0415 -- as above
    from samakki.journal.queries import verify  # noqa: PLC0415 -- as above
    from samakki.journal.words import Verified  # noqa: PLC0415 -- as above
    from samakki.kernel import deeds  # noqa: PLC0415 -- as above

    judge = deeds._House.judge
    deeds._House.judge = staticmethod(lambda _by, _act, _about: True)  # type: ignore[assignment]  # a file made for the test
    desk = journal_node.found()
    deeds._House.judge = judge
    by, now = replace(desk.by, role="supervisor", verdicts={}), desk.by.clock.now()
    Agency.objects.create(id=desk.agency, name="Register", kind="other", added_at=now)
    Member.objects.create(
        id=desk.member, login="sokha", display_name="Sokha", agency_id=desk.agency, role="supervisor", joined_at=now
    )
    began, spent = perf_counter(), process_time()
    report = bring(by, file)
    took = perf_counter() - began
    print(f"of a processor: {process_time() - spent:.1f} s")
    must(report.taken == ROWS, f"{report.taken} of {ROWS}, {report.problems[:5]}")
    journal.sequence_all(journal_node.node_by())
    found = verify(journal_node.node_by())
    must(isinstance(found, Verified), str(found))
    print(f"proved: {found}")
    return took, by


def taken_again(by: "By", file: Path) -> float:
    """Bring the same file again: nothing may change."""
    began = perf_counter()
    report = bring(by, file)
    must((report.taken, report.already) == (0, ROWS), f"{report.taken} came twice")
    return perf_counter() - began


def bring(by: "By", file: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- rooms load late here
    """Survey, guess, judge and take in."""
    from samakki.transfers import actions, jobs  # noqa: PLC0415 -- the house must stand

    with file.open("rb") as handle:
        found = actions.survey(by, handle)
        plan = actions.guess(by, "register", found)
        left = [column.heading for column in plan.columns if column.target is None]
        must(left == ["Case No."] and plan.id == "Case No.", f"not guessed: {left}")
        actions.judge_plan(by, plan, found)
        return jobs.take_all(by, handle, plan, found, file.name, lambda _through, _report: None)


def plain(file: Path, place: Path) -> float:
    """Write the same rows as clear JSON, as many to a transaction."""
    store = sqlite3.connect(place)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE cases (id INTEGER PRIMARY KEY, said TEXT)")
    began = perf_counter()
    with file.open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle)
        while batch := list(islice(_told(rows), 200)):
            with store:
                store.executemany("INSERT INTO cases (said) VALUES (?)", batch)
    took = perf_counter() - began
    store.close()
    return took


def _told(rows: "csv.DictReader[str]") -> Iterator[tuple[str]]:
    for row in rows:
        yield (json.dumps(row, ensure_ascii=False),)


def must(holds: bool, words: str) -> None:  # noqa: FBT001 -- a statement
    """Stop where a figure would be a lie."""
    if not holds:
        raise SystemExit(words)


if __name__ == "__main__":
    sys.exit(main())
