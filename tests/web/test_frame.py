"""The frame of every page: seen by a browser, by axe-core, by somebody with a keyboard, on a small telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from samakki.kernel.languages import LANGUAGES
from tests.web.widths import width_of

pytestmark = [pytest.mark.urls("tests.web.gallery.urls"), pytest.mark.browser]
PAGES = ("/gallery/", "/help/keys/", "/nowhere/")
TAGS = [language.tag for language in LANGUAGES]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_on_a_page_shuts_anybody_out(page: Page, axe: Callable[[Page], list[str]], address: str) -> None:
    page.goto(address)
    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("tag", TAGS)
def test_a_page_fits_a_small_telephone_in_every_language(
    page: Page, speak: Callable[[str], None], tag: str, address: str
) -> None:
    speak(tag)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    assert width_of(page) <= 360
