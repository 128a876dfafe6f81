"""Rules and procedures in a real browser: which hold, where each comes from, how we do it, in versions."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.assistance import actions as assistance
from samakki.assistance import jobs
from samakki.cases import actions
from samakki.cases.words import Move, Step
from tests.assistance.rules import TWO_LIMITS
from tests.cases.pages.conftest import Node
from tests.consent.test_duty_agency import RULE
from tests.demo_node import SCREENS
from tests.web.at_the_desk import seat
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser


@pytest.mark.req("CASE-01")
@pytest.mark.under_axe("rules/page.html")
def test_those_who_lead_choose_the_rules_and_the_path_follows_their_order(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    jobs.ship_rules(node.house.node)
    assistance.load_rules(node.house.node, TWO_LIMITS)
    dara.goto("/rules/")
    expect(dara.get_by_text("Sixty", exact=False)).to_have_count(0)
    whole(dara, axe)
    dara.get_by_label("ZZ · Rules of a DEMO country").check()
    dara.get_by_role("button", name="Choose").click()
    expect(dara.get_by_text("DEMO regulation 7 of 2026, articles 3 and 4").first).to_be_visible()
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    actions.move_step(by, case, Move(Step.IDENTIFICATION))
    dara.goto(f"/case/{case}/steps/")
    expect(dara.get_by_text("Is it decided?").first).to_be_visible()
    first = dara.get_by_role("list", name="The ten steps").get_by_role("listitem").first
    expect(first).to_contain_text("Crisis intervention")


@pytest.mark.req("CASE-17")
@pytest.mark.under_axe("procedures/page.html", "procedures/procedure.html")
def test_a_procedure_is_written_in_versions_and_stands_beside_its_step(
    dara: Page, node: Node, context: BrowserContext, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    dara.goto("/procedures/")
    whole(dara, axe)
    dara.get_by_role("link", name="Reception").click()
    for words in ("First: tea, and a chair.", "First: tea, a chair, and time."):
        dara.get_by_label("Procedure", exact=True).fill(words)
        dara.get_by_role("button", name="Save", exact=True).click()
        expect(dara.locator(".card").get_by_text(words)).to_be_visible()
    expect(dara.get_by_text("version 2").first).to_be_visible()
    whole(dara, axe)
    dara.goto("/procedures/supervision/")
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    actions.move_step(by, case, Move(Step.RECEPTION))
    mali = seat(context, node, "mali", live_server.url)
    node.says_why("mali", case)
    mali.goto(f"/case/{case}/steps/")
    expect(mali.get_by_text("First: tea, a chair, and time.")).to_be_visible()
    mali.get_by_role("link", name="Procedure and its versions").click()
    expect(mali.get_by_label("Procedure", exact=True)).to_have_count(0)


@pytest.mark.parametrize("tongue", ["en", "km"])
def test_a_duty_agency_is_named_on_a_small_screen_and_waits_for_another(
    dara: Page, node: Node, axe: Callable[[Page], list[str]], tongue: str
) -> None:
    loaded = assistance.load_rules(node.house.node, RULE)
    by = node.by("dara")
    assert by.agency
    assistance.choose_rules(by, by.agency, loaded.id)
    access.set_language(by, tongue)
    dara.goto("/rules/")
    dara.locator("details:has(select[name=agency]) summary").click()
    whole(dara, axe)
    dara.locator("select[name=agency]").select_option(index=1)
    dara.locator("button[name=do][value=name]").click()
    expect(dara.locator("main .govuk-tag")).to_be_visible()
    expect(dara.locator("button[value=sign]")).to_have_count(0)
    dara.locator("details:has(select[name=agency]) summary").click()
    whole(dara, axe)
    dara.set_viewport_size({"width": 360, "height": 740})
    dara.screenshot(path=SCREENS / f"duty-agency-{tongue}.png", full_page=True)
