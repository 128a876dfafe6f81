"""Every page of the house is held to axe-core by a test that names it; the pages for what went wrong are held here."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from samakki.doors.web.errors import views as errors
from tests.web.under_axe import addresses, declared, whole_pages
from tests.web.widths import width_of

WRONG = sorted(name for name, words in vars(errors).items() if name.isupper() and isinstance(words, dict))


def test_every_address_that_shows_a_page_and_every_page_without_one_is_named_by_a_test_with_axe() -> None:
    named = declared().keys()
    assert {name: missed for name, pages in addresses().items() if (missed := pages - named)} == {}
    assert whole_pages() - named == set()


def test_no_test_names_a_page_that_is_not_there() -> None:
    assert declared().keys() - whole_pages() == set()


def test_addresses_lead_to_the_pages_that_their_views_speak_of() -> None:
    shown = addresses()
    assert {"unlock/page.html", "second_factor/failed.html", "case/page.html"} <= set().union(*shown.values())
    assert shown["add-passkey"] >= {"second_factor/failed.html", "second_factor/codes.html"}
    assert shown["invitation"] == {"invitation/page.html", "invitation/spent.html", "invitation/elsewhere.html"}
    assert shown["account-pin"] == {"account/page.html"}
    assert shown["language"] == shown["lock"] == shown["passkey-options"] == set()
    none = {name for name, pages in shown.items() if not pages}
    assert len(none) < len(shown) / 2, none


def test_what_went_wrong_is_found_by_name() -> None:
    assert set(WRONG) >= {"REFUSED", "NO_KEY", "NOT_FOUND", "TOO_LARGE", "FORGED", "BROKEN", "NO_ROOM", "UNCLEAR"}


@pytest.mark.browser
@pytest.mark.urls("tests.web.gallery.urls")
@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(name, marks=pytest.mark.under_axe("errors/page.html")) for name in WRONG if name != "NO_ROOM"),
        pytest.param("NO_ROOM", marks=pytest.mark.under_axe("errors/broken.html")),
    ],
)
def test_no_page_for_what_went_wrong_shuts_anybody_out(page: Page, axe: Callable[[Page], list[str]], name: str) -> None:
    page.goto(f"/wrong/{name}/")
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
