"""A house in a real browser: set up, a family received, looks by one tap, two who sign, paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Step
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter import actions, queries
from samakki.shelter.words import Arrival
from tests.assistance.one_case import person
from tests.cases.pages.conftest import Node
from tests.shelter.in_a_house import Set, set_up
from tests.web.at_the_desk import seat
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


def whole(page: Page, axe: Axe) -> None:
    """See that the page shuts nobody out, wide and at 360 pixels, from its top on: its head covers what is scrolled."""
    page.evaluate("scrollTo(0, 0)")
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def lived_in(node: Node) -> tuple[Set, FileId]:
    """A house in which somebody has stayed for long, with a log and an appointment."""
    by = node.by("dara")
    house, case = set_up(by), person(by, "K-4829")
    actions.receive(by, house.house, [Arrival(case, house.beds[0])], watch_every=15)
    shift = actions.begin_shift(by, house.house)
    actions.write_line(by, house.house, "She ate and slept.", about=[case])
    today = by.clock.now().date().isoformat()
    told = {"what": Told(["Hospital DEMO"]), "day": Told([today]), "time": Told(["08:30"])}
    cases.write_row(by, case, Section.ADMINISTRATION, "appointments", "", told)
    cases.change_fields(by, case, Section.IDENTITY, {"first_language": Told(["km"]), "faith": Told(["No pork"])})
    actions.hand_over(by, house.house, shift, "The doctor comes at eight.")
    return house, case


@pytest.mark.under_axe("tonight/none.html", "house/list.html", "house/page.html")
def test_a_house_is_set_up_from_nothing(context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe) -> None:
    page = seat(context, node, "dara", live_server.url)
    page.goto("/people/")
    page.get_by_role("link", name="Tonight").click()
    expect(page.get_by_role("heading", name="No house yet")).to_be_visible()
    whole(page, axe)
    page.get_by_role("link", name="Add a house").click()
    page.get_by_label("Name of the house").fill("River house DEMO")
    whole(page, axe)
    page.get_by_role("button", name="Add the house").click()
    page.get_by_label("Room", exact=True).fill("1")
    page.get_by_label("Beds, with commas between them").fill("A, B")
    page.get_by_role("button", name="Add the beds").click()
    expect(page.get_by_role("heading", name="Room 1")).to_be_visible()
    page.get_by_label("How bed B of room 1 stands").select_option("held")
    page.get_by_role("button", name="Set : 1 B").click()
    expect(page.get_by_text("The bed is set.")).to_be_visible()
    whole(page, axe)


@pytest.mark.req("RECEP-01", "RECEP-10", "RECEP-22")
@pytest.mark.under_axe(
    "house_receive/choose.html", "house_receive/page.html", "tonight/page.html", "house_watch/page.html"
)
def test_a_family_is_received_and_looked_in_on_with_one_tap(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    by = node.by("dara")
    house, mother, son = set_up(by), person(by, "K-0001"), person(by, "K-0002")
    cases.link_family(by, mother, son, "child")
    page = seat(context, node, "dara", live_server.url)
    page.goto("/tonight/")
    page.get_by_role("link", name="A Free : Receive").first.click()
    expect(page.get_by_role("heading", name="Who is received?")).to_be_visible()
    whole(page, axe)
    page.get_by_role("link", name="K-0001").click()
    page.get_by_label("A doctor").first.check()
    page.get_by_label("K-0002 is received too").check()
    page.get_by_text("Bed and needs").click()
    expect(page.get_by_label("Move the case to the step reception").first).to_be_checked()
    page.get_by_label("Move the case to the step reception").nth(1).uncheck()
    page.get_by_label("Clothes", exact=True).nth(1).check()
    whole(page, axe)
    page.get_by_role("button", name="Receive", exact=True).click()
    expect(page.get_by_text("2 people received together.")).to_be_visible()
    page.get_by_role("button", name="Asleep : K-0002").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Needs somebody now : K-0001").click()
    expect(page.locator(".notice--alarm", has_text="K-0001")).to_be_visible()
    expect(page.locator(".bed--alarm")).to_have_count(1)
    whole(page, axe)
    page.get_by_role("link", name="Answer the alarm : K-0001").click()
    whole(page, axe)
    page.get_by_label("What was done").fill("Mali stays beside her.")
    page.get_by_role("button", name="Answer the alarm").click()
    expect(page.get_by_text("The alarm is answered.")).to_be_visible()
    page.get_by_role("button", name="Answered by mistake").click()
    expect(page.get_by_text("The alarm stands again, for everybody.")).to_be_visible()
    whole(page, axe)
    page.get_by_label("What was done").fill("Mali stays beside her now.")
    page.get_by_role("button", name="Answer the alarm").click()
    expect(page.get_by_text("The alarm is answered.")).to_be_visible()
    assert [cases.read_path(by, each).now for each in (mother, son)] == [Step.RECEPTION, None]
    assert len(queries.house_plan(by, house.house).stays) == 2


@pytest.mark.under_axe(
    "house_stay/move.html",
    "house_stay/leave.html",
    "house_log/page.html",
    "house_log/print.html",
    "house_shift/page.html",
)
def test_both_sign_the_shift_each_in_their_own_session_and_it_is_printed(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    _house, case = lived_in(node)
    page = seat(context, node, "mali", live_server.url)
    page.goto("/tonight/")
    expect(page.get_by_text("Handed over: the next has to sign.")).to_be_visible()
    page.get_by_role("link", name="Hand over shift").click()
    expect(page.get_by_text("The doctor comes at eight.")).to_be_visible()
    whole(page, axe)
    page.get_by_role("button", name="Sign: I have read this and take over").click()
    expect(page.get_by_text("You have taken over. You are on duty.")).to_be_visible()
    page.get_by_role("link", name="Tonight").first.click()
    page.get_by_role("link", name="All of the log").click()
    page.get_by_label("What the next shift should know").fill("She laughed at supper.")
    page.get_by_role("button", name="Write into the log").click()
    expect(page.get_by_text("She laughed at supper.")).to_be_visible()
    whole(page, axe)
    page.get_by_role("complementary").get_by_role("link").last.click()
    expect(page.get_by_text("Taken over by: Mali")).to_be_visible()
    whole(page, axe)
    page.emulate_media(media="print")
    expect(page.get_by_role("banner")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto("/tonight/")
    page.get_by_role("link", name="Move : K-4829").click()
    whole(page, axe)
    page.goto("/tonight/")
    page.get_by_role("link", name="Leave : K-4829").click()
    whole(page, axe)
    page.get_by_role("button", name="The stay ends now").click()
    expect(page.get_by_text("The stay has ended. The bed waits to be made ready.")).to_be_visible()
    assert queries.stays_of(node.by("dara"), [case]) == {}
    page.get_by_role("button", name="Ready").click()
    expect(page.get_by_text("3 of 3 beds free")).to_be_visible()
