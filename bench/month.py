"""A worked month, simulated through the pages: workers, cases, days, and a ledger kept beside that must agree.

Usage: python -m bench.month [--stores sqlite|postgresql] [--workers 40] [--cases 2000] [--days 30] [--seed 4]
[--plant due|note|limit] [--until MINUTES]. The clock is set, the dice are seeded. Looked for: an action that is not in
its file; something due that was not on Today, on its day, before whoever had it; a limit of the rules that came not
once for each time a step was entered. Fails when there is one. `--plant` breaks something, which must be found;
`--until` ends the month after the day in which so many minutes are over.
"""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter
from typing import Final

if __name__ == "__main__":
    ASKED = argparse.ArgumentParser()
    ASKED.add_argument("--stores", default="sqlite")
    ASKED.add_argument("--plant", default="", choices=["", "due", "note", "limit"])
    for _name, _usual in (("workers", 40), ("cases", 2000), ("days", 30), ("seed", 4), ("until", 600)):
        ASKED.add_argument(f"--{_name}", type=int, default=_usual)
    os.environ["SAMAKKI_TEST_STORES"] = ASKED.parse_args().stores
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django

    django.setup()

from bench.ledger import Ledger
from bench.month_check import check
from bench.worker_hands import Worker
from django.core.management import call_command
from django.test import Client
from tests.given import SetClock

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.assistance.models import Due
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import NodeId, fresh_id

MORNING: Final = datetime(2027, 3, 1, 1, tzinfo=UTC)
PASSPHRASE: Final = "four lanterns over a quiet river"  # noqa: S105 -- of a node that lives for an hour


@dataclass(frozen=True)
class Size:
    """How large a month is; `plant` breaks something, `seconds` is when no further day begins."""

    workers: int
    cases: int
    days: int
    seed: int = 4
    plant: str = ""
    seconds: float = 36_000


def main() -> int:
    """Found a node on a set clock, let the month go by, print what was counted."""
    asked = ASKED.parse_args()
    clock = SetClock(MORNING)
    WallClock.now = lambda _self: clock.now()  # type: ignore[method-assign]  # the house's only clock
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    secret = os.path.join(os.environ["SAMAKKI_TEST_FOLDER"], "secret")  # noqa: PTH118 -- a name for the environment
    with open(secret, "w") as place:  # noqa: PTH123 -- as above
        place.write(SystemChance().bytes(32).hex())
    os.environ["SAMAKKI_NODE_SECRET_FILE"] = secret
    size = Size(asked.workers, asked.cases, asked.days, asked.seed, asked.plant, asked.until * 60)
    started = perf_counter()
    book, days = run(clock, size, lambda words: print(f"{perf_counter() - started:6.0f} s {words}", flush=True))
    counted = ", ".join(f"{number:,} {what}" for what, number in sorted(book.done.items()))
    print(f"{asked.stores}, {size.workers} workers, {size.cases:,} cases at the beginning, {days} days: {counted}")
    print(f"{len(book.shown):,} due were shown on their day, {book.covered:,} of them to a cover or a colleague;")
    print(f"{len(book.faults)} faults (0 wanted); {(perf_counter() - started) / 60:.1f} minutes")
    for fault in book.faults[:20]:
        print(fault)
    return int(bool(book.faults))


def run(clock: SetClock, size: Size, tell: Callable[[str], None] = lambda _words: None) -> tuple[Ledger, int]:
    """Let a month go by on a node that is founded for it; gives the ledger and how many days there were."""
    began, book, dice = perf_counter(), Ledger(), Random(size.seed)
    first, staff = found(clock, book, dice, size.workers)
    for place, worker in enumerate(staff):
        clock.set(MORNING)
        begin(worker, size.cases // size.workers + (place < size.cases % size.workers), size.days + 3)
    tell(f"{len(book.persons):,} cases are open")
    days = 0
    while days < size.days and perf_counter() - began < size.seconds:
        days += 1
        clock.set(MORNING + timedelta(days=days))
        waiting = list(book.due(clock.now().date()))
        for worker in staff:
            if not book.is_away(worker.login, clock.now().date()):
                work(worker, staff)
        for task in waiting:
            if task.on == clock.now().date() and task.state == "open" and task not in book.shown:
                book.fault(f"{task.on}: nobody was shown {task.kind} of {task.case}")
        tell(f"day {days}: {len(book.faults)} faults")
        if days == 1 and size.plant:
            plant(size.plant, clock, book)
    check(access.resume(visitor(first), access.sign_in(visitor(first), "demo0", PASSPHRASE).ticket).by, book)
    return book, days


def found(clock: SetClock, book: Ledger, dice: Random, number: int) -> tuple[By, list[Worker]]:
    """Found a node; let its workers in, each with the agency's key."""
    chance = SystemChance()
    node = By(NodeId(fresh_id(clock, chance)), clock, HybridClock(clock, "0a0b0c0d"), chance, Standing.NODE)
    ticket = access.accept_invitation(visitor(node), access.init_node(node, "DEMO shelter", "demo0"), PASSPHRASE).ticket
    first = access.resume(visitor(node), ticket).by
    assert first.agency is not None  # noqa: S101 -- a figure, not a product
    words = access.found_agency_key(first, first.agency)
    access.confirm_recovery_sheet(access.resume(visitor(node), ticket).by, first.agency, words)
    staff, second = [], ticket
    for login in (f"demo{each}" for each in range(number)):
        first = access.resume(visitor(node), ticket).by
        assert first.agency is not None  # noqa: S101 -- as above
        member = first.member
        if login != "demo0":
            link = access.invite(first, first.agency, login, f"Worker {login}", Role.CASEWORKER)
            seat = access.accept_invitation(visitor(node), link, PASSPHRASE).ticket
            member = access.resume(visitor(node), seat).member
            assert member is not None  # noqa: S101 -- as above
            if not access.grant_key(first, first.agency, member):
                access.grant_key(access.resume(visitor(node), second).by, first.agency, member)
            second = seat
        staff.append(Worker(login, str(member), Client(), book, clock, dice))
    return node, staff


def visitor(node: By) -> By:
    """Somebody who comes to the door."""
    return By(node.node, node.clock, node.hybrid, node.chance)


def begin(worker: Worker, cases: int, latest: int) -> None:
    """Let a worker have their people, each at a step and with two things that come due within the month."""
    worker.sign_in(PASSPHRASE)
    for _number in range(cases):
        worker.open_case()
        for act in worker.dice.sample([worker.plan, worker.appoint, worker.follow_up], 2):
            act(worker.own[-1], latest)


def work(worker: Worker, staff: list[Worker]) -> None:
    """Let a worker have a day: look, see to what is due, do what else the dice say, look once more."""
    worker.sign_in(PASSPHRASE)
    dice = worker.dice
    for due, task in worker.look():
        if dice.random() < 0.03 and task.kind != "alarm":  # noqa: PLR2004 -- how the dice fall
            worker.give(due, task, dice.choice([one for one in staff if one is not worker]))
        else:
            worker.settle(due, task)
    chances = (
        (worker.note, 0.9),
        (worker.note, 0.6),
        (worker.step, 0.5),
        (worker.plan, 0.4),
        (worker.appoint, 0.4),
        (worker.follow_up, 0.4),
        (worker.visit, 0.4),
        (worker.alarm, 0.05),
        (worker.close, 0.05),
    )
    for act, chance in chances:
        if dice.random() < chance and (own := worker.own):
            act(dice.choice(own))
    if dice.random() < 0.15:  # noqa: PLR2004 -- as above
        worker.open_case()
    if dice.random() < 0.02:  # noqa: PLR2004 -- as above
        leave(worker, staff)
    for due, task in worker.look():
        if task.kind == "alarm":
            worker.settle(due, task)


def leave(worker: Worker, staff: list[Worker]) -> None:
    """Let a worker hand everything over for a leave, to somebody who is here all that time."""
    days = worker.dice.randint(2, 6)
    until = worker.today + timedelta(days=days)
    away = {who for who, _since, last, _cover in worker.ledger.aways if last > worker.today - timedelta(days=1)}
    here = [one for one in staff if one is not worker and one.login not in away]
    if here and worker.login not in away and until > worker.today:
        worker.go_away(worker.dice.choice(here), days)


def plant(what: str, clock: SetClock, book: Ledger) -> None:
    """Break something that the ledger must notice."""
    today = clock.now().date()
    if what == "due":
        lost = Due.objects.filter(kind="appointment", state="open", on__gt=today).order_by("on").first()
        assert lost is not None  # noqa: S101 -- there are too few cases otherwise
        lost.delete()
    elif what == "note":
        book.wrote("note", next(iter(book.persons)), "DEMO never written")
    else:
        twice = Due.objects.filter(kind="limit").order_by("on").last()
        assert twice is not None  # noqa: S101 -- as above
        twice.id, twice.ref = fresh_id(clock, SystemChance()), twice.ref.partition("/")[0] + "/0a0b0c0d"
        twice.save(force_insert=True)


if __name__ == "__main__":
    sys.exit(main())
