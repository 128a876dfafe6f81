"""The pages of what people ask, of breaches, of the own copy and of the account, in a real browser: whole for all."""

import io
from collections.abc import Callable

import pytest
import pyzipper
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.duties import actions
from samakki.duties.words import BreachKind, RequestKind
from samakki.transfers import actions as transfers
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people, seat
from tests.web.widths import width_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Axe = Callable[[Page], list[str]]


def is_whole(page: Page, axe: Axe) -> bool:
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360, page.url
    page.set_viewport_size({"width": 1280, "height": 800})
    assert axe(page) == [], page.url
    return True


@pytest.mark.under_axe("requests/page.html", "requests/case.html", "requests/one.html", "own_copy/page.html")
def test_what_a_person_asks_is_answered_and_their_copy_given(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    case = people(node)[-1]
    actions.take_request(node.by("dara"), case, RequestKind.CORRECT, "DEMO. The day is wrong.")
    page = seat(context, node, "dara", live_server.url)
    page.goto(f"/case/{case}/requests/")
    assert is_whole(page, axe)
    page.goto("/requests/")
    assert is_whole(page, axe)
    page.get_by_role("link", name="Correct what is wrong").click()
    assert is_whole(page, axe)
    page.goto(f"/case/{case}/copy/")
    assert is_whole(page, axe)
    page.get_by_role("button", name="Show it on paper").click()
    expect(page.get_by_text("For the doctor only.")).to_be_visible()
    expect(page.get_by_text("Her aunt says")).to_have_count(0)
    assert is_whole(page, axe)


def test_the_document_that_a_person_takes_along_shuts_nobody_out(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    case = people(node)[-1]
    words = transfers.words_for_copy(node.by("dara"), case)
    asked = {"do": "file", "language": "km", "words": words}
    given = node.browser("dara").post(f"/case/{case}/copy/", asked)
    with pyzipper.AESZipFile(io.BytesIO(given.content)) as archive:
        archive.setpassword(words.encode())
        document = archive.read("copy.html").decode()
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.set_content(document)
    expect(page.locator("html")).to_have_attribute("lang", "km")
    assert axe(page) == []


@pytest.mark.under_axe("breaches/page.html", "breaches/one.html")
def test_a_breach_is_noted_and_told(context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe) -> None:
    own = actions.note_breach(node.by("dara"), BreachKind.LOST, "DEMO. A bag was lost.")
    actions.name_concerned(node.by("dara"), own, people(node, 1))
    page = seat(context, node, "dara", live_server.url)
    page.goto("/breaches/")
    assert is_whole(page, axe)
    page.goto(f"/breaches/{own}/")
    assert is_whole(page, axe)


@pytest.mark.under_axe("accounting/page.html")
def test_an_auditor_reads_the_account(context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe) -> None:
    people(node)
    house = node.house
    house.accept(access.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR))
    page = seat(context, node, "audrey", live_server.url)
    page.goto("/")
    page.get_by_role("link", name="Account", exact=True).click()
    assert is_whole(page, axe)
    page.get_by_role("link", name="Draw thirty readings").click()
    assert is_whole(page, axe)
