"""How wide a page is, once it is all there: a click returns while the next page is still being made."""

from playwright.sync_api import Page


def width_of(page: Page) -> int:
    """Give the width that a page takes, in pixels of the style sheet, after it has come whole."""
    page.wait_for_load_state("load")
    found = page.evaluate("document.documentElement.scrollWidth")
    assert isinstance(found, int)
    return found
