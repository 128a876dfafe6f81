"""The path of a case in a real browser: drawn, moved in three actions, asked where a day looks odd, undone in one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.cases import actions
from samakki.cases.words import Move, Step
from tests.cases.pages.conftest import Node
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser


@pytest.mark.req("CASE-01")
@pytest.mark.under_axe("steps/page.html", "case/page.html")
def test_a_step_is_moved_in_three_actions_from_the_case_file_and_undone_in_one(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    actions.move_step(by, case, Move(Step.RECEPTION, "2025-11-03"))
    dara.goto(f"/case/{case}/")
    path = dara.get_by_role("list", name="The ten steps")
    expect(path.get_by_role("listitem")).to_have_count(10)
    expect(path.locator("[aria-current=step]")).to_contain_text("Reception: now, 3 November 2025")
    expect(dara.get_by_text("Usually next: Case planning.")).to_be_visible()
    dara.get_by_text("Move to a step").click()  # 1
    expect(dara.get_by_label("To which step")).to_have_value("case_planning")
    dara.get_by_label("To which step").select_option("case_planning")  # 2, where another than the usual is meant
    whole(dara, axe)
    dara.get_by_role("button", name="Move", exact=True).click()  # 3
    expect(dara.get_by_text("This case is now at: Case planning.")).to_be_visible()
    dara.get_by_role("button", name="Undo: Case planning").click()
    expect(dara.get_by_text("Taken back. The case is where it was before.")).to_be_visible()
    expect(path.locator("[aria-current=step]")).to_contain_text("Reception")
    dara.get_by_role("link", name="The whole path").click()
    whole(dara, axe)


@pytest.mark.req("CASE-01", "CASE-14")
@pytest.mark.under_axe("steps/page.html")
def test_an_odd_day_is_asked_about_and_a_step_that_was_earlier_is_noted_without_moving_the_case(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    actions.move_step(by, case, Move(Step.RECEPTION, "2025-11-03"))
    dara.goto(f"/case/{case}/steps/")
    dara.get_by_label("To which step").select_option("recovery")
    dara.get_by_role("button", name="Move", exact=True).click()
    expect(dara.get_by_role("link", name="Write why: a step was left out")).to_be_visible()
    whole(dara, axe)
    dara.get_by_label("To which step").select_option("crisis_intervention")
    dara.get_by_label("Day").fill("2025-10")
    dara.get_by_role("button", name="Move", exact=True).click()
    expect(dara.get_by_text("This day lies before the last step (Reception, 3 November 2025).")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("button", name="It was earlier").click()
    expect(dara.get_by_text("Written down: Crisis intervention.")).to_be_visible()
    now = dara.get_by_role("list", name="The ten steps").locator("[aria-current=step]")
    expect(now).to_contain_text("Reception")


def test_a_step_is_moved_and_undone_without_a_script(plain_dara: Page, node: Node) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    plain_dara.goto(f"/case/{case}/")
    expect(plain_dara.get_by_text("A case may begin at any of them.")).to_be_visible()
    plain_dara.get_by_text("Move to a step").click()
    plain_dara.get_by_role("button", name="Move", exact=True).click()
    expect(plain_dara.get_by_text("This case is now at: Victim identification.")).to_be_visible()
    plain_dara.get_by_role("button", name="Undo: Victim identification").click()
    expect(plain_dara.get_by_text("A case may begin at any of them.")).to_be_visible()
