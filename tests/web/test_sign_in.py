"""Signing in, locking and coming back, in a real browser; every page of it open to everybody."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.access.models import Sitting
from samakki.access.queries import JUDGE
from samakki.access.words import IDLE, stranger
from samakki.kernel import deeds
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import Standing
from tests.given import NODE

PASSPHRASE = "four lanterns over a quiet river"  # noqa: S105 -- of invented people
PATIENCE = 30_000
"""Milliseconds: machines that run tests are busy."""
expect.set_options(timeout=PATIENCE)
pytestmark = pytest.mark.browser


@pytest.fixture
def link(live_server: LiveServer, committed_stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A node that was just founded; gives the path of the link for its first administrator."""
    place = tmp_path / "samakki-node"
    place.write_text(SystemChance().bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.setattr(deeds._House, "judge", JUDGE)
    node = replace(stranger(WallClock(), SystemChance(), Standing.NODE), node=NODE)
    return f"/invitation/{access.init_node(node, 'Shelter DEMO', 'dara')}/"


def begin(page: Page, link: str, axe: Callable[[Page], list[str]]) -> None:
    """Come by the link, make the key, type the paper back; look at each page on the way."""
    page.set_default_timeout(PATIENCE)
    page.goto(link)
    assert axe(page) == []
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    page.get_by_label("The same passphrase again").fill(PASSPHRASE)
    page.get_by_label("I have read this, and I will keep to it").check()
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page.locator("main h1")).to_have_text("The agency's key")
    assert axe(page) == []
    page.get_by_role("button", name="Make the key and show the words").click()
    words = page.locator(".sheet-word").all_inner_texts()
    assert axe(page) == []
    page.get_by_role("link", name="I have it on paper").click()
    page.get_by_label("The words on the paper").fill(" ".join([*words[:6], "nothing", *words[7:]]))
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("Word 7")
    assert axe(page) == []
    page.get_by_label("The words on the paper").fill(" ".join(words))
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("All 36 words match")).to_be_visible()
    assert axe(page) == []


def idle() -> None:
    """Let a quarter of an hour pass for every session."""
    for row in Sitting.objects.filter(ended_at=None):
        row.active_at -= IDLE
        row.save()


def test_what_is_typed_while_the_session_locks_stays_on_the_page_and_is_sent_again(
    page: Page, link: str, axe: Callable[[Page], list[str]]
) -> None:
    begin(page, link, axe)
    page.goto("/members/")
    assert axe(page) == []
    page.get_by_label("Name").fill("Mali")
    page.get_by_label("Login").fill("mali")
    page.get_by_label("Caseworker").check()
    idle()
    page.get_by_role("button", name="Make the link").click()
    dialog = page.locator("dialog[data-ask]")
    dialog.get_by_label("Passphrase").fill("not this one, surely")
    dialog.get_by_role("button", name="Unlock").click()
    expect(dialog).to_contain_text("2 tries are left")
    dialog.get_by_label("Passphrase").fill(PASSPHRASE)
    dialog.get_by_role("button", name="Unlock").click()
    expect(page.locator("main h1")).to_have_text("The invitation is ready")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_an_ended_session_asks_for_the_passphrase_in_place_and_the_same_is_sent(
    page: Page, link: str, axe: Callable[[Page], list[str]]
) -> None:
    begin(page, link, axe)
    page.goto("/members/")
    page.get_by_label("Name").fill("Mali")
    page.get_by_label("Login").fill("mali")
    page.get_by_label("Caseworker").check()
    for row in Sitting.objects.all():
        row.started_at -= 50 * IDLE
        row.save()
    page.get_by_role("button", name="Make the link").click()
    dialog = page.locator("dialog[data-ask]")
    dialog.get_by_label("Login").fill("dara")
    dialog.get_by_label("Passphrase").fill(PASSPHRASE)
    dialog.get_by_role("button", name="Sign in").click()
    expect(page.locator("main h1")).to_have_text("The invitation is ready")


@pytest.mark.under_axe(
    "invitation/page.html",
    "recovery/done.html",
    "recovery/page.html",
    "recovery/sheet.html",
    "recovery/type_back.html",
    "second_factor/codes.html",
    "second_factor/page.html",
    "signin/page.html",
    "unlock/page.html",
)
def test_a_passkey_is_made_and_is_the_second_step_and_unlocks(
    page: Page, context: BrowserContext, link: str, axe: Callable[[Page], list[str]]
) -> None:
    with_device(context, page)
    begin(page, link, axe)
    page.goto("/account/")
    assert axe(page) == []
    page.get_by_role("link", name="Set up a second step").click()
    assert axe(page) == []
    page.get_by_label("A name for this passkey").fill("my telephone")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.locator("main h1")).to_have_text("Write these down")
    assert axe(page) == []
    page.goto("/account/")
    page.locator("form[action='/lock/'] button").evaluate("button => button.form.submit()")
    expect(page.locator("main h1")).to_have_text("Locked")
    assert axe(page) == []
    page.get_by_role("button", name="Unlock with a passkey").click()
    expect(page.locator("main h1")).not_to_have_text("Locked")
    page.goto("/account/")
    page.get_by_role("button", name="Sign out everywhere").click()
    assert axe(page) == []
    page.get_by_label("Login").fill("dara")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("main h1")).to_have_text("Second step")
    assert axe(page) == []
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("main h1")).not_to_have_text("Second step")
    page.goto("/account/")
    expect(page.locator("#steps")).to_contain_text("my telephone")


def with_device(context: BrowserContext, page: Page) -> CDPSession:
    """Give the browser a device that makes passkeys and knows its owner."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    told = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": told})
    return session
