"""Surveys in a real browser: asked, answered, coded, counted and agreed on, at 360 pixels too."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access.words import Role
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.surveys import actions, queries
from samakki.surveys.actions import Proposed
from samakki.surveys.words import Code, RespondentKind, RoundId, SurveyId, Yes
from tests.cases.pages.conftest import Node
from tests.surveys.asked import ASKED_FORM, TEXT
from tests.web.at_the_desk import seat
from tests.web.test_figures import whole

pytestmark = pytest.mark.browser
STORIES = TEXT.replace("Reasons", "Stories").replace("[reason]", "[story]")


@pytest.fixture
def leads(context: BrowserContext, node: Node, live_server: LiveServer) -> Page:
    """The browser of who leads the shelter."""
    return seat(context, node, "dara", live_server.url)


def begun(node: Node) -> tuple[SurveyId, RoundId]:
    """Begin a survey with a round of today, codes, and an agreement that nobody has signed."""
    took = instruments.release_xlsform(node.house.node, ASKED_FORM, Naming(name="Why people leave"))
    by, today = node.by("dara"), date.today()  # noqa: DTZ011 -- the day of the machine on which the node runs
    survey = actions.begin_survey(by, "Why people leave", took.instrument, 3)
    which = actions.open_round(node.by("dara"), survey, today, today, took.version)
    actions.keep_code_list(node.by("dara"), survey, "story", [Code("debt", "Debt", "Money that was owed.")])
    parties = [agency for agency in (by.agency, node.by("noy").agency) if agency]
    proposed = Proposed("A study of leaving.", frozenset({"reason"}), today, today + timedelta(days=9), parties)
    actions.propose_use(node.by("dara"), survey, proposed)
    return survey, which


def told(node: Node, which: RoundId) -> None:
    """Let four persons answer, each with a code."""
    now = node.by("dara").clock.now()
    for _number in range(4):
        yes = Yes(frozenset({"research"}), now, now + timedelta(days=9), "Read together.", adult=True)
        asked = actions.ask(node.by("mali"), which, RespondentKind.PERSON, yes=yes)
        actions.answer(node.by("mali"), asked, {"reason": "debt", "story": "In my own words."})
        actions.code_answer(node.by("mali"), asked, "story", ["debt"])


@pytest.mark.under_axe("surveys/list.html", "surveys/page.html", "surveys/round.html", "surveys/answering.html")
def test_somebody_is_asked_and_answers(node: Node, leads: Page, axe: Callable[[Page], list[str]]) -> None:
    begun(node)
    leads.goto("/surveys/")
    expect(leads.get_by_text("holds for nobody yet")).to_be_visible()
    whole(leads, axe)
    leads.get_by_role("button", name="Sign for your agency").press("Enter")
    expect(leads.get_by_text("Shelter of the DEMO river: signed")).to_be_visible()
    leads.get_by_role("link", name="Why people leave").click()
    expect(leads.get_by_label("Welfare office of DEMO province")).to_be_visible()
    whole(leads, axe)
    leads.get_by_role("link", name="Round 1").click()
    expect(leads.get_by_role("heading", name="Nobody is asked yet")).to_be_visible()
    leads.get_by_label("Who", exact=True).select_option("Embassy")
    leads.get_by_label("Called").fill("House of the river")
    leads.get_by_role("button", name="Add them").press("Enter")
    expect(leads.get_by_text("0 of 1 answered")).to_be_visible()
    whole(leads, axe)
    leads.get_by_role("link", name="Embassy: House of the river").click()
    whole(leads, axe)
    leads.get_by_label("Debt").check()
    leads.get_by_role("button", name="Keep and go back").press("Enter")
    expect(leads.get_by_text("1 of 1 answered")).to_be_visible()


@pytest.mark.under_axe("surveys/coding.html", "surveys/page.html")
def test_answers_are_coded_and_counted(node: Node, leads: Page, axe: Callable[[Page], list[str]]) -> None:
    survey, which = begun(node)
    told(node, which)
    analyst = node.house.colleague(node.by("dara"), "sokha", Role.ANALYST)
    for text in (TEXT, STORIES):
        actions.define_analysis(analyst, survey, text)
    leads.goto(f"/surveys/rounds/{which}/codes/?question=story")
    expect(leads.get_by_text("A colleague has coded it.").first).to_be_visible()
    whole(leads, axe)
    leads.get_by_label("Debt").first.check()
    leads.get_by_role("button", name="Code it as the second (1)").press("Enter")
    expect(leads.get_by_text("Second coding: Debt")).to_be_visible()
    leads.goto(f"/surveys/rounds/{which}/")
    leads.get_by_text("Close this round for good").press("Enter")
    leads.get_by_role("button", name="Close it now").press("Enter")
    count = leads.get_by_role("button", name=re.compile("Count it.*Reasons"))
    count.press("Enter")
    expect(count).to_have_count(0)
    leads.goto(f"/surveys/{survey}/")
    expect(leads.get_by_role("heading", name="Reasons, round 1")).to_be_visible()
    expect(leads.locator("td svg rect").first).to_be_visible()
    whole(leads, axe)
    assert len(queries.told(node.by("dara"), survey)) == 1
