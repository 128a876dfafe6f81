"""Rows, long lists, families, two files of one person in a real browser: by keys, without script, on a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from samakki.cases import actions
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import journey, people, unfold
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


def test_a_leg_of_a_journey_is_added_and_moved_without_script_and_by_keys(
    plain_dara: Page, dara: Page, node: Node
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    for page, country in ((plain_dara, "Cambodia"), (dara, "Thailand")):
        page.goto(f"/case/{case}/section/experience/")
        unfold(page, "Journey")
        page.get_by_role("link", name="Journey, leg by leg").click()
        page.get_by_role("link", name="Add").click()
        page.get_by_label("Country").first.fill(country)
        page.get_by_role("button", name="Save", exact=True).press("Enter")
        page.locator(".row-title").first.wait_for()
    dara.get_by_role("button", name="Earlier 2").press("Enter")
    dara.locator(".row-title").first.get_by_text("Thailand").wait_for()
    plain_dara.goto(dara.url)
    plain_dara.get_by_role("button", name="Take away 1").click()
    plain_dara.get_by_role("button", name="Put back").click()
    assert plain_dara.locator(".row-title").count() == 2


def test_several_languages_are_chosen_by_typing_and_stand_as_tags(dara: Page, node: Node) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate")
    dara.goto(f"/case/{case}/section/identity/")
    unfold(dara)
    box = dara.locator("[name=f-languages][data-adds]")
    for word in ("Khmer", "hmong"):
        box.fill(word)
        box.press("Enter")
    assert box.input_value() == ""
    assert dara.locator(".ticked-one").all_inner_texts() == ["Khmer", "Hmong"]
    dara.locator(".ticked-one", has_text="Khmer").click()
    dara.get_by_role("button", name="Save").click()
    dara.wait_for_url(f"**/case/{case}/")
    dara.get_by_text("Hmong").first.wait_for()
    assert dara.locator(".known", has_text="Khmer").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.under_axe(
    "conflict/page.html",
    "family/page.html",
    "history/page.html",
    "rows/page.html",
    "rows/row.html",
    "same_person/find.html",
    "same_person/page.html",
    "section/page.html",
)
def test_nothing_on_the_pages_of_rows_and_families_shuts_anybody_out(
    dara: Page, node: Node, axe: Axe, width: int
) -> None:
    cases = people(node)
    case = cases[-1]
    row = journey(node, case)
    actions.link_family(node.by("dara"), case, cases[0], "mother")
    dara.set_viewport_size({"width": width, "height": 740})
    file = f"/case/{case}/"
    legs = f"{file}section/experience/journey/rows/"
    pages = [file, f"{file}family/", f"{file}section/experience/", legs, f"{legs}new/", f"{legs}{row}/"]
    for address in (*pages, f"{legs}{row}/country/decide/", f"{legs}{row}/country/", f"{file}section/family/members/"):
        dara.goto(address)
        assert (address, axe(dara)) == (address, [])
        assert width_of(dara) <= width
    dara.goto(f"{file}same-person/")
    dara.get_by_role("searchbox").fill("lotus")
    dara.get_by_role("button", name="Find").click()
    dara.get_by_role("radio").first.check()
    assert axe(dara) == []
    dara.get_by_role("button", name="Look at both").click()
    dara.get_by_role("heading", name="Are these two").wait_for()
    assert axe(dara) == []
    assert width_of(dara) <= width
