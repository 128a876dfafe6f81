"""The journeys of every day, counted in actions: nothing needs more than is told here, and each is seen to be done."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.demo_node import SCREENS, DemoNode
from tests.journeys.hands import Hands
from tests.journeys.test_demo_newcomer import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def at_work(newcomer: Page, demo_node: DemoNode) -> Page:
    """Kanya, signed in: the first page is the day."""
    sign_in(newcomer, demo_node)
    return newcomer


def first_person(page: Page) -> str:
    return str(page.locator(".persons > li [name=case]").first.get_attribute("value"))


def test_the_first_page_is_the_day_and_people_stand_on_it(at_work: Page) -> None:
    expect(at_work.locator(".person").first).to_contain_text("DEMO")
    at_work.screenshot(path=SCREENS / "day-today.png", full_page=True)


def test_a_note_takes_two_actions(at_work: Page) -> None:
    at_work.goto(f"/case/{first_person(at_work)}/")
    at_work.locator(".note-bar textarea").focus()
    hands = Hands(at_work)
    hands.type("DEMO. Laughed at the rain.")
    hands.press(at_work.locator(".note-bar button[data-enter]"), at_work.get_by_text("The note is saved."))
    assert hands.actions <= 2


def test_a_visit_with_its_result_takes_four_actions(at_work: Page) -> None:
    hands, person = Hands(at_work), at_work.locator(".persons > li").first
    hands.press(person.locator("summary"), person.locator(".drawer-note"))
    hands.press(person.get_by_role("button", name="Visit"), person.locator(".picks"))
    person.locator("textarea:focus").wait_for()
    hands.type("DEMO. The work at the market goes well.")
    hands.press(person.get_by_role("button", name="Save"), person.get_by_text("The visit is kept."))
    assert hands.actions <= 4
    person.get_by_role("button", name="Undo").click()
    person.get_by_text("Undone.").wait_for()


def test_a_new_case_in_a_crisis_takes_three_actions(at_work: Page) -> None:
    hands = Hands(at_work)
    hands.press(at_work.get_by_role("link", name="Person in crisis"), at_work.locator("[name=reason]:focus"))
    hands.type("DEMO. At the ferry, wants a bed tonight.")
    hands.press(at_work.get_by_role("button", name="Open the case"), at_work.get_by_text("The case is open."))
    assert hands.actions <= 3
    assert re.search(r"/case/[0-9a-f-]{36}/", at_work.url)


def test_moving_a_step_takes_three_actions(at_work: Page) -> None:
    at_work.get_by_role("link", name="Person in crisis").click()
    at_work.fill("[name=reason]", "DEMO. Sits by the gate.")
    at_work.get_by_role("button", name="Open the case").click()
    at_work.get_by_text("The case is open.").wait_for()
    hands = Hands(at_work)
    hands.press(at_work.get_by_text("Move to a step"), at_work.locator(".steps-tools [name=step]"))
    hands.press(at_work.locator(".steps-tools button[data-enter]"), at_work.locator(".path-now"))
    assert hands.actions <= 3
    expect(at_work.locator("p.path-now")).to_contain_text("Victim identification")


def test_an_action_of_the_plan_takes_four_actions(at_work: Page) -> None:
    at_work.goto(f"/case/{first_person(at_work)}/")
    hands = Hands(at_work)
    hands.press(at_work.locator("main").get_by_role("link", name="Plan", exact=True).first, at_work.locator("#add"))
    hands.fill(at_work.locator("[name=f-action]"), "DEMO. A place in the choir")
    hands.press(at_work.locator("#add button[data-enter]"), at_work.locator("#plan", has_text="A place in the choir"))
    assert hands.actions <= 4


def test_handing_all_cases_over_for_a_leave_takes_four_actions(at_work: Page) -> None:
    hands = Hands(at_work)
    hands.press(at_work.get_by_role("link", name="Away for some days"), at_work.locator("[name=until]"))
    hands.pick(at_work.locator("[name=covered_by]"), 1)
    hands.fill(at_work.locator("[name=until]"), str(timezone.localdate() + timedelta(days=9)))
    hands.press(at_work.get_by_role("button", name="Arrange"), at_work.locator(".leading-part", has_text="Kanya"))
    assert hands.actions <= 4
