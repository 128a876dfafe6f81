"""What every test may ask for: both stores, a clock, chance, and who acts."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import hypothesis
import pytest
from django.db import connections, transaction
from django.utils import translation
from playwright.sync_api import Playwright, sync_playwright

from samakki.kernel import deeds
from samakki.kernel.deeds import By
from tests import spread
from tests.given import SeededChance, SetClock, by_node
from tests.mission import Mission

hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")
BOTH = ["default", "keystore"]
COMMITTING = {"committed_stores", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Mission(config), "mission")
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(spread, "spread")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open both stores to a test that asks for `stores`; mark all that touch a store, for the run on PostgreSQL."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & COMMITTING:
            item.add_marker(pytest.mark.django_db(transaction=True, databases=BOTH), append=False)
        elif "stores" in asked:
            item.add_marker(pytest.mark.django_db(databases=BOTH), append=False)
        if item.get_closest_marker("django_db"):
            item.add_marker("stores")


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Let each test begin in the language of the settings: a page asked for in another leaves it behind."""
    yield
    translation.deactivate()


@pytest.fixture
def stores(db: None) -> None:
    """Both stores, rolled back after the test: for all that needs no real commit."""


@pytest.fixture
def committed_stores(transactional_db: None) -> None:
    """Both stores with real commits, emptied after the test: for threads, processes and servers."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once a process: it keeps a loop in this thread, in which it can't be started again.

    Connections made before it are out of sight from then on, and would stay open: whoever must be alone would wait.
    """
    connections.close_all()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the loop is Playwright's alone: no code of ours runs in it
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def remembered() -> Callable[..., Any]:
    """Compile a workbook as the house does, and remember what was made of the same bytes."""
    from samakki.instruments.rules.compiling import compile_form  # noqa: PLC0415 -- pyxform loads slowly, few need it

    return cache(compile_form)


@pytest.fixture
def compiled_once(remembered: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile each workbook once a process: for tests that bring in all shipped instruments to do something else."""
    monkeypatch.setattr("samakki.instruments.rules.compiling.compile_form", remembered)


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at noon of a day until the test moves it."""
    return SetClock()


@pytest.fixture
def chance() -> SeededChance:
    """Chance that repeats itself from test to test."""
    return SeededChance()


@pytest.fixture
def node_by(clock: SetClock, chance: SeededChance) -> By:
    """The node itself, without keys."""
    return by_node(clock, chance)


@pytest.fixture
def all_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody may do everything: for the tests of rooms below `access`, which has tests of its own.

    Undone with all else that a test patches, last first: who judges afterwards is who judged before.
    """
    monkeypatch.setattr(deeds._House, "judge", staticmethod(lambda _by, _act, _about: True))
    monkeypatch.setattr(deeds._House, "transaction", staticmethod(lambda: transaction.atomic(using="default")))
