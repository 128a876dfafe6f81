"""One thing has one place, and one press takes it back: in a real browser, on a telephone too."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.assistance import actions as assistance
from samakki.assistance.models import Due
from samakki.cases import actions
from samakki.cases.models import Case
from samakki.cases.words import Move, Step
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.assistance.test_stories import TONGUE
from tests.cases.pages.conftest import Node
from tests.web.test_dues import day, plant
from tests.web.test_lead import someone
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


def opened(node: Node) -> FileId:
    return actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")


def said(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible()


@pytest.mark.req("CASE-12")
@pytest.mark.under_axe("closing/page.html")
def test_who_chooses_the_last_step_on_the_path_comes_to_the_closing_with_day_and_reason(
    dara: Page, node: Node, axe: Axe
) -> None:
    case, by = opened(node), node.by("dara")
    actions.move_step(by, case, Move(Step.FOLLOW_UP, day(by, -30), reason="DEMO"))
    dara.goto(f"/case/{case}/steps/")
    dara.get_by_label("To which step").select_option("closure")
    dara.get_by_label("Day").fill(day(by, -40))
    dara.get_by_label("Place").fill("DEMO: the office")
    dara.get_by_label("Reason").fill("DEMO: she has moved to her sister")
    dara.get_by_role("button", name="Move", exact=True).click()
    expect(dara.get_by_role("heading", name="Close the case", level=1)).to_be_visible()
    said(dara, "Nothing is written yet.")
    expect(dara.get_by_label("Day", exact=True)).to_have_value(day(by, -40))
    expect(dara.get_by_label("Place")).to_have_value("DEMO: the office")
    expect(dara.locator("[name=f-closing_reason]")).to_have_value("DEMO: she has moved to her sister")
    assert actions.read_path(by, case).now is Step.FOLLOW_UP
    whole(dara, axe)
    dara.get_by_role("button", name="Close the case").click()
    said(dara, "This day lies before the last step")
    whole(dara, axe)
    dara.get_by_label("Day", exact=True).fill(day(by, -50))
    dara.get_by_role("button", name="Close the case").click()
    expect(dara.locator("[name=sure]")).to_have_value(day(by, -50))
    dara.get_by_role("button", name="Close the case").click()
    said(dara, "The case is closed.")
    assert Case.objects.get(pk=case).closed_on is not None
    last = actions.read_path(by, case).strides[-1]
    assert (str(last.day), last.place) == (day(by, -50), "DEMO: the office")


def test_the_closing_begun_on_the_path_works_without_a_script(plain_dara: Page, node: Node) -> None:
    case = opened(node)
    plain_dara.goto(f"/case/{case}/steps/")
    plain_dara.get_by_label("To which step").select_option("closure")
    plain_dara.get_by_role("button", name="Move", exact=True).click()
    plain_dara.get_by_role("button", name="Close the case").click()
    said(plain_dara, "The case is closed.")


@pytest.mark.req("CASE-06")
def test_a_line_of_the_plan_is_added_and_written_where_the_plan_asks_its_questions(dara: Page, node: Node) -> None:
    case, by = opened(node), node.by("dara")
    row = assistance.write_action(by, case, "", {"action": actions.Told(["DEMO: school"])})
    dara.goto(f"/case/{case}/section/administration/plan/rows/")
    dara.get_by_role("link", name=re.compile("^Add.*Plan")).click()
    expect(dara.get_by_role("heading", name="Add to the plan")).to_be_visible()
    expect(dara.get_by_role("group", name="What does this person say?").first).to_be_visible()
    dara.goto(f"/case/{case}/section/administration/plan/rows/")
    dara.locator("h2.row-title a").first.click()
    expect(dara).to_have_url(f"{dara.url.partition('/case/')[0]}/case/{case}/plan/{row}/")
    answer = dara.request.get(f"/case/{case}/section/administration/plan/rows/00000000/")
    assert answer.status == 404


@pytest.mark.under_axe("case/page.html")
def test_what_is_given_to_a_colleague_goes_back_with_one_press(dara: Page, node: Node, axe: Axe) -> None:
    case, by = opened(node), node.by("dara")
    plant(by, case, "follow_ups", due=day(by, -1), why="DEMO: papers")
    dara.goto("/late/")
    dara.get_by_label("Lotus: DEMO: papers").check()
    dara.get_by_label("Colleague").select_option(label="Mali")
    dara.get_by_role("button", name="Give to a colleague").click()
    said(dara, "Given to a colleague.")
    assert Due.objects.get().member_id == node.by("mali").member
    dara.get_by_role("button", name="Undo").click()
    said(dara, "Undone: it stands as it stood before.")
    assert Due.objects.get().member_id == by.member
    dara.goto(f"/case/{case}/")
    said(dara, "DEMO: papers · Mali sees to it.")
    whole(dara, axe)


@pytest.mark.under_axe("alarm/page.html")
def test_an_alarm_that_was_taken_or_answered_by_mistake_is_open_again(dara: Page, node: Node, axe: Axe) -> None:
    case, by = opened(node), node.by("dara")
    actions.assign_worker(by, case, node.by("mali").member)
    assistance.raise_alarm(by, case, "DEMO: he is at the door")
    dara.goto(f"/case/{case}/alarm/")
    dara.get_by_role("button", name="I see to it").click()
    said(dara, "You see to it.")
    whole(dara, axe)
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_role("button", name="I see to it")).to_be_visible()
    dara.get_by_label("What was done").fill("DEMO: the police were there")
    dara.get_by_role("button", name="Answered").click()
    said(dara, "Answered. What was done stands in the case.")
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_role("button", name="I see to it")).to_be_visible()


@pytest.mark.under_axe("follow_ups/page.html")
def test_what_was_planned_by_mistake_is_taken_back_with_one_press(dara: Page, node: Node, axe: Axe) -> None:
    case = opened(node)
    dara.goto(f"/case/{case}/follow-ups/")
    dara.get_by_role("button", name="Plan all of these").click()
    said(dara, "Planned: 5.")
    whole(dara, axe)
    dara.get_by_role("button", name="Undo").click()
    said(dara, "No follow-up is planned.")
    dara.goto(f"/case/{case}/appointments/")
    for label, words in (("What for", "DEMO: doctor"), ("Day", "2199-01-01")):
        dara.get_by_label(label).first.fill(words)
    dara.get_by_role("button", name="Save").click()
    dara.get_by_role("button", name="Undo").click()
    said(dara, "No appointment is planned.")


def test_a_case_that_was_given_away_by_mistake_comes_back_with_one_press(dara: Page, node: Node) -> None:
    case = opened(node)
    dara.goto(f"/case/{case}/")
    dara.get_by_label("On whose list").select_option(label="Mali")
    dara.get_by_role("button", name="Give", exact=True).click()
    said(dara, "Mali sees to this case from now on")
    dara.get_by_role("button", name="Undo", exact=True).click()
    said(dara, "Undone: it stands as it stood before.")
    assert Case.objects.get(pk=case).worker_id == node.by("dara").member


@pytest.mark.under_axe("board/page.html", "reviews/page.html", "today/page.html")
def test_a_story_that_waits_for_a_second_look_stands_before_those_who_may_look(
    dara: Page, node: Node, context: BrowserContext, live_server: LiveServer, axe: Axe
) -> None:
    case, by = opened(node), node.by("mali")
    row = assistance.begin_story(by, case, [], TONGUE)
    actions.write_row(
        by,
        case,
        Section.ADMINISTRATION,
        "stories",
        row,
        {"title": actions.Told(["Sewing"]), "story": actions.Told(["Sew."])},
    )
    story = assistance.open_stories(by, case).stories[0]
    assistance.ask_for_look(by, case, row, story.seen)
    for page in ("/today/", "/reviews/", "/board/"):
        dara.goto(page)
        expect(dara.get_by_role("region", name="Stories to look through")).to_contain_text("Lotus")
        whole(dara, axe)
    mali = someone(node, context, live_server.url, "mali")
    for page in ("/today/", "/reviews/"):
        mali.goto(page)
        expect(mali.get_by_text("Stories to look through")).to_have_count(0)
    mali.context.close()
    dara.goto("/today/")
    dara.get_by_role("link", name="Sewing").click()
    dara.get_by_role("button", name="Nothing tells who it was: release it").click()
    said(dara, "Released.")
    dara.goto("/today/")
    expect(dara.get_by_text("Stories to look through")).to_have_count(0)


@pytest.mark.req("CASE-31")
@pytest.mark.under_axe("case/page.html")
def test_a_case_that_was_opened_again_by_mistake_is_closed_again_with_one_press(
    dara: Page, node: Node, axe: Axe
) -> None:
    case = opened(node)
    assistance.close_case(node.by("dara"), case, {})
    dara.goto(f"/case/{case}/closing/")
    dara.get_by_label("Why it is opened again").fill("DEMO: another case was meant")
    dara.get_by_role("button", name="Open again").click()
    said(dara, "This case is open again.")
    whole(dara, axe)
    dara.get_by_role("button", name="Undo", exact=True).click()
    said(dara, "Undone: it stands as it stood before.")
    said(dara, "Closed on")
