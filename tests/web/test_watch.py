"""The pages of watching in a browser: whole for everybody, also on a small telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions as cases
from samakki.kernel.ids import FileId
from samakki.watch import actions, queries
from samakki.watch.words import Why
from tests.consent.conftest import node_secret, today
from tests.watch.conftest import Watched, watched
from tests.web.test_consent import page_of
from tests.web.widths import width_of

__all__ = ["node_secret"]
pytestmark = pytest.mark.browser
SMALL = {"width": 360, "height": 740}


@pytest.fixture
def town(live_server: LiveServer, all_allowed: None, node_secret: object, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The town, as the server sees it."""
    return watched(today(monkeypatch))


def alarmed(town: Watched) -> FileId:
    case = cases.open_case(town.by("mali"), "DEMO: came to the gate", "Lotus")
    actions.flag(town.by("sok"), case)
    town.reads("rath", case, Why.HERE)
    town.looked_through()
    return case


@pytest.mark.under_axe("why/page.html")
def test_saying_why_shuts_nobody_out(
    context: BrowserContext, town: Watched, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    case = cases.open_case(town.by("mali"), "DEMO: came to the gate", "Lotus")
    rath = page_of(context, town, "rath", live_server.url)
    rath.set_viewport_size(SMALL)  # type: ignore[arg-type]  # a table of two numbers
    rath.goto(f"/case/{case}/")
    rath.wait_for_url(f"**/case/{case}/why/**")
    assert axe(rath) == []
    assert width_of(rath) <= SMALL["width"]
    rath.locator('input[name="why"][value="here"]').check()
    rath.locator("main form .govuk-button").click()
    rath.wait_for_url(f"**/case/{case}/")


@pytest.mark.under_axe("watch/page.html", "watch/month.html", "readers/page.html", "print/page.html")
def test_watching_shuts_nobody_out(
    context: BrowserContext, town: Watched, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    case = alarmed(town)
    (alarm,) = queries.alarms(town.by("sok"))
    actions.ask_reader(town.by("sok"), alarm.id)
    sok = page_of(context, town, "sok", live_server.url)
    for address in ("/watch/", "/watch/month/", f"/case/{case}/readers/", f"/case/{case}/looked/"):
        sok.goto(address)
        assert axe(sok) == [], address
        sok.set_viewport_size(SMALL)  # type: ignore[arg-type]  # a table of two numbers
        assert width_of(sok) <= SMALL["width"], address


@pytest.mark.under_axe("watch/page.html")
def test_answering_shuts_nobody_out(
    context: BrowserContext, town: Watched, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    alarmed(town)
    (alarm,) = queries.alarms(town.by("sok"))
    actions.ask_reader(town.by("sok"), alarm.id)
    rath = page_of(context, town, "rath", live_server.url)
    rath.goto("/watch/")
    assert axe(rath) == []


@pytest.mark.under_axe("glass/ask.html", "glass/code.html", "glass/one.html")
def test_a_life_at_risk_shuts_nobody_out(
    context: BrowserContext, town: Watched, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    case = cases.open_case(town.by("mali"), "DEMO: came to the gate", "Lotus")
    sok = page_of(context, town, "sok", live_server.url)
    sok.set_viewport_size(SMALL)  # type: ignore[arg-type]  # a table of two numbers
    sok.goto(f"/case/{case}/at-risk/")
    assert axe(sok) == []
    sok.locator('input[name="section"][value="safety"]').check()
    sok.locator('select[name="agency"]').select_option(str(town.agencies["police"]))
    sok.locator('textarea[name="reason"]').fill("DEMO: she was seen at the bridge, and does not answer")
    sok.locator("main form .govuk-button").click()
    sok.wait_for_selector("main strong.govuk-heading-xl")
    assert axe(sok) == []
    sok.locator("main a.govuk-button").click()
    sok.wait_for_url("**/watch/glass/**")
    assert axe(sok) == []
    assert width_of(sok) <= SMALL["width"]
