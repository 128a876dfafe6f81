"""The desk in a real browser: what a worker does in a day, by keyboard, without script, on a small telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people, seat, unfold
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
SignIn = Callable[[str], Page]
Axe = Callable[[Page], list[str]]


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
    dara.locator("[name=text]:focus").wait_for()
    dara.keyboard.type("Seen at the market.")
    dara.keyboard.press("Tab")
    while dara.evaluate("document.activeElement.textContent").strip() != "Save the note":
        dara.keyboard.press("Tab")
    dara.keyboard.press("Enter")
    dara.wait_for_url(f"**/case/{case}/")
    dara.get_by_text("Seen at the market.").wait_for()


def test_control_and_enter_open_the_case_of_a_person_in_crisis(dara: Page) -> None:
    dara.goto("/people/new/")
    dara.locator("[name=reason]").fill("DEMO: at the gate")
    dara.keyboard.press("Control+Enter")
    dara.get_by_role("button", name="Opened by mistake").wait_for()


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
    node.says_why("mali", case)
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


def test_nothing_typed_is_lost_when_it_cannot_be_kept(dara: Page, node: Node) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    dara.goto(f"/case/{case}/section/identity/")
    dara.get_by_label("Name as this person wishes").first.fill("DEMO Mom")
    unfold(dara)
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
    "history/page.html",
    "note/page.html",
    "open_case/page.html",
    "readers/page.html",
    "section/page.html",
)
def test_nothing_on_the_pages_of_the_desk_shuts_anybody_out(dara: Page, node: Node, axe: Axe, width: int) -> None:
    case = people(node)[-1]
    dara.set_viewport_size({"width": width, "height": 740})
    file = f"/case/{case}/"
    pages = ["/people/", "/people/?who=nobodys", "/people/new/", "/note/", file, f"{file}readers/"]
    pages += [f"{file}section/{section}/" for section in ("identity", "health", "contact")]
    pages += [f"{file}section/identity/called/", f"{file}section/identity/called/decide/"]
    for address in pages:
        dara.goto(address)
        assert (address, axe(dara)) == (address, [])
        assert width_of(dara) <= width
    dara.goto(file)
    dara.get_by_role("button", name="Open").first.click()
    assert axe(dara) == []
    dara.goto(dara.url)
    dara.get_by_role("heading", level=1).wait_for()
    assert axe(dara) == []
