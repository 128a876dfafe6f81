"""A shelter that has just opened, on the machine's own clock, with Dara at work in it: for tests of pages."""

from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from samakki.access import actions as access
from samakki.access.words import Ticket
from samakki.cases import actions as cases
from samakki.doors.web.front.seat import COOKIE, keep_ticket
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import FileId, NodeId, fresh_id

PASSPHRASE = "four lanterns over a quiet river"  # noqa: S105 -- it opens nothing but this test's own shelter


@dataclass(frozen=True)
class Shelter:
    """The node, and Dara's seat in it."""

    node: By
    ticket: Ticket

    @property
    def dara(self) -> By:
        """A fresh request of Dara's."""
        return access.resume(visitor(self.node), self.ticket).by

    def cookie(self) -> str:
        """What Dara's browser holds."""
        response = HttpResponse()
        keep_ticket(response, self.ticket)
        return SimpleCookie(response.cookies.output(header=""))[COOKIE].value

    def client(self) -> Client:
        """Dara's browser, as far as a server can tell."""
        made = Client(enforce_csrf_checks=False)
        made.cookies[COOKIE] = self.cookie()
        return made

    def case(self, reason: str = "DEMO. Came in the night.") -> FileId:
        """A case that Dara opens."""
        return cases.open_case(self.dara, reason)


def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the node its own secret, and ask nobody for a second factor."""
    secret = tmp_path / "samakki-node"
    secret.write_text("5" * 64)
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(secret))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", False)


def visitor(node: By) -> By:
    """Somebody who comes to the door."""
    return replace(node, standing=Standing.VISITOR, verdicts={})


def open_shelter(passphrase: str = PASSPHRASE) -> Shelter:
    """Found the node; let Dara join and make the agency's key."""
    clock, chance = WallClock(), SystemChance()
    node = NodeId(fresh_id(clock, chance))
    by = By(node, clock, HybridClock(clock, chance.bytes(4).hex()), chance, Standing.NODE)
    link = access.init_node(by, "DEMO shelter", "dara")
    ticket = access.accept_invitation(visitor(by), link, passphrase, "en", "a test").ticket
    shelter = Shelter(by, ticket)
    first = shelter.dara
    assert first.agency is not None
    sheet = access.found_agency_key(first, first.agency)
    access.confirm_recovery_sheet(shelter.dara, first.agency, sheet)
    return shelter
