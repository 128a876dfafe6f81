"""A screening in a real browser: chosen, looked at, decided, and whole for everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.instruments import jobs
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.test_desk import dara, node, people

pytestmark = pytest.mark.browser
__all__ = ["dara", "node"]


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
            assert dara.evaluate("document.documentElement.scrollWidth") <= width, address
    assert found == []
