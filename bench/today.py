"""The page of a day: 40 people with their names among 100,000 cases, what is late, due, waiting; one record of reading.

Usage: python -m bench.today [sqlite|postgresql] [CASES]. The peer is the same page with its snapshots as plain JSON, in
turn with ours, in one process. Fails when 95 of 100 pages take more than 80 ms.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from statistics import median, quantiles
from time import perf_counter, process_time

from bench import caseload
from bench.caseload import CASES, KIND, browser, copied, count_for_the_planner, lay_open, node, spread, staff
from django.test import Client

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.assistance.models import Due, Review
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.journal.models import File, Read, Snapshot
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId, fresh_id
from samakki.sections.words import Section
from samakki.settings.memory import settle
from samakki.vault.models import Wrap

OWN, LATE, TODAY = 40, 5, 7
ROUNDS = 200
WARMING = 20
"""So many turns warm both sides; then memory is settled, as a worker of the server does."""
MOST_MS = 80.0


def main() -> int:
    """Make the cases, ask for the day in turn, print both sides and their ratio."""
    by = node()
    dara, mali = staff(by)
    for member in (dara, mali):
        work(member, sealed=member is dara)
    crowd(dara, colleague(by, dara))
    browsers = {sealed: browser(by, login) for sealed, login in ((True, "dara"), (False, "mali"))}
    took: dict[bool, list[float]] = {True: [], False: []}
    busy: dict[bool, list[float]] = {True: [], False: []}
    before = Read.objects.filter(page="today").count()
    for turn in range(ROUNDS + WARMING):
        if turn == WARMING:
            settle()
        for sealed, client in browsers.items():
            started = process_time()
            spent = page(client, sealed=sealed)
            if turn >= WARMING:
                took[sealed].append(spent)
                busy[sealed].append((process_time() - started) * 1000)
    reads = (Read.objects.filter(page="today").count() - before) / (2 * (ROUNDS + WARMING))
    ninety_five = quantiles(took[True], n=20)[-1]
    print(
        f"{KIND}, {Case.objects.count():,} cases, {Due.objects.count():,} due: sealed"
        f" median {median(took[True]):.1f} ms,"
        f" 95 of 100 within {ninety_five:.1f} ms (most {MOST_MS:.0f}); plain median {median(took[False]):.1f} ms;"
        f" ratio {median(took[True]) / median(took[False]):.2f}; {reads:.0f} record of reading a page"
    )
    print(f"of that, processor: sealed {median(busy[True]):.1f} ms, plain {median(busy[False]):.1f} ms")
    return int(ninety_five > MOST_MS)


def work(by: By, *, sealed: bool) -> None:
    """Let a caseworker have 40 people in full, some with something late or due; plain snapshots for the peer."""
    today = by.clock.now().date()
    for number in range(OWN):
        case = person(by, number)
        plan(by, case, today + timedelta(days=number + 1))
        if number < LATE:
            appointment(by, case, today - timedelta(days=number + 1))
        elif number < LATE + TODAY:
            appointment(by, case, today)
        if number % 10 == 0:
            review(by, case)
        if not sealed:
            lay_open(by, case)


def person(by: By, number: int) -> FileId:
    """Open a case and write what its line shows."""
    case = cases.open_case(by, f"DEMO: came to the gate, {number}")
    told = {"called": Told([f"DEMO ស្រីមុំ {number}"]), "born": Told(["2004-07"]), "languages": Told(["km", "hmn"])}
    cases.change_fields(by, case, Section.IDENTITY, told)
    contact = {"safe_way": Told(["message"]), "number": Told(["+855 12 000 000"]), "hours": Told(["10:00 to 12:00"])}
    cases.change_fields(by, case, Section.CONTACT, contact)
    cases.change_fields(by, case, Section.SAFETY, {"danger": Told(["possible"]), "agreed": Told(["Two rings."])})
    cases.change_fields(by, case, Section.ADMINISTRATION, {"step": Told(["recovery"])})
    return case


def plan(by: By, case: FileId, first: date) -> None:
    """Write three lines of a plan."""
    for number, action in enumerate(("Papers", "School", "A room of her own")):
        told = {"action": Told([f"DEMO {action}"]), "due": Told([(first + timedelta(days=30 * number)).isoformat()])}
        cases.write_row(by, case, Section.ADMINISTRATION, "plan", "", told)


def appointment(by: By, case: FileId, on: date) -> None:
    """Write an appointment."""
    told = {"what": Told(["DEMO hospital"]), "day": Told([on.isoformat()]), "time": Told(["08:30"])}
    cases.write_row(by, case, Section.ADMINISTRATION, "appointments", "", told)


def review(by: By, case: FileId) -> None:
    """Ask a supervisor for a look."""
    own, asked = fresh_id(by.clock, by.chance), {"asked_by_id": by.member, "asked_at": by.clock.now()}
    Review.objects.create(id=own, case_id=case, owner_id=by.agency, about="plan", ref="0a0b0c0d", **asked)


def colleague(by: By, first: By) -> MemberId:
    """Let a third caseworker in, who has everybody else on their list."""
    assert first.agency is not None  # noqa: S101 -- a figure, not a product
    visitor = By(by.node, by.clock, by.hybrid, by.chance)
    link = access.invite(first, first.agency, "noy", "Noy", Role.CASEWORKER)
    ticket = access.accept_invitation(visitor, link, caseload.PASSPHRASE).ticket
    member = access.resume(visitor, ticket).member
    assert member is not None  # noqa: S101 -- as above
    return member


def crowd(by: By, worker: MemberId) -> None:
    """Fill both stores with as many further cases on the colleague's list, each with something due."""
    pattern = Case.objects.filter(worker_id=by.member).order_by("file_id").first()
    assert pattern is not None  # noqa: S101 -- as above
    kept, wraps = list(Snapshot.objects.filter(file_id=pattern.pk)), list(Wrap.objects.filter(file=pattern.pk))
    file, today = File.objects.get(pk=pattern.pk), by.clock.now().date()
    ids = (fresh_id(by.clock, by.chance) for _each in range(int(CASES) - 2 * OWN))
    while batch := list(islice(ids, 2_500)):
        File.objects.bulk_create([copied(file, id=one) for one in batch])
        Case.objects.bulk_create([copied(pattern, file_id=one, worker_id=worker) for one in batch])
        Snapshot.objects.bulk_create(spread(kept, batch, "file_id"))
        Wrap.objects.bulk_create(spread(wraps, batch, "file"))
        Due.objects.bulk_create(dues(by, worker, batch, today))
    if KIND == "postgresql":
        count_for_the_planner()


def dues(by: By, worker: MemberId, batch: list[FileId], today: date) -> Iterator[Due]:
    """Give each of some cases something due, within a hundred days before or after today."""
    for number, case in enumerate(batch):
        yield Due(
            id=fresh_id(by.clock, by.chance),
            case_id=case,
            owner_id=by.agency,
            member_id=worker,
            kind="plan action",
            ref=f"{number:08x}",
            on=today + timedelta(days=number % 200 - 100),
            state="open",
        )


def page(client: Client, *, sealed: bool) -> float:
    """Ask for the day; gives milliseconds."""
    plain = lambda _by, boxes: [box[3] for box in boxes]  # noqa: E731 -- the peer in one line
    caseload.reading.open_many = caseload.SEALED_OPEN if sealed else plain
    start = perf_counter()
    answer = client.get("/today/")
    spent = (perf_counter() - start) * 1000
    assert answer.status_code == 200, answer.status_code  # noqa: S101, PLR2004 -- as above
    assert answer.content.count(b'class="person"') == OWN  # noqa: S101 -- as above
    assert answer.content.count(b'id="due-') == LATE + TODAY  # noqa: S101 -- as above
    return spent


if __name__ == "__main__":
    sys.exit(main())
