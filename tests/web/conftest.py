"""A real browser on a real server: `page`, `signed_in_page`, and `axe`, which looks for what shuts people out."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import Ticket, stranger
from samakki.doors.web.front.seat import COOKIE
from samakki.kernel import deeds
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from tests.cases.pages.conftest import Node, founded
from tests.chromium import CHROMIUM, FLAGS
from tests.given import NODE
from tests.web.at_the_desk import seat
from tests.web.under_axe import Watch

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, without a window."""
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser that has never been here; every error of a script fails the test."""
    opened = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
    opened.set_default_timeout(20000)
    errors: list[str] = []
    opened.on("weberror", lambda error: errors.append(str(error.error)))
    yield opened
    opened.close()
    assert errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of a visitor."""
    return context.new_page()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Know which pages the server makes."""
    yield from Watch().watching()


@pytest.fixture
def axe(watch: Watch, request: pytest.FixtureRequest) -> Iterator[Callable[[Page], list[str]]]:
    """Tell what axe-core finds on the page, one line each: empty when nothing shuts anybody out.

    It looks when the page has come whole, and from its top: the bar above hides half of whatever happens to stand under
    its edge.
    A test that is marked `under_axe` fails when axe-core did not look at each page that the mark names.
    """

    def look(page: Page) -> list[str]:
        page.wait_for_load_state("load")
        watch.look()
        page.evaluate("window.scrollTo(0, 0)")
        found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
        return [f"{each['id']}: {node['html'][:160]} {node['any'][:1]}" for each in found for node in each["nodes"]]

    yield look
    promised = {name for mark in request.node.iter_markers("under_axe") for name in mark.args}
    assert promised <= watch.looked_at, promised - watch.looked_at


@pytest.fixture
def speak(context: BrowserContext, live_server: LiveServer) -> Callable[[str], None]:
    """Choose the language of the pages."""

    def choose(tag: str) -> None:
        context.add_cookies([{"name": "samakki_language", "value": tag, "url": live_server.url}])

    return choose


@dataclass(frozen=True)
class Worker:
    """A member of staff at work: who acts, and the ticket that the browser shows."""

    by: By
    ticket: Ticket


@pytest.fixture
def worker(committed_stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """The first member of a shelter, signed in by the world's own clock, with the key of the agency."""
    chance = SystemChance()
    (tmp_path / "node").write_text(chance.bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(tmp_path / "node"))
    monkeypatch.setattr(deeds._House, "judge", about_access.JUDGE)
    node = stranger(WallClock(), chance, Standing.NODE)
    link = access.init_node(node, "Shelter of the DEMO river", "dara")
    door = about_access.at_home(stranger(WallClock(), chance))
    ticket = access.accept_invitation(door, link, "four lanterns over a quiet river", device="a test").ticket
    first = access.resume(door, ticket).by
    assert first.agency is not None
    words = access.found_agency_key(first, first.agency)
    access.confirm_recovery_sheet(access.resume(door, ticket).by, first.agency, words)
    return Worker(access.resume(door, ticket).by, ticket)


@pytest.fixture
def signed_in_page(context: BrowserContext, worker: Worker, live_server: LiveServer) -> Page:
    """A page of a member of staff who is signed in and holds the key."""
    show_ticket(context, live_server, worker.ticket)
    return context.new_page()


def show_ticket(context: BrowserContext, live_server: LiveServer, ticket: Ticket) -> None:
    """Let a browser show this ticket from now on."""
    value = base64.urlsafe_b64encode(ticket.sitting.bytes + ticket.secret).decode()
    context.add_cookies([{"name": COOKIE, "value": value, "url": live_server.url, "httpOnly": True, "sameSite": "Lax"}])


@pytest.fixture
def node(live_server: LiveServer, all_allowed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Node:
    """The node by the machine's own clock, as the server sees it."""
    place = tmp_path / "samakki-node"
    place.write_text(SystemChance().bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    clock = WallClock()
    return founded(monkeypatch, By(NODE, clock, HybridClock(clock, "0a0b0c0d"), SystemChance(), Standing.NODE))


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
