"""Paper in a real browser: what the printer gets, in every script, and pages around it that shut nobody out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samakki.assistance import actions
from samakki.kernel.ids import FileId
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people
from tests.web.test_plan import planned
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]


def written(node: Node, case: FileId) -> str:
    told = {
        "to_whom": "Embassy of DEMO\nConsular section",
        "about": "Travel paper for a person who wishes to go home",
        "words": "We kindly ask you to issue a travel paper.\n\nShe will come with one of us on any day.",
        "signed_by": "Dara, caseworker\nMali, director",
    }
    return actions.write_letter(node.by("dara"), case, told)


def test_only_the_sheet_reaches_the_printer(dara: Page, node: Node) -> None:
    case = people(node, 1)[-1]
    planned(node, case)
    dara.goto(f"/case/{case}/print/plan/")
    expect(dara.get_by_role("button", name="Print", exact=True)).to_be_visible()
    dara.emulate_media(media="print")
    for hidden in (dara.locator("header"), dara.locator("footer"), dara.locator(".paper-bar"), dara.locator(".back")):
        expect(hidden.first).to_be_hidden()
    expect(dara.locator(".paper")).to_be_visible()


def test_the_button_prints(dara: Page, node: Node) -> None:
    case = people(node, 1)[-1]
    dara.goto(f"/case/{case}/letters/{written(node, case)}/")
    dara.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")
    dara.get_by_role("button", name="Print", exact=True).click()
    assert dara.evaluate("document.body.dataset.printed") == "yes"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.under_axe("print/page.html", "print/letters.html", "print/register.html")
def test_nothing_around_the_paper_shuts_anybody_out(dara: Page, node: Node, axe: Axe, width: int) -> None:
    case = people(node, 1)[-1]
    planned(node, case)
    letter = f"/case/{case}/letters/{written(node, case)}/"
    dara.set_viewport_size({"width": width, "height": 740})
    papers = [f"/case/{case}/print/{kind}/?language={tag}" for kind in ("plan", "summary") for tag in ("en", "km")]
    for address in (*papers, letter, f"/case/{case}/letters/", "/letters/"):
        dara.goto(address)
        assert (address, axe(dara)) == (address, [])
        assert width_of(dara) <= width


@pytest.mark.parametrize("tag", ["en", "km", "lo", "my", "th", "vi", "zh-hans", "ja"])
def test_no_language_runs_out_of_the_paper(dara: Page, node: Node, tag: str) -> None:
    case = people(node, 1)[-1]
    planned(node, case)
    dara.set_viewport_size({"width": 794, "height": 1123})
    dara.emulate_media(media="print")
    for kind in ("plan", "summary"):
        dara.goto(f"/case/{case}/print/{kind}/?language={tag}")
        assert width_of(dara) <= 794
        assert dara.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    dara.goto(f"/case/{case}/letters/{written(node, case)}/?language={tag}")
