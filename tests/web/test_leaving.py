"""Leaving at once, forms that lose nothing, keys: what the page's script does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.access.models import Sitting
from samakki.access.words import Stage
from samakki.doors.web.front.seat import recognised
from tests.web.conftest import Worker

pytestmark = [pytest.mark.urls("tests.web.gallery.urls"), pytest.mark.browser]
STORED = "[localStorage.length, sessionStorage.length, document.cookie.includes('seat')]"


@pytest.fixture
def weather(page: Page) -> Page:
    """The neutral page, answered here instead of by the world."""
    page.route("https://duckduckgo.com/**", lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
    return page


def test_escape_three_times_leads_to_the_weather_and_back_does_not_lead_back(weather: Page) -> None:
    weather.goto("/help/keys/")
    weather.goto("/gallery/")
    for _ in range(3):
        weather.keyboard.press("Escape")
    weather.wait_for_url("https://duckduckgo.com/**")
    weather.go_back()
    assert "gallery" not in weather.url


def test_the_button_leaves_and_the_session_is_locked_on_the_way(signed_in_page: Page, worker: Worker) -> None:
    signed_in_page.route("https://duckduckgo.com/**", lambda route: route.fulfill(body="<title>Weather</title>"))
    signed_in_page.goto("/gallery/")
    signed_in_page.get_by_role("link", name="Leave now").first.click()
    signed_in_page.wait_for_url("https://duckduckgo.com/**")
    for _ in range(50):
        if recognised(worker.ticket).stage is Stage.LOCKED:
            break
        signed_in_page.wait_for_timeout(100)
    assert recognised(worker.ticket).stage is Stage.LOCKED


def test_the_page_is_blank_at_once_even_when_the_line_is_slow(weather: Page) -> None:
    weather.goto("/gallery/")
    left = "document.querySelector('[data-leave]').click(); document.body.innerText + document.title.trim()"
    assert weather.evaluate(left).replace("\u200b", "") == ""


def test_text_stays_on_the_page_when_the_line_breaks(page: Page) -> None:
    page.goto("/gallery/")
    page.get_by_label("Note", exact=True).fill("She slept well.")
    page.route("**/gallery/", lambda route: route.abort())
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-wire]")).to_contain_text("Your text is still here")
    expect(page.get_by_label("Note", exact=True)).to_have_value("She slept well.")
    assert page.evaluate(STORED) == [0, 0, False]


def test_errors_come_in_place_and_are_read_out_first(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.goto("/gallery/")
    page.get_by_label("Note", exact=True).fill("She slept well.")
    page.get_by_role("button", name="Save").click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Note", exact=True)).to_have_value("She slept well.")
    assert axe(page) == []


def test_a_good_form_leads_on(page: Page) -> None:
    page.goto("/gallery/")
    page.get_by_label("Pseudonym").fill("Lotus")
    page.get_by_label("Note", exact=True).fill("She slept well.")
    page.get_by_label("Shelter").first.check()
    page.get_by_role("checkbox", name="Court").check()
    page.get_by_label("Passphrase").fill("x")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/gallery/?saved=1")


def test_after_fifteen_minutes_the_page_is_covered_and_what_was_typed_is_still_under_it(
    signed_in_page: Page, worker: Worker
) -> None:
    page = signed_in_page
    page.clock.install()
    page.goto("/gallery/")
    page.get_by_label("Note", exact=True).fill("She slept well.")
    page.clock.run_for(14 * 60 * 1000)
    expect(page.locator("#main")).to_be_visible()
    page.clock.run_for(61 * 1000)
    dialog = page.locator("dialog[data-ask]")
    expect(dialog.get_by_label("Passphrase")).to_be_visible()
    expect(page.get_by_label("Note", exact=True)).to_be_hidden()
    assert recognised(worker.ticket).stage is Stage.LOCKED
    dialog.get_by_label("Passphrase").fill("four lanterns over a quiet river")
    dialog.get_by_role("button", name="Unlock").click()
    expect(page.get_by_label("Note", exact=True)).to_have_value("She slept well.")
    expect(page.get_by_label("Note", exact=True)).to_be_visible()
    assert Sitting.objects.get(pk=worker.ticket.sitting).stage == Stage.OPEN
    assert recognised(worker.ticket).stage is Stage.ENDED, "the browser has another ticket now"


def test_keys_reach_what_they_name_but_not_while_writing(page: Page) -> None:
    page.goto("/gallery/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="ផ្កាឈូក 4")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys of the keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_label("Note", exact=True).fill("")
    page.keyboard.type("n?j")
    expect(page.get_by_label("Note", exact=True)).to_have_value("n?j")
    page.evaluate("document.activeElement.blur()")


def test_keys_can_be_turned_off(page: Page) -> None:
    page.goto("/help/keys/")
    page.get_by_role("button", name="Turn them off").click()
    page.goto("/gallery/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_without_script_a_form_is_sent_and_leaving_is_a_link(browser, live_server) -> None:  # noqa: ANN001 -- fixtures of conftest
    plain = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/gallery/")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Something needs another look")).to_be_visible()
    assert page.get_by_role("link", name="Leave now").first.get_attribute("href") == "/weather/"
    plain.close()
