"""The plan in a real browser: in few touches, by keys, on a telephone, for everybody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.assistance import actions
from samakki.assistance.words import Decision
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]
FAR: str = "2090-05-04"


def line(node: Node, case: FileId, action: str, **more: str) -> str:
    told = {name: Told([said]) for name, said in {"action": action, **more}.items()}
    return actions.write_action(node.by("dara"), case, "", told)


def planned(node: Node, case: FileId) -> str:
    """Make a plan with something of everything; give a line of it."""
    by = node.by("dara")
    help_ = "Ring the house, at any hour: DEMO 100. The night guard wakes the one on duty."
    cases.change_fields(by, case, Section.ADMINISTRATION, {"urgent_help": Told([help_])})
    line(node, case, "See a doctor about the hand", goal="To be well in body", urgent="yes", due=FAR, who="mali")
    home = line(node, case, "Go to the embassy together", goal="Go home", due="2090-07", who="The person")
    line(node, case, "Ask her sister whether she may come", goal="Go home", who="dara", decision="wants")
    line(node, case, "Sewing course", goal="Earn money", decision="later", own_words="When the hand is well.")
    no = line(node, case, "Tell the police", goal="Justice", decision="wants")
    actions.decide(by, case, no, Decision.NOT_WANTED, "He knows where my mother lives.")
    done = line(node, case, "Buy shoes", goal="Arrive")
    actions.finish_action(by, case, done, "Blue ones.")
    actions.tell_of_talk(by, case, "made", "I want to see my daughter first.")
    return home


def test_an_action_is_planned_in_four_touches_from_the_case_file(dara: Page, node: Node) -> None:
    case = people(node, 1)[-1]
    dara.goto(f"/case/{case}/")
    dara.get_by_role("link", name="Plan", exact=True).click()
    dara.get_by_label("What will be done").fill("See a doctor")
    dara.get_by_label("In a week").check()
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.locator(".plan-lines h3")).to_have_text("See a doctor")


def test_decided_done_and_undone_each_in_one_touch_without_leaving_the_page(dara: Page, node: Node) -> None:
    case = people(node, 1)[-1]
    line(node, case, "See a doctor")
    dara.goto(f"/case/{case}/plan/")
    dara.get_by_role("button", name="Wants this").click()
    expect(dara.get_by_role("button", name="Wants this")).to_have_attribute("aria-pressed", "true")
    dara.get_by_role("button", name=re.compile("^Done")).click()
    expect(dara.get_by_text("Done and left (1)")).to_be_visible()
    dara.locator("#did").get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("Taken up again.")).to_be_visible()
    assert re.search(r"/plan/$", dara.url)


def test_what_was_typed_stands_when_a_day_that_has_passed_is_asked(dara: Page, node: Node) -> None:
    case = people(node, 1)[-1]
    dara.goto(f"/case/{case}/plan/")
    dara.get_by_label("What will be done").fill("See a doctor")
    dara.get_by_label("Or on a day").fill("2019-05")
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("This day has passed already")).to_be_visible()
    assert dara.get_by_label("What will be done").input_value() == "See a doctor"
    dara.get_by_role("button", name="Yes, write it so").click()
    expect(dara.get_by_text("Day has passed")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.under_axe("plan/page.html", "plan/line.html")
def test_nothing_on_the_pages_of_the_plan_shuts_anybody_out(dara: Page, node: Node, axe: Axe, width: int) -> None:
    case = people(node, 1)[-1]
    row = planned(node, case)
    dara.set_viewport_size({"width": width, "height": 740})
    for address in (f"/case/{case}/plan/", f"/case/{case}/plan/{row}/", f"/case/{case}/"):
        dara.goto(address)
        assert (address, axe(dara)) == (address, [])
        assert width_of(dara) <= width
    dara.goto(f"/case/{case}/plan/")
    dara.get_by_label("What will be done").fill("See a doctor")
    dara.get_by_label("Or on a day").fill("2019-05")
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("This day has passed already")).to_be_visible()
    assert axe(dara) == []
