"""Who can do this, in a real browser: chosen by ticks, answered with people and their own wishes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import seat
from tests.web.widths import width_of

pytestmark = pytest.mark.browser


def whole(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """See that the page shuts nobody out, wide and at 360 pixels."""
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.req("SVC-20")
@pytest.mark.under_axe("skills/page.html")
def test_skills_are_ticked_and_those_who_have_them_stand_there_with_what_they_would_like_to_do(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    for name, skills in (("Reed", ["driving"]), ("Lotus", ["driving", "sewing"])):
        told = {"abilities": Told(skills), "hopes": Told([f"A shop for {name}"])}
        actions.change_fields(by, actions.open_case(by, "DEMO", name), Section.LIVELIHOOD, told)
    actions.open_case(by, "DEMO", "Fern")
    page = seat(context, node, "dara", live_server.url)
    page.goto("/people/")
    page.get_by_role("link", name="Who can do this?").click()
    whole(page, axe)
    page.get_by_label("Sewing and tailoring").check()
    page.get_by_label("Driving").check()
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_role("heading", name="2 people found.")).to_be_visible()
    assert page.url.partition("?")[0].endswith("/people/skills/")
    lines = page.locator("li[data-row]")
    expect(lines.first).to_contain_text("2 of the 2 chosen")
    expect(lines.first).to_contain_text("A shop for Lotus")
    expect(lines.last).to_contain_text("1 of the 2 chosen")
    expect(page.get_by_text("1 file holds nothing about skills")).to_be_visible()
    expect(page.get_by_label("Driving")).to_be_checked()
    whole(page, axe)
    page.get_by_label("Driving").uncheck()
    page.get_by_label("Sewing and tailoring").uncheck()
    page.get_by_label("Fishing and aquaculture").check()
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("Nobody has told of this so far.")).to_be_visible()
    whole(page, axe)
