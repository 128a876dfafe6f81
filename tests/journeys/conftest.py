"""What a journey needs: the demonstration as a newcomer starts it, and Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.demo_node import SCREENS, DemoNode, served_demo


@pytest.fixture(scope="session")
def demo_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoNode]:
    """A demonstration of 24 persons."""
    with served_demo(tmp_path_factory.mktemp("demo")) as node:
        yield node


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, without a window."""
    args = [*FLAGS, "--autoplay-policy=no-user-gesture-required"]
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
    yield started
    started.close()


@pytest.fixture
def newcomer(chromium: Browser, demo_node: DemoNode) -> Iterator[Page]:
    """A newcomer's page; every error of a script fails the journey."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(base_url=demo_node.url, viewport={"width": 1280, "height": 800}, locale="en")
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert errors == []
