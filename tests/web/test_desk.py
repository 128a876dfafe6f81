"""The desk in a real browser: what a worker does in a day, by keyboard, without script, on a small telephone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.doors.web.front.seat import COOKIE, keep_ticket
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, founded
from tests.given import NODE

pytestmark = pytest.mark.browser
SignIn = Callable[[str], Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def node(live_server: LiveServer, all_allowed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Node:
    """The node by the machine's own clock, as the server sees it."""
    place = tmp_path / "samakki-node"
    place.write_text(SystemChance().bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    clock = WallClock()
    return founded(monkeypatch, By(NODE, clock, HybridClock(clock, "0a0b0c0d"), SystemChance(), Standing.NODE))


def seat(context: BrowserContext, node: Node, login: str, url: str) -> Page:
    response = HttpResponse()
    keep_ticket(response, node.house.sign_in(login).ticket)
    context.add_cookies([{"name": COOKIE, "value": response.cookies[COOKIE].value, "url": url}])
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


@pytest.fixture
def dara(context: BrowserContext, node: Node, live_server: LiveServer) -> Page:
    """Dara's page, signed in."""
    return seat(context, node, "dara", live_server.url)


@pytest.fixture
def plain_dara(browser: Browser, node: Node, live_server: LiveServer) -> Iterator[Page]:
    """Dara's page in a browser without JavaScript."""
    opened = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield seat(opened, node, "dara", live_server.url)
    opened.close()


def people(node: Node, number: int = 3) -> list[FileId]:
    """Open some cases, the last one in full."""
    by = node.by("dara")
    cases = [actions.open_case(by, "DEMO: came to the gate", f"Lotus {each}") for each in range(number)]
    full = cases[-1]
    told = {"called": Told(["DEMO Srey Mom"]), "born": Told(["2004-07"]), "languages": Told(["km", "hmn"])}
    actions.change_fields(by, full, Section.IDENTITY, told)
    actions.change_fields(
        node.by("mali"), full, Section.IDENTITY, {"called": Told(["DEMO Mom"]), "sex": Told(["female"])}
    )
    contact = {"safe_way": Told(["message"]), "number": Told(["+855 12 000 000"]), "hours": Told(["10:00 to 12:00"])}
    actions.change_fields(by, full, Section.CONTACT, contact)
    actions.change_fields(
        by, full, Section.SAFETY, {"danger": Told(["yes_now"]), "agreed": Told(["Two rings, then a call."])}
    )
    actions.write_note(by, [full], "Never call at night.", Section.SAFETY, pinned=True)
    actions.write_note(node.by("mali"), [full], "Her aunt says the ID card is with the employer.", third_party=True)
    actions.write_note(by, [full], "For the doctor only.", Section.HEALTH, closed=True)
    actions.write_note(by, cases, "She slept and ate. We go to the hospital tomorrow at 08:30.")
    return cases


def journey(node: Node, case: FileId) -> str:
    """Write a journey of three legs, one taken away and one with two countries; give the row of that one."""
    by, mali = node.by("dara"), node.by("mali")
    legs: list[dict[str, Told]] = [
        {"stage": Told(["home"]), "country": Told(["KH"]), "mode": Told(["road"]), "since": Told(["2019"])},
        {"stage": Told(["detention"]), "country": Told(["TH"]), "detained": Told(["police"])},
        {"stage": Told(["transit"])},
    ]
    rows = [actions.write_row(by, case, Section.EXPERIENCE, "journey", "", leg) for leg in legs]
    actions.write_row(mali, case, Section.EXPERIENCE, "journey", rows[0], {"country": Told(["LA"])})
    actions.take_row_away(mali, case, Section.EXPERIENCE, "journey", rows[2])
    wage = {"wage_promised": Told(["15000", "THB", "month", "2019"]), "wage_paid": Told(["0", "THB", "", ""])}
    actions.change_fields(by, case, Section.EXPERIENCE, wage)
    return rows[0]


def test_a_note_takes_two_actions_from_the_page_of_the_case(dara: Page, node: Node) -> None:
    (case,) = people(node, 1)
    dara.goto(f"/case/{case}/")
    dara.get_by_role("textbox", name="Note").fill("She laughed today.")
    dara.get_by_role("button", name="Save").click()
    dara.get_by_text("The note is saved.").wait_for()
    dara.locator(".timeline > li").first.get_by_text("She laughed today.").wait_for()


def test_from_any_other_page_a_note_goes_to_the_case_that_was_open_last_by_keys_alone(dara: Page, node: Node) -> None:
    (case,) = people(node, 1)
    dara.goto(f"/case/{case}/")
    dara.goto("/people/new/")
    dara.evaluate("document.activeElement.blur()")
    dara.keyboard.press("n")
    dara.wait_for_url("**/note/")
    dara.keyboard.type("Seen at the market.")
    dara.keyboard.press("Tab")
    while dara.evaluate("document.activeElement.textContent").strip() != "Save the note":
        dara.keyboard.press("Tab")
    dara.keyboard.press("Enter")
    dara.wait_for_url(f"**/case/{case}/")
    dara.get_by_text("Seen at the market.").wait_for()


def test_control_and_enter_save_the_note_that_is_being_written(dara: Page, node: Node, axe: Axe) -> None:
    (case,) = people(node, 1)
    dara.goto(f"/case/{case}/")
    dara.keyboard.press("n")
    dara.locator(".note-bar textarea:focus").wait_for()
    dara.keyboard.type("She laughed")
    dara.keyboard.press("Enter")
    dara.keyboard.type("today.")
    dara.keyboard.press("Control+Enter")
    dara.get_by_text("The note is saved.").wait_for()
    dara.locator(".timeline > li").first.get_by_text("She laughed").wait_for()
    dara.goto("/note/")
    dara.locator("[name=text]:focus").wait_for()
    dara.keyboard.type("Seen at the market.")
    dara.keyboard.press("Control+Enter")
    dara.wait_for_url(f"**/case/{case}/")
    dara.get_by_text("Seen at the market.").wait_for()
    assert dara.get_by_text("She laughed").count() == 1
    dara.evaluate("document.activeElement.blur()")
    dara.keyboard.press("?")
    dara.locator("dialog[data-keys]").get_by_text("Ctrl").wait_for()
    assert axe(dara) == []


def test_a_person_in_crisis_has_a_case_after_three_actions(dara: Page, node: Node) -> None:
    dara.goto("/people/")
    dara.get_by_role("link", name="Person in crisis").first.click()
    dara.locator("[name=reason]:focus").wait_for()
    dara.keyboard.type("At the bus station, alone.")
    dara.get_by_role("button", name="Open the case").click()
    dara.wait_for_url("**/case/*/")
    dara.get_by_text("At the bus station, alone.").first.wait_for()
    assert dara.title() == "Case file · Samakki"


def test_a_conflict_is_made_by_two_and_resolved_by_one(
    dara: Page, browser: Browser, node: Node, live_server: LiveServer
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    other = browser.new_context(base_url=live_server.url)
    mali = seat(other, node, "mali", live_server.url)
    for page in (dara, mali):
        page.goto(f"/case/{case}/section/identity/")
    for page, name in ((dara, "DEMO One"), (mali, "DEMO Two")):
        page.get_by_label("Name as this person wishes").first.fill(name)
        page.get_by_role("button", name="Save").click()
        page.wait_for_url(f"**/case/{case}/")
    mali.get_by_role("link", name="Look at both").click()
    mali.locator(".value", has_text="DEMO One").get_by_role("button", name="This stands").click()
    mali.wait_for_url(f"**/case/{case}/")
    assert mali.get_by_role("heading", level=1).inner_text() == "DEMO One"
    assert mali.get_by_role("link", name="Look at both").count() == 0
    other.close()


def test_the_list_is_walked_and_searched_by_keys(dara: Page, node: Node) -> None:
    cases = people(node, 3)
    dara.goto("/people/")
    dara.keyboard.press("j")
    dara.keyboard.press("j")
    dara.keyboard.press("Enter")
    dara.wait_for_url("**/case/*/")
    dara.goto("/people/")
    dara.keyboard.press("/")
    dara.keyboard.type("lotus 1")
    dara.keyboard.press("Enter")
    dara.get_by_text("1 person found.").wait_for()
    dara.locator(f'a[href="/case/{cases[1]}/"]').wait_for()
    assert "lotus" not in dara.url


def test_reading_and_writing_need_no_script(plain_dara: Page, node: Node) -> None:
    case = people(node, 2)[-1]
    page = plain_dara
    page.goto(f"/case/{case}/")
    page.get_by_role("textbox", name="Note").fill("Without script.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Without script.").wait_for()
    page.get_by_role("link", name="Look at both").first.click()
    page.get_by_role("button", name="Keep what is written here").click()
    assert page.get_by_role("heading", level=1).inner_text() == "DEMO Mom / DEMO Srey Mom"
    page.get_by_role("button", name="Open").first.click()
    page.get_by_text("For the doctor only.").wait_for()
    page.goto("/people/new/")
    page.get_by_label("What happened, in one line").fill("By night.")
    page.get_by_role("button", name="Open the case").click()
    page.get_by_text("By night.").first.wait_for()


def test_a_leg_of_a_journey_is_added_and_moved_without_script_and_by_keys(
    plain_dara: Page, dara: Page, node: Node
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    for page, country in ((plain_dara, "Cambodia"), (dara, "Thailand")):
        page.goto(f"/case/{case}/section/experience/")
        page.get_by_role("link", name="Journey, leg by leg").click()
        page.get_by_role("link", name="Add").click()
        page.get_by_label("Country").first.fill(country)
        page.get_by_role("button", name="Save", exact=True).press("Enter")
        page.locator(".row-title").first.wait_for()
    dara.get_by_role("button", name="Earlier 2").press("Enter")
    dara.locator(".row-title").first.get_by_text("Thailand").wait_for()
    plain_dara.goto(dara.url)
    plain_dara.get_by_role("button", name="Take away 1").click()
    plain_dara.get_by_role("button", name="Put back").click()
    assert plain_dara.locator(".row-title").count() == 2


def test_several_languages_are_chosen_by_typing_and_stand_as_tags(dara: Page, node: Node) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    dara.goto(f"/case/{case}/section/identity/")
    box = dara.locator("[name=f-languages][data-adds]")
    for word in ("Khmer", "hmong"):
        box.fill(word)
        box.press("Enter")
    assert box.input_value() == ""
    assert dara.locator(".ticked-one").all_inner_texts() == ["Khmer", "Hmong"]
    dara.locator(".ticked-one", has_text="Khmer").click()
    dara.get_by_role("button", name="Save").click()
    dara.wait_for_url(f"**/case/{case}/")
    dara.get_by_text("Hmong").first.wait_for()
    assert dara.locator(".known", has_text="Khmer").count() == 0


def test_nothing_typed_is_lost_when_it_cannot_be_kept(dara: Page, node: Node) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    dara.goto(f"/case/{case}/section/identity/")
    dara.get_by_label("Name as this person wishes").first.fill("DEMO Mom")
    dara.get_by_label("Date of birth").first.fill("soon")
    dara.get_by_role("button", name="Save").click()
    dara.locator("[data-error-summary]").wait_for()
    assert dara.get_by_label("Name as this person wishes").first.input_value() == "DEMO Mom"
    assert dara.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    dara.get_by_label("Date of birth").first.fill("2004")
    dara.get_by_role("button", name="Save").click()
    dara.wait_for_url(f"**/case/{case}/")
    assert dara.get_by_role("heading", level=1).inner_text() == "DEMO Mom"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.under_axe(
    "case/page.html",
    "caseload/page.html",
    "closed_entry/ask.html",
    "closed_entry/page.html",
    "conflict/page.html",
    "family/page.html",
    "history/page.html",
    "note/page.html",
    "open_case/page.html",
    "readers/page.html",
    "rows/page.html",
    "rows/row.html",
    "same_person/find.html",
    "same_person/page.html",
    "section/page.html",
)
def test_nothing_on_the_pages_of_the_desk_shuts_anybody_out(dara: Page, node: Node, axe: Axe, width: int) -> None:
    cases = people(node)
    case = cases[-1]
    row = journey(node, case)
    actions.link_family(node.by("dara"), case, cases[0], "mother")
    dara.set_viewport_size({"width": width, "height": 740})
    file = f"/case/{case}/"
    pages = ["/people/", "/people/?who=nobodys", "/people/new/", "/note/", file, f"{file}readers/", f"{file}family/"]
    pages += [f"{file}section/{section}/" for section in ("identity", "health", "contact")]
    legs = f"{file}section/experience/journey/rows/"
    pages += [f"{file}section/experience/", legs, f"{legs}new/", f"{legs}{row}/", f"{legs}{row}/country/decide/"]
    pages += [f"{file}section/identity/called/", f"{file}section/identity/called/decide/"]
    for address in pages:
        dara.goto(address)
        assert (address, axe(dara)) == (address, [])
        assert dara.evaluate("document.documentElement.scrollWidth") <= width
    dara.goto(file)
    dara.get_by_role("button", name="Open").first.click()
    assert axe(dara) == []
    dara.goto(dara.url)
    dara.get_by_role("heading", level=1).wait_for()
    assert axe(dara) == []
    dara.goto(f"{file}same-person/")
    dara.get_by_role("searchbox").fill("lotus")
    dara.get_by_role("button", name="Find").click()
    dara.get_by_role("radio").first.check()
    assert axe(dara) == []
    dara.get_by_role("button", name="Look at both").click()
    dara.get_by_role("heading", name="Are these two").wait_for()
    assert axe(dara) == []
    assert dara.evaluate("document.documentElement.scrollWidth") <= width
