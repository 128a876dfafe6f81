"""A ministry's workbook in a real browser: brought, bound by its headings, filled; at 360 pixels and in Khmer."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.tables.test_forms import form
from tests.web.test_figures import in_khmer, office, whole

__all__ = ["office"]
pytestmark = pytest.mark.browser


@pytest.mark.under_axe("workbooks/list.html", "workbooks/page.html", "workbooks/bind.html")
def test_a_workbook_is_bound_by_its_headings_and_filled(
    office: Page, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    blank = tmp_path / "form.xlsx"
    blank.write_bytes(form())
    office.goto("/figures/")
    office.get_by_role("link", name="workbooks").click()
    whole(office, axe)
    office.get_by_label("What it is called").fill("Form 7-A")
    office.get_by_label("File").set_input_files(blank)
    office.get_by_role("button", name="Bring it in").press("Enter")
    whole(office, axe)
    address = office.url
    office.get_by_label("Cells of the numbers").fill("B4:C6")
    office.get_by_label("Figure", exact=True).select_option(label="Persons by form, sex, age and destination")
    office.get_by_label("Rows tell apart").select_option("experience.forms")
    office.get_by_label("Columns tell apart").select_option("identity.sex")
    office.get_by_role("button", name="Go on to the headings").press("Enter")
    expect(office.get_by_label("B Women")).to_have_value("Female")
    office.get_by_label("4 Labour").fill("Unicorns")
    office.get_by_role("button", name="Bind").press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("Choose one of the list, or leave it empty.")
    whole(office, axe)
    office.get_by_label("4 Labour").fill("everybody")
    office.get_by_role("button", name="Bind").press("Enter")
    expect(office.locator("td.bound")).to_have_count(4)
    whole(office, axe)
    with office.expect_download() as coming:
        office.get_by_role("button", name="Fill and take it along").press("Enter")
    assert load_workbook(io.BytesIO(coming.value.path().read_bytes()))["Form 7-A"]["B4"].value == 0
    in_khmer(office, {address: "ភ្ជាប់ផ្នែកមួយ", "/workbooks/": "សៀវភៅការងារដែលត្រូវបំពេញ"})
