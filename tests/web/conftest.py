"""A real browser on a real server: `page`, `signed_in_page`, and `axe`, which looks for what shuts people out."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread; the server has its own
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser that has never been here; every error of a script fails the test."""
    opened = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    opened.on("weberror", lambda error: errors.append(str(error.error)))
    yield opened
    opened.close()
    assert errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of a visitor."""
    return context.new_page()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Tell what axe-core finds on the page, one line each: empty when nothing shuts anybody out."""

    def look(page: Page) -> list[str]:
        found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
        return [f"{each['id']}: {node['html'][:160]} {node['any'][:1]}" for each in found for node in each["nodes"]]

    return look


@pytest.fixture
def speak(context: BrowserContext, live_server: LiveServer) -> Callable[[str], None]:
    """Choose the language of the pages."""

    def choose(tag: str) -> None:
        context.add_cookies([{"name": "samakki_language", "value": tag, "url": live_server.url}])

    return choose
