"""Printed tables in a real browser: pasted, judged, at 360 pixels, by the keyboard and in Khmer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.databook.pages.test_printed import PAGE, PASTED
from tests.web.test_figures import in_khmer, office, whole

__all__ = ["office"]
pytestmark = pytest.mark.browser


@pytest.mark.under_axe("printed/list.html", "printed/bringing.html", "printed/page.html")
def test_a_table_is_pasted_and_each_fault_is_a_step_away(office: Page, axe: Callable[[Page], list[str]]) -> None:
    office.goto("/figures/")
    office.get_by_role("link", name="printed tables").click()
    whole(office, axe)
    office.get_by_role("link", name="Bring a table in").click()
    whole(office, axe)
    office.get_by_label("What it is called").fill("Persons by province")
    office.get_by_label("Or paste it (optional)").fill(PASTED)
    office.get_by_label("One of a number is").select_option("persons")
    office.get_by_role("button", name="Bring it in").press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("Write the year with four figures.")
    whole(office, axe)
    office.get_by_label("Year", exact=True).fill("2024")
    office.get_by_label("As known on").fill("2025-06-01")
    office.get_by_label("Source").fill("A yearly report, page 3")
    office.get_by_role("button", name="Bring it in").press("Enter")
    expect(office.get_by_role("heading", name="2 things do not fit")).to_be_visible()
    whole(office, axe)
    office.get_by_role("link", name="What is wrong: 1").press("Enter")
    expect(office.locator("#fault-1")).to_be_in_viewport()
    in_khmer(office, {PAGE: "មិនត្រូវគ្នា", "/tables/": "តារាង", "/tables/bring/": "តារាង"})
