"""How a case stands, in a real browser: four ways, a decision with its law, opinions asked and answered, teams."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.assistance.queries import dues_of_case
from samakki.cases import actions
from tests.cases.pages.conftest import Node
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser


@pytest.mark.req("IDENT-02", "IDENT-03", "IDENT-22", "IDENT-27")
@pytest.mark.under_axe("identification/page.html")
def test_a_decision_names_its_law_and_a_second_opinion_is_asked_and_answered(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    dara.goto(f"/case/{case}/")
    dara.get_by_role("link", name="not identified, not assisted").click()
    whole(dara, axe)
    dara.get_by_role("group", name="Is this person assisted").get_by_label("Yes").check()
    dara.get_by_role("group", name="Identification").get_by_label("Identified as trafficked").check()
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_role("link", name="Say who decided: nobody is identified by nobody.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("group", name="Decided by").get_by_label("Police").check()
    dara.get_by_label("Definition in force").fill("DEMO law, article 1")
    dara.get_by_role("button", name="Save", exact=True).click()
    here = dara.get_by_role("row", name="Identified This case")
    expect(here).to_be_visible()
    dara.get_by_text("Not sure? Ask for a second opinion").click()
    dara.get_by_label("What is asked").fill("Is debt enough?")
    dara.get_by_label("A colleague").select_option(str(node.by("mali").member))
    dara.get_by_label("Answer wanted until").fill("2027-01-06")
    dara.get_by_role("button", name="Ask", exact=True).click()
    expect(dara.get_by_text("Asked. The answer is wanted")).to_be_visible()
    (due,) = dues_of_case(node.by("dara"), case)
    assert due.member == node.by("mali").member
    whole(dara, axe)
    dara.get_by_label("Answer", exact=True).fill("Together with the papers kept: yes.")
    dara.get_by_role("button", name="Keep the answer").click()
    expect(dara.get_by_text("Together with the papers kept: yes.")).to_be_visible()
    dara.get_by_role("link", name="Write what a team holds").click()
    dara.get_by_label("Team").fill("DEMO team at the border")
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("Saved.")).to_be_visible()
    dara.goto(f"/case/{case}/identification/")
    expect(dara.get_by_role("heading", name="DEMO team at the border")).to_be_visible()
    whole(dara, axe)


@pytest.mark.req("IDENT-05")
def test_who_came_for_violence_reads_no_word_of_trafficking_on_the_path(dara: Page, node: Node) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    dara.goto(f"/case/{case}/identification/")
    dara.get_by_role("group", name="What it is about").get_by_label("Violence").check()
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("What was decided")).to_have_count(0)
    dara.goto(f"/case/{case}/")
    for word in ("Victim", "victim", "dentified"):
        expect(dara.get_by_text(word)).to_have_count(0)


@pytest.mark.req("CHILD-09")
@pytest.mark.under_axe("missing/page.html")
def test_a_missing_childs_report_is_linked_and_leads_both_ways(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    reported = actions.open_case(by, "DEMO: a mother looks for her daughter", "Reed")
    found = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    dara.goto(f"/case/{found}/")
    dara.get_by_role("link", name="Reported missing").click()
    whole(dara, axe)
    dara.locator("input[name=wanted]").fill("Reed")
    dara.get_by_role("button", name="Find", exact=True).click()
    dara.get_by_label("Reed").check()
    dara.get_by_label("Number of the report").fill("DEMO-12")
    whole(dara, axe)
    dara.get_by_role("button", name="Link both files").click()
    dara.get_by_role("link", name="Reed").click()
    dara.get_by_role("link", name="Reported missing").click()
    expect(dara.get_by_role("link", name="Lotus")).to_be_visible()
    assert str(reported) in dara.url
