"""An arrival on notice, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cases.pages.conftest import Node
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser


@pytest.mark.req("CASE-22")
@pytest.mark.under_axe("arrivals/page.html")
def test_an_arrival_is_announced_and_it_is_said_on_the_case_whether_the_person_came(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    dara.goto("/people/")
    dara.get_by_role("link", name="Arrival announced").click()
    dara.get_by_label("Expected on").fill("2027-01-06")
    dara.get_by_label("Place").fill("DEMO bridge")
    dara.get_by_role("button", name="Expect them").click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_label("Who announced it").fill("DEMO group across the border")
    dara.get_by_role("button", name="Expect them").click()
    expect(dara.get_by_text("1 person is expected.")).to_be_visible()
    expect(dara.get_by_text("Expected 6 January 2027")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("button", name="Arrived").click()
    expect(dara.get_by_role("button", name="Did not come")).to_have_count(0)
