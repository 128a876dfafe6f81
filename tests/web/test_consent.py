"""The pages of consent in a browser: whole for everybody, on a small telephone, in Khmer, and by keyboard alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.consent.words import Use
from samakki.doors.web.front.seat import COOKIE
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.consent.conftest import Town, node_secret, today
from tests.web.widths import width_of

__all__ = ["node_secret"]
pytestmark = pytest.mark.browser


@pytest.fixture
def town(live_server: LiveServer, all_allowed: None, node_secret: object, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town, as the server sees it."""
    return today(monkeypatch)


def page_of(context: BrowserContext, town: Town, login: str, url: str) -> Page:
    cookie = town.browser(login).cookies[COOKIE].value
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": url}])
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


@pytest.fixture
def mali(context: BrowserContext, town: Town, live_server: LiveServer) -> Page:
    """Mali's page, signed in."""
    return page_of(context, town, "mali", live_server.url)


def shared(town: Town) -> tuple[FileId, str]:
    case = town.opened()
    (closed,) = cases.write_note(town.by("mali"), [case], "DEMO: a test", Section.HEALTH, closed=True)
    terms = town.terms(town.to("hospital"), Section.HEALTH, entries=frozenset({(Section.HEALTH, closed)}))
    cases.give_consent(town.by("mali"), case, town.asked(terms))
    return case, str(closed)


@pytest.mark.under_axe("consent/ask.html", "consent/page.html", "consent/one.html", "print/page.html")
@pytest.mark.parametrize("tag", ["en", "km"])
def test_a_consent_is_given_question_by_question(
    mali: Page, town: Town, axe: Callable[[Page], list[str]], speak: Callable[[str], None], tag: str
) -> None:
    case = town.opened()
    speak(tag)
    mali.set_viewport_size({"width": 360, "height": 740})
    mali.goto(f"/case/{case}/consent/")
    assert axe(mali) == []
    mali.goto(f"/case/{case}/consent/ask/?about=sharing")
    mali.locator(f'input[value="agency:{town.agencies["hospital"]}"]').check()
    for ticked in ("", 'input[name="section"][value="health"]', 'input[name="use"][value="care"]', ""):
        if ticked:
            mali.locator(ticked).check()
        assert axe(mali) == []
        assert width_of(mali) <= 360
        mali.locator('.govuk-button-group button[value="next"]').click()
    assert axe(mali) == []
    answers = mali.locator(".answer")
    sizes = {(box["width"], box["height"]) for at in range(3) if (box := answers.nth(at).bounding_box())}
    assert len(sizes) == 1
    answers.first.click()
    assert axe(mali) == []
    mali.locator('input[name="how"][value="written"]').check()
    mali.locator('input[name="is_child"][value="no"]').check()
    mali.locator('button[value="save"]').last.click()
    mali.wait_for_url(re.compile(r"/consent/(?!ask)[^/?]+/$"))
    assert axe(mali) == []
    assert cases.read_shared_case(town.by("noy"), case, Use.CARE)
    mali.goto(f"{mali.url}receipt/")
    assert axe(mali) == []


@pytest.mark.under_axe("sharing/page.html", "sharing/other.html", "consent_texts/page.html", "print/page.html")
def test_who_knows_what_shuts_nobody_out(mali: Page, town: Town, axe: Callable[[Page], list[str]]) -> None:
    case, _closed = shared(town)
    for address in (f"/case/{case}/sharing/", f"/case/{case}/sharing/other/", "/consent-texts/", "/rights/"):
        mali.goto(address)
        assert axe(mali) == [], address
        mali.set_viewport_size({"width": 360, "height": 740})
        assert width_of(mali) <= 360, address
    mali.goto(f"/case/{case}/sharing/")
    mali.locator('button[value="withdraw"]').click()
    mali.wait_for_selector("#past-title")
    assert cases.open_consents(town.by("mali"), case).grounds[0].ended_at


@pytest.mark.under_axe("shared/list.html", "shared/page.html", "shared/entry.html", "shared/own.html")
def test_what_is_shared_with_us_shuts_nobody_out(
    context: BrowserContext, town: Town, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    case, closed = shared(town)
    noy = page_of(context, town, "noy", live_server.url)
    for address in (
        "/shared/",
        f"/shared/{case}/",
        f"/shared/{case}/entry/{closed}/?use=care",
        f"/shared/{case}/ours/",
    ):
        noy.goto(address)
        assert axe(noy) == [], address
        noy.set_viewport_size({"width": 360, "height": 740})
        assert width_of(noy) <= 360, address


@pytest.mark.under_axe("shared/list.html", "shared/page.html", "shared/entry.html")
@pytest.mark.parametrize("tag", ["en", "km"])
def test_what_is_shared_by_name_shuts_nobody_out_and_is_not_for_paper(  # noqa: PLR0913, PLR0917 -- each is a fixture
    context: BrowserContext,
    town: Town,
    live_server: LiveServer,
    axe: Callable[[Page], list[str]],
    speak: Callable[[str], None],
    tag: str,
) -> None:
    case = town.opened()
    (closed,) = cases.write_note(town.by("mali"), [case], "DEMO: a test", Section.HEALTH, closed=True)
    town.house.colleague(town.by("dara"), "chan", Role.INTERPRETER)
    speak(tag)
    chan = page_of(context, town, "chan", live_server.url)
    chan.set_viewport_size({"width": 360, "height": 740})
    chan.goto("/")
    chan.wait_for_url(re.compile(r"/shared/$"))
    assert axe(chan) == []
    assert chan.locator(".empty h2").is_visible()
    terms = town.terms(town.member("chan"), Section.HEALTH, entries=frozenset({(Section.HEALTH, closed)}))
    row = cases.give_consent(town.by("mali"), case, town.asked(terms))
    for address in ("/shared/", f"/shared/{case}/", f"/shared/{case}/entry/{closed}/?use=care"):
        chan.goto(address)
        assert axe(chan) == [], address
        assert width_of(chan) <= 360, address
        assert not chan.locator(".only-on-paper").is_visible()
        chan.emulate_media(media="print")
        shown = chan.eval_on_selector_all("main > *", "all => all.filter(one => one.checkVisibility()).length")
        assert shown == 1, address
        assert chan.locator(".only-on-paper").is_visible()
        chan.emulate_media(media="screen")
    cases.withdraw_consent(town.by("mali"), case, row, "")
    chan.goto("/shared/")
    assert axe(chan) == []
    assert chan.locator(f'a[href*="{case}"]').count() == 0
    chan.locator("form.row-end button").click()
    chan.wait_for_selector(".empty")


def test_a_consent_is_given_without_script_and_by_keyboard(
    browser: Browser, town: Town, live_server: LiveServer
) -> None:
    case = town.opened()
    opened = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = page_of(opened, town, "mali", live_server.url)
    page.goto(f"/case/{case}/consent/ask/?about=record")
    page.locator(".answer").nth(1).press("Enter")
    page.wait_for_url(f"**/case/{case}/consent/")
    opened.close()
    (line,) = cases.open_consents(town.by("mali"), case).consents
    assert line.said["answer"] == "refused"
