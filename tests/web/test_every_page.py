"""Every page that a link leads to, as a worker finds them: whole for everybody, and kept nowhere."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from samakki.cases import actions as cases
from tests.web.conftest import Worker
from tests.web.widths import width_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PSEUDONYM = "Lotus DEMO 17"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LEAVING = {"/weather/"}
INLINE = "document.querySelectorAll('script:not([src]), style, [style], [onclick], [onload]').length"
MOST = 150


def kinds_of_page(page: Page) -> Iterator[str]:
    """Follow every link of the house, one page of each kind."""
    waiting, seen = ["/"], set()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        kind = ID.sub("id", address)
        if kind in seen:
            continue
        seen.add(kind)
        answer = page.goto(address)
        if answer is None or "text/html" not in answer.headers["content-type"]:
            continue
        assert answer.status < 500, address
        assert answer.headers["cache-control"] == "no-store", address
        links = page.eval_on_selector_all("a[href^='/'], a[href^='?']", "all => all.map(a => a.pathname + a.search)")
        waiting += [link for link in links if link not in LEAVING]
        yield address


@pytest.fixture
def desk(signed_in_page: Page, worker: Worker) -> Page:
    """A worker's browser, with one person on her list."""
    cases.open_case(worker.by, pseudonym=PSEUDONYM, reason="Came at night, alone.")
    return signed_in_page


@pytest.mark.under_axe(
    "account/page.html",
    "attachment/page.html",
    "instruments/bringing.html",
    "instruments/page.html",
    "members/page.html",
    "second_factor/set_up.html",
)
def test_no_page_shuts_anybody_out_or_holds_a_name_in_its_title(desk: Page, axe: Callable[[Page], list[str]]) -> None:
    found, kinds = {}, set()
    for address in kinds_of_page(desk):
        kinds.add(ID.sub("id", address))
        assert PSEUDONYM not in desk.title()
        assert desk.evaluate(INLINE) == 0, address
        if problems := axe(desk):
            found[address] = problems
    assert found == {}
    assert kinds >= {"/people/", "/case/id/", "/note/", "/account/", "/members/"}, kinds


@pytest.mark.parametrize("tag", ["en", "my"])
def test_every_page_fits_a_small_telephone(desk: Page, speak: Callable[[str], None], tag: str) -> None:
    speak(tag)
    desk.set_viewport_size({"width": 360, "height": 740})
    wide = [address for address in kinds_of_page(desk) if width_of(desk) > 360]
    assert wide == []


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/sign-in/", marks=pytest.mark.under_axe("signin/page.html")),
        pytest.param("/again/", marks=pytest.mark.under_axe("signin/again.html")),
        pytest.param("/help/keys/", marks=pytest.mark.under_axe("help/page.html")),
        pytest.param("/nowhere/", marks=pytest.mark.under_axe("errors/page.html")),
        pytest.param("/invitation/none/", marks=pytest.mark.under_axe("invitation/spent.html")),
    ],
)
def test_no_page_of_a_visitor_shuts_anybody_out(page: Page, axe: Callable[[Page], list[str]], address: str) -> None:
    page.goto(address)
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
