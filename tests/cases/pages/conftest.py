"""A founded node by the machine's own clock, with the real policies, and browsers of those who work there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from samakki.access import actions, queries
from samakki.access.words import Role
from samakki.doors.web.front.seat import COOKIE, keep_ticket
from samakki.kernel import deeds
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import FileId
from samakki.watch import actions as watching
from samakki.watch.words import Why
from tests.access.conftest import PASSPHRASE, House
from tests.given import NODE

Browser = Callable[[str], Client]


@dataclass
class Node:
    """A shelter with Dara and Mali, a welfare office with Noy."""

    house: House

    def by(self, login: str) -> By:
        return self.house.by(login)

    def browser(self, login: str) -> Client:
        """A browser in which somebody is signed in."""
        response = HttpResponse()
        keep_ticket(response, self.house.sign_in(login).ticket)
        client = Client()
        client.cookies[COOKIE] = response.cookies[COOKIE].value
        return client

    def says_why(self, login: str, case: FileId) -> None:
        """Say why somebody reads what stands on a colleague's list, as they do once when they open it."""
        watching.explain(self.by(login), case, Why.HERE)


def founded(monkeypatch: pytest.MonkeyPatch, by: By) -> Node:
    monkeypatch.setattr(deeds._House, "judge", queries.JUDGE)
    house = House(by, by.clock, actions.init_node(by, "Shelter of the DEMO river", "dara"))  # type: ignore[arg-type]  # the machine's clock is not moved here
    dara = house.first(house.link)
    house.colleague(dara, "mali", Role.CASEWORKER)
    noy = house.first(actions.add_agency(house.node, "Welfare office of DEMO province", "noy"))
    assert noy.agency is not None
    return Node(house)


def open_case(client: Client, reason: str = "At the gate", **more: object) -> FileId:
    answer = client.post("/people/new/", {"reason": reason, **more})
    assert answer.status_code == 302
    return FileId(UUID(answer.url.split("/")[2]))


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1].replace("&quot;", '"').replace("&#x27;", "'")


def reach(client: Client, address: str) -> tuple[str, str]:
    """Open a page, wherever it leads, saying why where that is asked; gives its address and what stands there."""
    answer = client.get(address)
    while answer.status_code == 302:
        address = answer.url
        asked = "/why/?" in address
        answer = client.post(address, {"why": Why.HERE.value}) if asked else client.get(address)
    assert answer.status_code == 200, answer.status_code
    return address, answer.content.decode()


def text_of(client: Client, address: str) -> str:
    """Open a page; whoever is asked why they read what is on a colleague's list says so, once."""
    return reach(client, address)[1]


@pytest.fixture
def node_of_today(stores: None, all_allowed: None, node_secret: None, monkeypatch: pytest.MonkeyPatch) -> Node:
    """The node, rolled back after the test."""
    clock = WallClock()
    by = By(NODE, clock, HybridClock(clock, "0a0b0c0d"), SystemChance(), Standing.NODE)
    return founded(monkeypatch, by)


__all__ = ["PASSPHRASE"]
