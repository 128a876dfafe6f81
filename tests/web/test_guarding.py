"""The pages that guard an account and the agency's key, in a real browser: whole for everybody, asked in place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.access.models import Member, Sitting
from samakki.access.words import PROVEN_FOR, Role
from samakki.kernel.ids import MemberId
from tests.access.conftest import PASSPHRASE
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import seat
from tests.web.widths import width_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Axe = Callable[[Page], list[str]]
NEW = "seven herons beside a slow canal"


def is_whole(page: Page, axe: Axe) -> bool:
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360, page.url
    page.set_viewport_size({"width": 1280, "height": 800})
    assert axe(page) == [], page.url
    return True


def leave_the_desk() -> None:
    """Let more than five minutes pass since the passphrase was typed, in every session."""
    for row in Sitting.objects.filter(ended_at=None):
        assert row.proven_at is not None
        row.proven_at -= PROVEN_FOR
        row.save()


@pytest.mark.under_axe("prove/page.html", "code/page.html", "told/page.html")
def test_the_passphrase_is_asked_over_the_page_and_what_was_typed_is_sent(dara: Page, node: Node, axe: Axe) -> None:
    dara.goto("/account/")
    leave_the_desk()
    dara.get_by_label("New PIN").fill("402917")
    dara.get_by_label("The same PIN again").fill("402917")
    dara.get_by_role("button", name="Set the PIN").click()
    dialog = dara.locator("dialog[data-ask]")
    dialog.get_by_label("Passphrase").fill("not this one at all")
    dialog.get_by_role("button", name="Go on").click()
    expect(dialog).to_contain_text("2 tries are left")
    dialog.get_by_label("Passphrase").fill(PASSPHRASE)
    dialog.get_by_role("button", name="Go on").click()
    expect(dara.get_by_text("Your PIN is set.")).to_be_visible()
    for address in ("/account/prove/", "/code/", "/told/"):
        dara.goto(address)
        assert is_whole(dara, axe)
    Member.objects.update(code_version=0)
    dara.goto("/people/")
    expect(dara.locator("main h1")).to_have_text("The code we keep")
    assert is_whole(dara, axe)
    dara.get_by_label("I have read this, and I will keep to it.").check()
    dara.get_by_role("button", name="Sign", exact=True).click()
    dara.goto("/people/")
    expect(dara).to_have_url(re.compile("/people/"))


@pytest.mark.under_axe("second_factor/sheet.html", "second_factor/sheet_back.html")
def test_a_sheet_of_codes_is_printed_and_typed_back(dara: Page, node: Node, axe: Axe) -> None:
    dara.goto("/second-step/set-up/")
    assert is_whole(dara, axe)
    dara.get_by_role("button", name="Make a sheet and show it").click()
    first = dara.locator(".code-list code").first.inner_text()
    assert is_whole(dara, axe)
    dara.get_by_role("link", name="I have it on paper").click()
    assert is_whole(dara, axe)
    dara.get_by_label("Code number 1 on the paper").fill(first)
    dara.get_by_role("button", name="Take this sheet").click()
    expect(dara.locator("#steps")).to_contain_text("59 codes are left")


@pytest.mark.under_axe("members/begun.html", "new_pair/page.html", "new_pair/number.html", "new_pair/spent.html")
def test_a_lost_passphrase_from_the_telephone_call_to_the_second_yes(
    dara: Page, node: Node, browser: Browser, live_server: LiveServer, axe: Axe
) -> None:
    house = node.house
    noy = house.colleague(house.by("dara"), "nary", Role.SUPERVISOR)
    ticket = house.sign_in("mali").ticket
    mali = house.seat(ticket).by
    assert mali.member is not None
    named = [one for one in (house.by("dara").member, noy.member) if one]
    access.name_vouchers(mali, ticket, [MemberId(one) for one in named])
    dara.goto("/members/")
    dara.get_by_text("They lost their passphrase").click()
    dara.get_by_role("button", name="Begin a new pair of keys").click()
    assert is_whole(dara, axe)
    link = dara.get_by_label("One-time link").input_value()
    elsewhere = browser.new_context(base_url=live_server.url)
    hers = elsewhere.new_page()
    hers.goto(link)
    assert is_whole(hers, axe)
    hers.get_by_label("Your passphrase").fill(NEW)
    hers.get_by_label("The same passphrase again").fill(NEW)
    hers.get_by_role("button", name="Take this passphrase").click()
    number = hers.locator(".compare").inner_text()
    assert is_whole(hers, axe)
    dara.goto("/members/")
    assert is_whole(dara, axe)
    expect(dara.locator("main")).to_contain_text(number)
    dara.get_by_text("Say yes", exact=False).first.click()
    dara.get_by_role("button", name="The numbers are the same: yes").click()
    expect(dara.get_by_text("Your yes is kept.")).to_be_visible()
    assert access.approve_new_pair(house.by("nary"), noy.agency, mali.member)
    hers.get_by_role("link", name="Look again").click()
    expect(hers.locator("main h1")).to_have_text("Your new passphrase holds")
    hers.goto("/new-pair/none/")
    assert is_whole(hers, axe)
    elsewhere.close()


@pytest.mark.under_axe("log/page.html")
def test_an_auditor_proves_the_log_and_reads_it_without_contents(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    house = node.house
    house.accept(access.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR))
    page = seat(context, node, "audrey", live_server.url)
    page.goto("/")
    expect(page.locator("main h1")).to_have_text("The log")
    assert is_whole(page, axe)
    page.get_by_role("button", name="Prove the whole log now").click()
    expect(page.get_by_text("All of it is proved")).to_be_visible()
    assert is_whole(page, axe)
    page.get_by_role("link", name="Keys and members").click()
    assert is_whole(page, axe)
