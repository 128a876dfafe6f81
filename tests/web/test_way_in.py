"""The pages on the way in, and those that show something once: whole for everybody, at every width."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import ParkedForm, Role, Ticket, stranger
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By
from tests.web.conftest import Worker, show_ticket
from tests.web.widths import width_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = "four lanterns over a quiet river"
Axe = Callable[[Page], list[str]]


def is_whole(page: Page, axe: Axe) -> bool:
    page.set_viewport_size({"width": 360, "height": 740})
    narrow = width_of(page) <= 360
    page.set_viewport_size({"width": 1280, "height": 800})
    problems = axe(page)
    assert problems == [], page.url
    assert narrow, page.url
    return True


@pytest.mark.under_axe("kept/form.html", "kept/page.html", "members/invited.html", "invitation/elsewhere.html")
def test_what_is_shown_once_shuts_nobody_out(signed_in_page: Page, worker: Worker, axe: Axe) -> None:
    page = signed_in_page
    page.goto("/key/")
    page.locator("main form button").first.click()
    page.wait_for_selector(".sheet-word")
    assert is_whole(page, axe)
    page.goto("/key/type-back/")
    assert is_whole(page, axe)
    page.goto("/members/")
    page.get_by_label("Name", exact=True).fill("Mali")
    page.get_by_label("Login").fill("mali")
    page.get_by_label("Caseworker").check()
    page.locator("form[action='/members/invite/'] button").click()
    page.get_by_role("heading", name="The invitation is ready").wait_for()
    assert is_whole(page, axe)
    page.goto("/invitation/none/")
    assert is_whole(page, axe)
    for typed in ("She slept well.", "She called her aunt."):
        access.park_post(worker.by, ParkedForm("/note/", "/nowhere/", (("text", typed),)))
    page.goto("/kept/")
    assert is_whole(page, axe)
    page.locator("main a[href^='/kept/']").first.click()
    assert is_whole(page, axe)


@pytest.mark.under_axe("waiting/page.html")
def test_who_waits_is_locked_or_gives_a_second_step_is_shut_out_by_no_page(
    context: BrowserContext, live_server: LiveServer, worker: Worker, axe: Axe
) -> None:
    assert worker.by.agency is not None
    page = context.new_page()
    door = about_access.at_home(stranger(WallClock(), SystemChance()))
    link = access.invite(worker.by, worker.by.agency, "mali", "Mali", Role.CASEWORKER)
    page.goto(f"/invitation/{link}/")
    assert is_whole(page, axe)
    waiting = access.accept_invitation(door, link, WORDS).ticket
    for address, ticket in (("/waiting/", waiting), ("/second-step/set-up/", worker.ticket)):
        show_ticket(context, live_server, ticket)
        page.goto(address)
        assert is_whole(page, axe)
    access.set_pin(worker.by, worker.ticket, "402917")
    access.lock(worker.by, worker.ticket.sitting)
    page.goto("/unlock/")
    assert is_whole(page, axe)
    asked = second_step(door, waiting)
    show_ticket(context, live_server, asked)
    page.goto("/second-step/")
    assert is_whole(page, axe)


def second_step(door: By, ticket: Ticket) -> Ticket:
    """Set up six digits, and sign in as far as they are asked for."""
    by = access.resume(door, ticket).by
    secret = access.set_up_totp(by, ticket).secret
    step = int(datetime.now(UTC).timestamp()) // 30
    access.confirm_totp(by, ticket, format_hotp_value(hotp_value(secret, step)))
    return access.sign_in(door, "mali", WORDS).ticket
