"""The node of `bench.load`, in a process of its own: founded with its workers and cases, and counted at the end.

Usage: python -m bench.load_node found WORKERS OWN|count FILE, with SAMAKKI_FOLDER set. `found` prints who works there
as JSON: the ticket that a browser shows, and the cases. `count` reads as JSON what was written, and prints what of it
is lost.
"""

import json
import os
import sys
from collections import Counter
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, Final
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samakki.settings.demo")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- the house must stand
from django.db import connections  # noqa: E402 -- as above
from django.http import HttpResponse  # noqa: E402 -- as above

from samakki.access import actions as access  # noqa: E402 -- as above
from samakki.access.queries import at_home  # noqa: E402 -- as above
from samakki.access.words import Role, Ticket, stranger  # noqa: E402 -- as above
from samakki.assistance.models import Due  # noqa: E402 -- as above
from samakki.cases import actions as cases  # noqa: E402 -- as above
from samakki.cases.actions import Told  # noqa: E402 -- as above
from samakki.doors.web.front.seat import keep_ticket  # noqa: E402 -- as above
from samakki.journal import actions as journal  # noqa: E402 -- as above
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock  # noqa: E402 -- as above
from samakki.kernel.deeds import By, Standing  # noqa: E402 -- as above
from samakki.kernel.ids import FileId, NodeId, fresh_id  # noqa: E402 -- as above
from samakki.sections.words import Section  # noqa: E402 -- as above

PASSPHRASE: Final = "four lanterns over a quiet river"  # noqa: S105 -- of a node that lives for some minutes
DUE: Final = 12
_ALL: Final = 10_000


def found(workers: int, own: int) -> list[dict[str, Any]]:
    """Found a node; let its workers in, each with their people, some of whom wait today."""
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    clock, chance = WallClock(), SystemChance()
    node = By(NodeId(fresh_id(clock, chance)), clock, HybridClock(clock, "0a0b0c0d"), chance, Standing.NODE)
    link = access.init_node(node, "DEMO shelter", "demo0")
    ticket = access.accept_invitation(visitor(), link, PASSPHRASE).ticket
    first = seated(ticket)
    assert first.agency is not None  # noqa: S101 -- a figure, not a product
    sheet = access.found_agency_key(first, first.agency)
    access.confirm_recovery_sheet(seated(ticket), first.agency, sheet)
    staff = [{"login": "demo0", "seat": cookie(ticket), "cases": people(seated(ticket), own)}]
    second = ticket
    for number in range(1, workers):
        login = f"demo{number}"
        link = access.invite(seated(ticket), first.agency, login, f"Worker {number}", Role.CASEWORKER)
        other = access.accept_invitation(visitor(), link, PASSPHRASE).ticket
        member = seated(other).member
        assert member is not None  # noqa: S101 -- as above
        if not access.grant_key(seated(ticket), first.agency, member):
            access.grant_key(seated(second), first.agency, member)
        second = other
        staff.append({"login": login, "seat": cookie(other), "cases": people(seated(other), own)})
    if connections["default"].vendor == "postgresql":
        for store in ("default", "keystore"):
            connections[store].cursor().execute("VACUUM ANALYZE")
    return staff


def people(by: By, own: int) -> list[str]:
    """Give a worker their people, each with a name, a safe way, a step, a plan; some have something due."""
    today = by.clock.now().date()
    made = []
    for number in range(own):
        case = cases.open_case(by, f"DEMO: came to the gate, {number}")
        told = {"called": Told([f"DEMO ស្រីមុំ {number}"]), "born": Told(["1999"])}
        cases.change_fields(by, case, Section.IDENTITY, told)
        cases.change_fields(by, case, Section.CONTACT, {"safe_way": Told(["message"])})
        on = today - timedelta(days=number % 3) if number < DUE else today + timedelta(days=number)
        told = {"what": Told(["DEMO hospital"]), "day": Told([on.isoformat()]), "time": Told(["08:30"])}
        cases.write_row(by, case, Section.ADMINISTRATION, "appointments", "", told)
        made.append(str(case))
    return made


def count(written: dict[str, Any]) -> list[str]:
    """Name what was written and is not there: notes, moves, tries, things done."""
    by = seated(access.sign_in(visitor(), "demo0", PASSPHRASE).ticket)
    lost = []
    for case in {*written["notes"], *written["steps"]}:
        read = journal.read_file(by, FileId(UUID(case)), limit=_ALL)
        bodies = [entry.body for entry in read.entries if entry.body]
        notes = Counter(body.note for body in bodies if body.note)
        reasons = {str(change.value) for body in bodies for change in body.changes}
        lost += [words for words in written["notes"].get(case, []) if notes[words] != 1]
        lost += [words for words in written["steps"].get(case, []) if words not in reasons]
    lost += [due for due, tries in written["tried"].items() if Due.objects.get(pk=due).tries != tries]
    lost += [due for due in written["done"] if Due.objects.get(pk=due).state != "done"]
    return lost


def visitor() -> By:
    """Somebody who comes to the door."""
    return at_home(stranger(WallClock(), SystemChance()))


def seated(ticket: Ticket) -> By:
    """Give a fresh request of a worker's."""
    return access.resume(visitor(), ticket).by


def cookie(ticket: Ticket) -> str:
    """Give what a browser shows."""
    response = HttpResponse()
    keep_ticket(response, ticket)
    (kept,) = SimpleCookie(response.cookies.output(header="")).values()
    return f"{kept.key}={kept.value}"


if __name__ == "__main__":
    if sys.argv[1] == "found":
        print(json.dumps(found(int(sys.argv[2]), int(sys.argv[3]))))
    else:
        print(json.dumps(count(json.loads(Path(sys.argv[2]).read_text()))))
