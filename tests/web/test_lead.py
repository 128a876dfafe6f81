"""Those who lead, and those who ask them, in a real browser: the board, a look together, cover, cases handed over."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access.models import Member
from samakki.access.words import Role
from samakki.assistance import actions as assistance
from samakki.assistance.words import ReviewAbout
from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people, seat
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser

DAY = timedelta(days=1)


def ago(days: int) -> str:
    return (datetime.now(tz=UTC).date() - DAY * days).isoformat()


def someone(node: Node, browser: BrowserContext, url: str, login: str) -> Page:
    """Sign another colleague in, in a browser of their own."""
    context = browser.browser.new_context(base_url=url) if browser.browser else browser
    return seat(context, node, login, url)


def appointment(node: Node, case: FileId, day: str) -> None:
    told = {"what": Told(["DEMO: doctor"]), "day": Told([day])}
    actions.write_row(node.by("dara"), case, Section.ADMINISTRATION, "appointments", "", told)


@pytest.mark.req("CASE-16", "CASE-19", "GAP-20", "GAP-21", "GAP-33", "PROG-21")
@pytest.mark.under_axe("board/page.html")
def test_the_board_shows_what_each_carries_what_waits_and_who_is_quiet(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    cases = people(node, 4)
    for number in range(12):
        appointment(node, cases[0], ago(number + 1))
    actions.assign_worker(node.by("dara"), cases[1], None)
    Case.objects.filter(pk=cases[2]).update(opened_at=datetime.now(tz=UTC) - 60 * DAY)
    assistance.ask_review(node.by("mali"), cases[3], ReviewAbout.PLAN, "DEMO: is this enough?")
    sok = node.house.colleague(node.by("dara"), "sok", Role.CASEWORKER)
    actions.assign_worker(node.by("dara"), cases[0], sok.member)
    Member.objects.filter(pk=sok.member).update(active=False)
    dara.goto("/today/")
    dara.get_by_role("link", name="Board", exact=True).click()
    expect(dara.get_by_text("Sok does not work here any more, and 1 case waits for somebody.")).to_be_visible()
    loads = dara.locator(".loads li")
    expect(loads).to_have_count(2)
    expect(loads.first).to_contain_text("dara")
    expect(loads.first).to_contain_text("2 open cases")
    expect(loads.first.locator("rect")).to_have_count(4)
    expect(dara.get_by_role("region", name="Without a worker")).to_contain_text("Lotus 1")
    expect(dara.get_by_role("region", name="Left over")).to_contain_text("Lotus 0")
    expect(dara.get_by_role("region", name="Quiet for 30 days")).to_contain_text("Lotus 2")
    expect(dara.get_by_role("region", name="Only first support")).to_contain_text("Lotus 2")
    expect(dara.get_by_role("region", name="Waits for a look")).to_contain_text("The plan")
    dara.get_by_text("How it is weighed").click()
    whole(dara, axe)


@pytest.mark.req("CASE-16")
def test_only_those_who_lead_see_the_board(
    dara: Page, node: Node, context: BrowserContext, live_server: LiveServer
) -> None:
    mali = someone(node, context, live_server.url, "mali")
    mali.goto("/today/")
    expect(mali.get_by_role("link", name="Board", exact=True)).to_have_count(0)
    answer = mali.goto("/board/")
    assert answer is not None
    assert answer.status == 403
    mali.context.close()


@pytest.mark.req("CASE-16")
@pytest.mark.under_axe("reviews/case.html", "reviews/page.html", "reviews/one.html")
def test_a_look_is_asked_for_from_a_case_given_back_with_a_question_and_read(
    dara: Page, node: Node, context: BrowserContext, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    case = people(node, 1)[0]
    mali = someone(node, context, live_server.url, "mali")
    node.says_why("mali", case)
    mali.goto(f"/case/{case}/")
    mali.get_by_role("link", name="Looked at together").last.click()
    mali.get_by_label("The plan").check()
    mali.get_by_role("button", name="Ask").click()
    expect(mali.get_by_role("link", name="Write something here first.")).to_be_visible()
    mali.get_by_label("What is asked").fill("DEMO: is this enough?")
    whole(mali, axe)
    mali.get_by_role("button", name="Ask").click()
    expect(mali.get_by_text("Asked. The answer will stand on your page of today.")).to_be_visible()
    dara.goto("/reviews/")
    whole(dara, axe)
    dara.get_by_role("link", name="The plan").click()
    expect(dara.get_by_text("DEMO: is this enough?")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("button", name="Give back with a question").click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()
    dara.get_by_role("button", name="Sign off").click()
    expect(dara.get_by_text("signed off by dara", exact=True)).to_be_visible()
    dara.get_by_role("button", name="Undo").click()
    dara.get_by_label("Words to the answer").fill("DEMO: what does she say?")
    dara.get_by_role("button", name="Give back with a question").click()
    expect(dara.get_by_text("returned with a question by dara", exact=True)).to_be_visible()
    mali.goto("/reviews/")
    expect(mali.get_by_text("Answer to me")).to_be_visible()
    mali.get_by_role("link", name="The plan").click()
    expect(mali.get_by_text("DEMO: what does she say?")).to_be_visible()
    mali.goto("/reviews/")
    expect(mali.get_by_text("Nothing of yours waits.")).to_be_visible()
    mali.context.close()


@pytest.mark.req("CASE-16")
def test_nobody_is_offered_to_sign_what_they_asked_themselves(dara: Page, node: Node) -> None:
    review = assistance.ask_review(node.by("dara"), people(node, 1)[0], ReviewAbout.PLAN, "DEMO: is this enough?")
    dara.goto(f"/reviews/{review}/")
    expect(dara.get_by_text("You asked this yourself: somebody else signs it.")).to_be_visible()
    expect(dara.get_by_role("button", name="Sign off")).to_have_count(0)
    dara.get_by_role("button", name="Take the question back").click()
    expect(dara.get_by_text("taken back by dara", exact=True)).to_be_visible()
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("Undone: it waits again.")).to_be_visible()
    expect(dara.get_by_role("button", name="Take the question back")).to_be_visible()


@pytest.mark.req("GAP-20", "PROG-21")
@pytest.mark.under_axe("away/page.html")
def test_all_cases_are_in_other_hands_for_a_leave_in_four_actions_from_today(
    dara: Page, node: Node, context: BrowserContext, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    people(node, 2)
    dara.goto("/today/")
    dara.get_by_role("link", name="Away for some days").click()  # 1
    expect(dara.get_by_role("heading", name="Looking after yourself")).to_be_visible()
    dara.get_by_label("Who stands in").select_option(label="Mali")  # 2
    dara.get_by_label("Last day").fill(ago(-3))  # 3
    whole(dara, axe)
    dara.get_by_role("button", name="Arrange", exact=True).click()  # 4
    expect(dara.get_by_text("Arranged. It ends by itself on the last day.")).to_be_visible()
    expect(dara.get_by_text("Mali stands in")).to_be_visible()
    mali = someone(node, context, live_server.url, "mali")
    mali.goto("/today/")
    expect(mali.get_by_text("You see to the cases of dara until")).to_be_visible()
    expect(mali.locator("#people")).to_contain_text("Lotus 0")
    dara.get_by_role("button", name="End it").click()
    expect(dara.get_by_text("Nobody is away")).to_be_visible()
    mali.reload()
    expect(mali.locator("#people")).not_to_contain_text("Lotus 0")
    mali.context.close()


def test_an_absence_that_cannot_be_says_why_and_an_odd_one_is_asked(dara: Page, node: Node) -> None:
    mali, cover = node.by("mali"), node.by("dara").member
    assert cover
    assistance.go_away(mali, ago(-1), ago(-2), cover)
    dara.goto("/away/")
    dara.get_by_role("button", name="Arrange", exact=True).click()
    expect(dara.get_by_role("link", name="Choose one of the answers of the list.")).to_be_visible()
    dara.get_by_label("Who stands in").select_option(label="Mali")
    dara.get_by_label("First day").fill(ago(-2))
    dara.get_by_label("Last day").fill(ago(-1))
    dara.get_by_role("button", name="Arrange", exact=True).click()
    expect(dara.get_by_role("link", name="The last day lies before the first.")).to_be_visible()
    dara.get_by_label("First day").fill("")
    dara.get_by_role("button", name="Arrange", exact=True).click()
    expect(dara.get_by_text("Mali is away too on some of these days.")).to_be_visible()
    dara.get_by_role("button", name="Arrange it all the same").click()
    expect(dara.get_by_text("Arranged. It ends by itself on the last day.")).to_be_visible()


@pytest.mark.req("GAP-20")
@pytest.mark.under_axe("hand_over/page.html", "hand_over/done.html")
def test_a_whole_list_is_handed_over_for_good_in_four_actions_and_taken_back_in_one(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    people(node, 3)
    dara.goto("/board/")
    dara.get_by_role("link", name=re.compile("Hand cases over.*dara")).click()  # 1
    expect(dara.get_by_role("group", name="3 open cases of dara")).to_be_visible()
    dara.get_by_role("button", name="Hand them over").click()
    expect(dara.get_by_role("link", name="Choose one of the answers of the list.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_label("To whom").select_option(label="Mali")  # 2
    dara.get_by_label("all 3 cases below").check()  # 3
    dara.get_by_role("button", name="Hand them over").click()  # 4
    expect(dara.get_by_text("3 cases went from dara to Mali, with all that is due.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("3 cases are back where they were.")).to_be_visible()
    expect(dara.get_by_role("group", name="3 open cases of dara")).to_be_visible()


def test_one_case_is_handed_over_by_keys_and_without_a_script(plain_dara: Page, node: Node) -> None:
    people(node, 2)
    plain_dara.goto("/hand-over/")
    plain_dara.get_by_label("To whom").focus()
    plain_dara.keyboard.press("M")
    plain_dara.locator("input[name=case]").first.focus()
    plain_dara.keyboard.press("Space")
    plain_dara.get_by_role("button", name="Hand them over").press("Enter")
    expect(plain_dara.get_by_text("1 case went from dara to Mali")).to_be_visible()
