"""The closing in a real browser: in few touches, on a telephone, for everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.assistance import actions
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


def planned(node: Node) -> FileId:
    case, by = people(node, 1)[-1], node.by("dara")
    for action, decision in (("Sewing course", "wants"), ("Tell the police", "not_wanted")):
        told = {"action": Told([action]), "decision": Told([decision]), "due": Told(["2090-01"])}
        actions.write_action(by, case, "", told)
    actions.raise_alarm(by, case, "DEMO: at the door")
    return case


def test_a_plain_closing_takes_two_touches_and_is_undone_with_one(dara: Page, node: Node) -> None:
    case = people(node, 1)[-1]
    dara.goto(f"/case/{case}/")
    dara.get_by_role("link", name="Close the case").click()
    dara.get_by_role("button", name="Close the case").click()
    expect(dara.get_by_text("The case is closed.")).to_be_visible()
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("Taken back: the case is open, as it was.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.under_axe("closing/page.html")
def test_nothing_on_the_pages_of_a_closing_shuts_anybody_out(dara: Page, node: Node, axe: Axe, width: int) -> None:
    case = planned(node)
    dara.set_viewport_size({"width": width, "height": 740})

    def looked_at() -> None:
        assert (dara.url, axe(dara)) == (dara.url, [])
        assert width_of(dara) <= width

    dara.goto(f"/case/{case}/closing/")
    looked_at()
    dara.get_by_label("Does not go on: Sewing course").check()
    dara.get_by_role("button", name="Close the case").click()
    expect(dara.get_by_text("The case is closed.")).to_be_visible()
    looked_at()
    dara.get_by_role("button", name="Open again").click()
    expect(dara.get_by_text("Write something here first.").first).to_be_visible()
    looked_at()
    dara.goto(f"/case/{case}/")
    expect(dara.get_by_text("Closed on").first).to_be_visible()
    looked_at()
