"""The desk in a real browser: what a worker does in a day, by keyboard, without script, on a small telephone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.doors.web.front.seat import COOKIE, keep_ticket
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, founded
from tests.given import NODE

pytestmark = pytest.mark.browser
SignIn = Callable[[str], Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def node(
    live_server: LiveServer, all_allowed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Node:
    """The node by the machine's own clock, as the server sees it."""
    place = tmp_path / "samakki-node"
    place.write_text(SystemChance().bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    clock = WallClock()
    return founded(monkeypatch, By(NODE, clock, HybridClock(clock, "0a0b0c0d"), SystemChance(), Standing.NODE))


def seat(context: BrowserContext, node: Node, login: str, url: str) -> Page:
    response = HttpResponse()
    keep_ticket(response, node.house.sign_in(login).ticket)
    context.add_cookies([{"name": COOKIE, "value": response.cookies[COOKIE].value, "url": url}])
    return context.new_page()


@pytest.fixture
def dara(context: BrowserContext, node: Node, live_server: LiveServer) -> Page:
    """Dara's page, signed in."""
    return seat(context, node, "dara", live_server.url)


@pytest.fixture
def plain_dara(browser: Browser, node: Node, live_server: LiveServer) -> Iterator[Page]:
    """Dara's page in a browser without JavaScript."""
    opened = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield seat(opened, node, "dara", live_server.url)
    opened.close()


def people(node: Node, number: int = 3) -> list[FileId]:
    """Open some cases, the last one in full."""
    by = node.by("dara")
    cases = [actions.open_case(by, "DEMO: came to the gate", f"Lotus {each}") for each in range(number)]
    full = cases[-1]
    told = {"called": Told(["DEMO Srey Mom"]), "born": Told(["2004-07"]), "languages": Told(["km", "hmn"])}
    actions.change_fields(by, full, Section.IDENTITY, told)
    actions.change_fields(node.by("mali"), full, Section.IDENTITY, {"called": Told(["DEMO Mom"]), "sex": Told(["female"])})
    contact = {"safe_way": Told(["message"]), "number": Told(["+855 12 000 000"]), "hours": Told(["10:00 to 12:00"])}
    actions.change_fields(by, full, Section.CONTACT, contact)
    actions.change_fields(by, full, Section.SAFETY, {"danger": Told(["yes_now"]), "agreed": Told(["Two rings, then a call."])})
    actions.write_note(by, [full], "Never call at night.", Section.SAFETY, pinned=True)
    actions.write_note(node.by("mali"), [full], "Her aunt says the ID card is with the employer.", third_party=True)
    actions.write_note(by, [full], "For the doctor only.", Section.HEALTH, closed=True)
    actions.write_note(by, cases, "She slept and ate. We go to the hospital tomorrow at 08:30.")
    return cases
