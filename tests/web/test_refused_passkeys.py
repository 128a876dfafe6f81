"""A passkey that fails, in a real browser: the device says nothing, or what it says does not fit; told on the page."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, Route, expect

from tests.web.test_sign_in import PASSPHRASE, begin, link
from tests.web.widths import width_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Axe = Callable[[Page], list[str]]
__all__ = ["link"]
SILENT = "The passkey gave no answer"
UNFIT = "That is not right. 2 tries are left"


@dataclass(frozen=True)
class Device:
    """The device that Chromium plays: it makes passkeys and knows its owner, until it is told otherwise."""

    session: CDPSession
    id: str

    def do(self, what: str, **more: object) -> dict[str, Any]:
        told: dict[str, Any] = self.session.send(f"WebAuthn.{what}", {"authenticatorId": self.id, **more})
        return told


@pytest.fixture
def device(context: BrowserContext, page: Page) -> Device:
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Device(session, made["authenticatorId"])


def asking_for_another(route: Route) -> None:
    """Hand the device another challenge than the server's, so that it signs what was never asked."""
    answer = route.fetch()
    told = answer.json()
    told["publicKey"]["challenge"] = told["publicKey"]["challenge"][::-1]
    route.fulfill(response=answer, body=json.dumps(told))


def make_passkey(page: Page) -> None:
    page.goto("/second-step/set-up/")
    page.get_by_label("A name for this passkey").fill("my telephone")
    page.get_by_role("button", name="Make a passkey").click()


def fails(page: Page, axe: Axe, button: str, said: str) -> None:
    """Try, hear on the same page what went wrong, let axe-core look, on a telephone too."""
    heading = page.locator("main h1").inner_text()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("main h1")).to_have_text(heading)
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    page.set_viewport_size({"width": 1280, "height": 800})


def fails_to_fit(page: Page, axe: Axe, button: str) -> None:
    page.route("**/passkey/options/", asking_for_another)
    fails(page, axe, button, UNFIT)
    page.unroute("**/passkey/options/")


def lock(page: Page) -> None:
    page.goto("/account/")
    page.locator("form[action='/lock/'] button").evaluate("button => button.form.submit()")
    expect(page.locator("main h1")).to_have_text("Locked")


def come_back(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Login").fill("dara")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("main h1")).to_have_text("Second step")


@pytest.mark.under_axe(
    "second_factor/set_up.html", "second_factor/failed.html", "second_factor/page.html", "unlock/page.html"
)
def test_a_passkey_that_fails_is_told_on_a_page_that_shuts_nobody_out(
    page: Page, device: Device, link: str, axe: Axe
) -> None:
    begin(page, link, lambda _page: [])
    page.goto("/second-step/set-up/")
    page.route("**/passkey/creation/", lambda route: route.abort())
    fails(page, axe, "Make a passkey", SILENT)
    page.unroute("**/passkey/creation/")
    page.route("**/passkey/creation/", asking_for_another)
    make_passkey(page)
    expect(page.locator("main h1")).to_have_text("No passkey was made")
    assert axe(page) == []
    page.unroute("**/passkey/creation/")
    make_passkey(page)
    expect(page.locator("main h1")).to_have_text("Write these down")

    lock(page)
    device.do("setUserVerified", isUserVerified=False)
    fails(page, axe, "Unlock with a passkey", SILENT)
    device.do("setUserVerified", isUserVerified=True)
    fails_to_fit(page, axe, "Unlock with a passkey")

    come_back(page)
    passkeys = device.do("getCredentials")["credentials"]
    device.do("clearCredentials")
    fails(page, axe, "Use a passkey", SILENT)
    for passkey in passkeys:
        device.do("addCredential", credential=passkey)
    fails_to_fit(page, axe, "Use a passkey")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("main h1")).not_to_have_text("Second step")
