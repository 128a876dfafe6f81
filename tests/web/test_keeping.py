"""Erasures and copies, in a real browser: asked, agreed on, kept on, looked after; nobody is shut out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.cases import actions
from samakki.cases.models import Case
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import seat
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def _keys_of_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "keys of copies"
    folder.mkdir()
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_KEYS", [folder])
    monkeypatch.setattr(settings, "SAMAKKI_BALLAST", "0")


@pytest.mark.under_axe("erasures/ask.html", "erasures/one.html", "erasures/page.html")
def test_one_asks_another_agrees_and_the_page_becomes_the_receipt(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    node.house.colleague(node.by("dara"), "sok", Role.SUPERVISOR)
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    page = seat(context, node, "dara", live_server.url)
    page.goto("/erasures/")
    whole(page, axe)
    page.goto(f"/case/{case}/erasure/")
    whole(page, axe)
    page.get_by_label("The person wants it").check()
    page.get_by_role("button", name="Ask for erasure").click()
    expect(page.get_by_text("You asked this yourself: somebody else decides.")).to_be_visible()
    whole(page, axe)
    address = page.url
    page = seat(context, node, "sok", live_server.url)
    page.goto(address)
    whole(page, axe)
    page.get_by_label("The mark of this case").fill(str(case)[-6:])
    page.get_by_role("button", name="Agree, and erase for good").click()
    expect(page.get_by_text("Erased. This page is the receipt.")).to_be_visible()
    whole(page, axe)
    assert not Case.objects.filter(pk=case).exists()


@pytest.mark.under_axe("erasures/keep.html")
def test_what_was_kept_for_long_enough_is_proposed_and_kept_on(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    Case.objects.filter(pk=case).update(closed_on=timezone.localdate() - timedelta(days=85 * 31))
    page = seat(context, node, "dara", live_server.url)
    page.goto("/erasures/")
    expect(page.get_by_text("Kept for long enough?")).to_be_visible()
    whole(page, axe)
    page.goto(f"/erasures/keep/{case}/")
    whole(page, axe)


@pytest.mark.under_axe("backups/page.html")
def test_who_looks_after_the_node_sees_what_copying_last_did(
    context: BrowserContext, node: Node, live_server: LiveServer, axe: Axe
) -> None:
    node.house.accept(access.invite_to_node(node.house.node, "nodea", "Nodea", Role.NODE_ADMINISTRATOR))
    page = seat(context, node, "nodea", live_server.url)
    page.goto("/backups/")
    expect(page.get_by_role("heading", name="Copies of this node")).to_be_visible()
    whole(page, axe)
