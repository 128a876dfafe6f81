"""A screening in a real browser: chosen, looked at, decided, and whole for everybody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.instruments import jobs
from samakki.instruments.actions import Naming, release_xlsform
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people
from tests.web.widths import width_of

pytestmark = pytest.mark.browser


@pytest.mark.under_axe("screening/choose.html", "screening/page.html", "screening/set.html")
def test_a_screening_is_chosen_decided_and_kept_and_shuts_nobody_out(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    case = people(node, 1)[0]
    jobs.ship_indicators(node.house.node)
    told = {"control": Told(["debt", "threats"]), "leave_freely": Told(["permission"]), "hours_a_day": Told(["16"])}
    cases.change_fields(node.by("dara"), case, Section.EXPERIENCE, told)
    dara.goto(f"/case/{case}/")
    dara.get_by_role("link", name="Screening").click()
    found = axe(dara)
    dara.get_by_role("link", name="Look Eleven indicators").click()
    expect(dara.get_by_text("3 of 11 indicators were seen")).to_be_visible()
    dara.get_by_label("Definition in force").select_option(label="Palermo Protocol, article 3 (a) and (b): adults")
    dara.get_by_label("Threshold of proof").select_option(label="Reasonable grounds")
    dara.get_by_label("What was decided").select_option(label="Possibly trafficked")
    dara.get_by_label("What follows for protection").select_option(label="Time to recover and reflect")
    dara.get_by_role("button", name="Keep this screening").click()
    expect(dara.get_by_role("heading", name="Screenings of earlier")).to_be_visible()
    screening = dara.url
    dara.get_by_role("link", name="Version 1 of this set").click()
    shown = dara.url
    for width in (1280, 360):
        dara.set_viewport_size({"width": width, "height": 800})
        for address in (f"/case/{case}/screening/", screening, shown):
            dara.goto(address)
            found += axe(dara)
            assert width_of(dara) <= width, address
    assert found == []


def test_a_long_list_is_chosen_from_without_hundreds_of_boxes_and_what_was_chosen_stands_first(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    case = people(node, 1)[0]
    sheet = next(sheet for sheet in jobs.sheets() if sheet.name == "reception")
    naming = Naming("reception.xlsx", section=sheet.section)
    release_xlsform(node.house.node, jobs.workbook(sheet), naming)
    dara.goto(f"/case/{case}/forms/")
    dara.get_by_role("button", name="Begin Reception").click()
    dara.wait_for_url(re.compile(r"/forms/.+/1/"))
    assert dara.locator("input[type=checkbox]").count() < 60
    chosen = dara.locator("select[multiple]").first
    expect(dara.get_by_label("Khmer", exact=True)).to_be_checked()
    chosen.select_option(label=["Lao"])
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("Saved.", exact=True)).to_be_visible()
    dara.reload()
    expect(dara.get_by_label("Lao", exact=True)).to_be_checked()
    dara.get_by_label("Lao", exact=True).uncheck()
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("Saved.", exact=True)).to_be_visible()
    shown = cases.read_section(node.by("dara"), case, Section.IDENTITY)
    kept = next(one.heads.value for one in shown.fields if one.field.name == "languages")
    assert ("km" in kept, "lo" in kept) == (True, False)
    assert axe(dara) == []
