"""Learning stories in a real browser: on a telephone, for everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.under_axe("stories/list.html", "stories/page.html")
def test_nothing_on_the_pages_of_a_story_shuts_anybody_out(dara: Page, node: Node, axe: Axe, width: int) -> None:
    case = people(node, 1)[-1]
    dara.set_viewport_size({"width": width, "height": 740})

    def looked_at() -> None:
        assert (dara.url, axe(dara)) == (dara.url, [])
        assert width_of(dara) <= width

    dara.goto(f"/case/{case}/stories/")
    looked_at()
    dara.get_by_label("She slept and ate").check()
    dara.get_by_role("button", name="Begin a story").click()
    dara.get_by_label("Title").fill("A long way")
    dara.get_by_role("button", name="Save").click()
    expect(dara.get_by_text("has fallen away")).to_be_visible()
    looked_at()
    dara.get_by_role("button", name="Ask for a second look").click()
    expect(dara.get_by_role("heading", name="Look it through")).to_be_visible()
    looked_at()
