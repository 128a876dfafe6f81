"""A caseload page of 25 names out of 100,000 cases, its read record included, against the same page unsealed.

Usage: python -m bench.caseload [sqlite|postgresql] [CASES]. Both sides run the whole stack in one process, in turn: the
same view, template and read record; the peer's snapshots lie as plain JSON. Fails when the ratio of the medians is over
1.3 or when 95 of 100 pages take more than 40 ms.
"""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

KIND, CASES = (*sys.argv[1:], *("sqlite", "100000")[len(sys.argv) - 1 :])
REAL = 250
PAGES = REAL // 25
ROUNDS = 300
MOST_MS, MOST_RATIO = 40.0, 1.3
PASSPHRASE = "four lanterns over a quiet river"  # noqa: S105 -- of a node that lives for a minute

os.environ["SAMAKKI_TEST_STORES"] = KIND
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402 -- the stores are chosen first

django.setup()

from django.core.management import call_command  # noqa: E402 -- the house must stand
from django.db import connections  # noqa: E402 -- as above
from django.http import HttpResponse  # noqa: E402 -- as above
from django.test import Client  # noqa: E402 -- as above

from samakki.access import actions as access  # noqa: E402 -- as above
from samakki.access.words import Role  # noqa: E402 -- as above
from samakki.cases import actions as cases  # noqa: E402 -- as above
from samakki.cases.actions import Told  # noqa: E402 -- as above
from samakki.cases.models import Case  # noqa: E402 -- as above
from samakki.doors.web.front.seat import COOKIE, keep_ticket  # noqa: E402 -- as above
from samakki.journal.actions import reading  # noqa: E402 -- as above
from samakki.journal.models import File, Snapshot  # noqa: E402 -- as above
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock  # noqa: E402 -- as above
from samakki.kernel.deeds import By, Standing  # noqa: E402 -- as above
from samakki.kernel.ids import FileId, NodeId, fresh_id  # noqa: E402 -- as above
from samakki.sections.words import Section  # noqa: E402 -- as above
from samakki.vault.models import Wrap  # noqa: E402 -- as above

SEALED_OPEN = reading.open_many


def main() -> int:
    """Make the cases, ask for pages in turn, print both sides and their ratio."""
    by = node()
    dara, mali = staff(by)
    real(dara, sealed=True)
    real(mali, sealed=False)
    crowd(dara)
    browsers = {sealed: browser(by, login) for sealed, login in ((True, "dara"), (False, "mali"))}
    took: dict[bool, list[float]] = {True: [], False: []}
    busy: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(ROUNDS + 20):
        for sealed, client in browsers.items():
            before = process_time()
            spent = page(client, turn % PAGES + 1, sealed=sealed)
            if turn >= 20:  # noqa: PLR2004 -- the first turns warm both sides
                took[sealed].append(spent)
                busy[sealed].append((process_time() - before) * 1000)
    ninety_five = quantiles(took[True], n=20)[-1]
    ratio = median(took[True]) / median(took[False])
    print(
        f"{KIND}, {Case.objects.count():,} cases: sealed median {median(took[True]):.1f} ms, 95 of 100 within"
        f" {ninety_five:.1f} ms (most {MOST_MS:.0f}); unsealed median {median(took[False]):.1f} ms;"
        f" ratio {ratio:.2f} (most {MOST_RATIO})"
    )
    print(
        f"of that, processor: sealed {median(busy[True]):.1f} ms, unsealed {median(busy[False]):.1f} ms,"
        f" ratio {median(busy[True]) / median(busy[False]):.2f}"
    )
    return int(ninety_five > MOST_MS or ratio > MOST_RATIO)


def node() -> By:
    """Found a node in stores of its own."""
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    clock, chance = WallClock(), SystemChance()
    os.environ["SAMAKKI_NODE_SECRET_FILE"] = secret = os.path.join(os.environ["SAMAKKI_TEST_FOLDER"], "secret")  # noqa: PTH118 -- a name for the environment
    with open(secret, "w") as place:  # noqa: PTH123 -- as above
        place.write(chance.bytes(32).hex())
    return By(NodeId(fresh_id(clock, chance)), clock, HybridClock(clock, "0a0b0c0d"), chance, Standing.NODE)


def staff(by: By) -> tuple[By, By]:
    """Let two caseworkers in, each with the agency's key."""
    visitor = By(by.node, by.clock, by.hybrid, by.chance)
    ticket = access.accept_invitation(visitor, access.init_node(by, "DEMO shelter", "dara"), PASSPHRASE).ticket
    first = access.resume(visitor, ticket).by
    assert first.agency is not None  # noqa: S101 -- a figure, not a product
    words = access.found_agency_key(first, first.agency)
    first = access.resume(visitor, ticket).by
    access.confirm_recovery_sheet(first, first.agency, words)
    first = access.resume(visitor, ticket).by
    link = access.invite(first, first.agency, "mali", "Mali", Role.CASEWORKER)
    second = access.accept_invitation(visitor, link, PASSPHRASE).ticket
    member = access.resume(visitor, second).member
    assert member is not None  # noqa: S101 -- as above
    access.grant_key(first, first.agency, member)
    return access.resume(visitor, ticket).by, access.resume(visitor, second).by


def real(by: By, *, sealed: bool) -> None:
    """Let a caseworker open cases through the real actions; for the peer, lay their snapshots down as plain JSON."""
    for number in range(REAL):
        case = cases.open_case(by, f"DEMO: came to the gate, {number}")
        told = {"called": Told([f"DEMO ស្រីមុំ {number}"]), "born": Told(["2004-07"]), "languages": Told(["km", "hmn"])}
        cases.change_fields(by, case, Section.IDENTITY, told)
        contact = {
            "safe_way": Told(["message"]),
            "number": Told(["+855 12 000 000"]),
            "hours": Told(["10:00 to 12:00"]),
        }
        cases.change_fields(by, case, Section.CONTACT, contact)
        cases.change_fields(by, case, Section.SAFETY, {"danger": Told(["possible"]), "agreed": Told(["Two rings."])})
        if not sealed:
            lay_open(by, case)


def lay_open(by: By, case: FileId) -> None:
    """Replace sealed snapshots by what they say."""
    rows = list(Snapshot.objects.filter(file_id=case))
    owner = File.objects.get(pk=case).owner
    plains = SEALED_OPEN(by, [reading.sealed_snapshot(owner, row) for row in rows])
    for row, plain in zip(rows, plains, strict=True):
        row.blob = plain
    Snapshot.objects.bulk_update(rows, ["blob"])


def crowd(by: By) -> None:
    """Fill both stores with as many further cases on the same caseworker's list, copied from one."""
    pattern = Case.objects.filter(worker_id=by.member).order_by("file_id").first()
    assert pattern is not None  # noqa: S101 -- as above
    kept = [row for row in Snapshot.objects.filter(file_id=pattern.pk) if row.section != "administration"]
    wraps = list(Wrap.objects.filter(file=pattern.pk))
    file = File.objects.get(pk=pattern.pk)
    ids = (fresh_id(by.clock, by.chance) for _each in range(int(CASES) - 2 * REAL))
    while batch := list(islice(ids, 5_000)):
        File.objects.bulk_create([copied(file, id=one) for one in batch])
        old = pattern.opened_at.replace(year=2025)
        Case.objects.bulk_create([copied(pattern, file_id=one, last_entry_at=old) for one in batch])
        Snapshot.objects.bulk_create(spread(kept, batch, "file_id"))
        Wrap.objects.bulk_create(spread(wraps, batch, "file"))
    if KIND == "postgresql":
        count_for_the_planner()


def count_for_the_planner() -> None:
    """Do what PostgreSQL's autovacuum does after so many new rows; the throwaway cluster has none."""
    for store in ("default", "keystore"):
        with connections[store].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def spread(rows: list[Any], files: list[Any], name: str) -> Iterator[Any]:
    """Copy each row once for each file."""
    return (copied(row, pk=None, **{name: one}) for one in files for row in rows)


def copied(row: Any, **other: Any) -> Any:
    """Copy a row with other values in some columns."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if "pk" in other:
        values.pop(row._meta.pk.attname)
        other = {name: value for name, value in other.items() if name != "pk"}
    return type(row)(**(values | other))


def browser(by: By, login: str) -> Client:
    """Give a browser in which somebody is signed in."""
    response = HttpResponse()
    visitor = By(by.node, by.clock, by.hybrid, by.chance)
    keep_ticket(response, access.sign_in(visitor, login, PASSPHRASE).ticket)
    client = Client()
    client.cookies[COOKIE] = response.cookies[COOKIE].value
    return client


def page(client: Client, number: int, *, sealed: bool) -> float:
    """Ask for a page of the list; gives milliseconds."""
    opener: Callable[..., list[bytes]] = SEALED_OPEN if sealed else (lambda _by, boxes: [box[3] for box in boxes])
    reading.open_many = opener
    start = perf_counter()
    answer = client.get(f"/people/?page={number}")
    spent = (perf_counter() - start) * 1000
    assert answer.status_code == 200, answer.status_code  # noqa: S101, PLR2004 -- as above
    assert answer.content.count(b"data-row") == 25  # noqa: S101, PLR2004 -- as above
    return spent


if __name__ == "__main__":
    sys.exit(main())
