"""The book in a real browser, from a folder: with the keyboard, on a narrow screen, in Khmer, for those who hear it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright
from tests.chromium import CHROMIUM, FLAGS

pytestmark = pytest.mark.browser
RULES = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = {"width": 360, "height": 700}


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A narrow page on which nothing may be refused, and no script may run."""
    opened = browser.new_context(viewport=NARROW)  # type: ignore[arg-type]  # a plain dict is what it takes
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    yield opened.new_page()
    opened.close()
    assert told == []


def test_every_page_fits_a_narrow_screen_and_shuts_nobody_out(page: Page, book: Path, planned: Path) -> None:
    axe = Axe()
    of_plans = [planned / tag / name for tag in ("en", "km") for name in ("plan.html", "committees.html", "index.html")]
    of_plans += [planned / tag / "asked" / "parliament.html" for tag in ("en", "km")]
    for place in sorted([*book.rglob("*.html"), *of_plans]):
        page.goto(place.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], place
        found = axe.run(page, options=RULES).response["violations"]
        assert [(place.name, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []


def test_the_book_is_read_with_the_keyboard_alone(page: Page, book: Path) -> None:
    page.goto((book / "index.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/km/index.html")
    assert page.locator("html").get_attribute("lang") == "km"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_chart_and_a_wide_table_are_reached_and_moved_with_the_keyboard(page: Page, book: Path) -> None:
    page.goto((book / "en" / "figures" / "by-year.html").as_uri())
    chart = page.get_by_role("region", name="Chart: Persons by country and year")
    chart.focus()
    page.keyboard.press("ArrowRight")
    for _turn in range(100):
        if page.evaluate("document.querySelector('.picture').scrollLeft"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate("document.querySelector('.picture').scrollLeft") > 0
    assert page.get_by_role("img", name="Persons by country and year").count() == 1


def test_paper_hides_what_only_a_screen_needs(page: Page, book: Path) -> None:
    page.goto((book / "en" / "figures" / "by-year.html").as_uri())
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Languages").is_visible()
    assert page.locator("table").first.is_visible()
