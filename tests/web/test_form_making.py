"""Making a form in a real browser: a workbook is changed, brought, tried on an invented person, and published."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments.words import Imported
from samakki.kernel.ids import FileId
from tests.cases.pages.conftest import Node
from tests.instruments.pages.paper import bring
from tests.web.at_the_desk import people, seat
from tests.web.test_forms import HOUSEHOLD
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]
SMALL = {"width": 360, "height": 740}


@pytest.fixture
def noy(browser: Browser, node: Node, live_server: LiveServer) -> Iterator[Page]:
    """The page of Noy, an administrator of another agency, in a browser of her own."""
    opened: BrowserContext = browser.new_context(base_url=live_server.url)
    yield seat(opened, node, "noy", live_server.url)
    opened.close()


def fits(page: Page) -> bool:
    """Tell whether the page fits a small telephone."""
    page.set_viewport_size(SMALL)
    wide = width_of(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    return bool(wide <= SMALL["width"])


def changed(workbook: bytes) -> bytes:
    """Change a question and add another, as somebody does in a spreadsheet."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    sheet = book["survey"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "By what?":
                cell.value = "What hurt the person?"
    sheet.append(["text", "safe", "What would make this person safe?"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_a_form_is_changed_brought_tried_and_published_by_two(  # noqa: PLR0913 -- two people, two browsers, one node
    dara: Page, plain_dara: Page, noy: Page, node: Node, *, axe: Axe, tmp_path: Path, scripted: bool
) -> None:
    page = dara if scripted else plain_dara
    made = bring(node.by("dara"), HOUSEHOLD, "Household")
    page.goto("/forms/")
    assert axe(dara) == [] if scripted else True
    page.get_by_role("link", name="Household").click()
    page.get_by_role("link", name="Version 1").click()
    with page.expect_download() as loading:
        page.get_by_role("link", name="Get the workbook").click()
    file = tmp_path / "household.xlsx"
    file.write_bytes(changed(Path(loading.value.path()).read_bytes()))

    page.goto("/forms/new/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label(re.compile("^Name")).fill("Household")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("Taken in as a draft")).to_be_visible()
    expect(page.get_by_text("You brought this draft, so somebody else publishes it")).to_be_visible()
    draft = page.url
    page.get_by_role("link", name="Compare with version 1").click()
    expect(page.locator("del", has_text="By what?")).to_be_visible()
    expect(page.locator("ins", has_text="What would make this person safe?")).to_be_visible()

    noy.goto(draft)
    noy.get_by_role("button", name="Publish this version").click()
    expect(noy.get_by_text("Published: from now on people begin this version.")).to_be_visible()
    assert axe(noy) == []
    assert fits(noy)
    case = people(node, 1)[0]
    page.goto(f"/case/{case}/forms/")
    page.get_by_role("button", name="Begin Household").click()
    expect(page.get_by_text("Version 2 of this form")).to_be_visible()
    assert made.number == 1


@pytest.mark.under_axe("instruments/version.html", "instruments/trying.html")
def test_a_trial_asks_in_place_what_depends_on_an_answer_and_is_whole_for_everybody(
    dara: Page, node: Node, axe: Axe
) -> None:
    made = bring(node.by("dara"), HOUSEHOLD, "Household")
    dara.goto(f"/forms/version/{made.version}/")
    assert axe(dara) == []
    assert fits(dara)
    dara.get_by_role("link", name="Try it on an invented person").click()
    expect(dara.get_by_text("DEMO: this person is invented")).to_be_visible()
    expect(dara.get_by_label("By what?")).to_be_hidden()
    dara.get_by_label("Name the person uses").fill("Lotus")
    dara.get_by_label("Yes", exact=True).check()
    expect(dara.get_by_label("By what?")).to_be_visible()
    expect(dara.get_by_text("Thank you, Lotus")).to_be_visible()
    dara.get_by_label("Age", exact=True).fill("200")
    dara.get_by_label("By what?").fill("a rope")
    expect(dara.get_by_text("Nobody is as old as that")).to_be_visible()
    assert axe(dara) == []
    assert fits(dara)
    dara.get_by_role("button", name="Next page").focus()
    dara.keyboard.press("Enter")
    dara.get_by_role("button", name="Add another").click()
    dara.get_by_label("Name of the child").fill("Chan")
    dara.get_by_role("button", name="Questions 1 to 4").click()
    expect(dara.get_by_label("By what?")).to_have_value("a rope")
    assert "Lotus" not in dara.title()
    assert "Lotus" not in dara.url
    dara.get_by_role("link", name="Start over with a child").click()
    expect(dara.get_by_label("Name the person uses")).to_have_value("")


def test_a_trial_without_script_goes_the_same_way(plain_dara: Page, node: Node) -> None:
    made = bring(node.by("dara"), HOUSEHOLD, "Household")
    plain_dara.goto(f"/forms/version/{made.version}/try/")
    plain_dara.get_by_label("Yes", exact=True).check()
    plain_dara.get_by_label("Name the person uses").press("Enter")
    plain_dara.get_by_label("By what?").fill("a rope")
    plain_dara.get_by_role("button", name="Next page").click()
    plain_dara.get_by_role("button", name="Add another").click()
    plain_dara.get_by_label("Name of the child").fill("Chan")
    plain_dara.get_by_role("button", name="Questions 1 to 4").click()
    expect(plain_dara.get_by_label("By what?")).to_have_value("a rope")


@pytest.mark.under_axe("instruments/report.html", "form/over_time.html")
def test_answers_are_counted_slice_by_slice_by_itself_and_several_fillings_stand_beside_each_other(
    dara: Page, node: Node, axe: Axe, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, case = filled(node, monkeypatch)
    dara.goto(f"/forms/version/{made.version}/")
    dara.get_by_role("link", name="Which of its questions are answered").click()
    found = axe(dara)
    dara.get_by_role("button", name="Count", exact=True).click()
    expect(dara.get_by_text("6 fillings of this version were counted.")).to_be_visible()
    found += axe(dara)
    assert fits(dara)
    dara.goto(f"/case/{case}/forms/")
    dara.get_by_role("link", name="Household over time").click()
    expect(dara.locator("ins", has_text="Lotus 2")).to_be_visible()
    assert found + axe(dara) == []
    assert fits(dara)


def test_answers_are_counted_slice_by_slice_without_script(
    plain_dara: Page, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _case = filled(node, monkeypatch)
    plain_dara.goto(f"/forms/version/{made.version}/answered/")
    plain_dara.get_by_role("button", name="Count", exact=True).click()
    for _ in range(2):
        plain_dara.get_by_role("button", name="Go on counting").click()
    expect(plain_dara.get_by_text("6 fillings of this version were counted.")).to_be_visible()


def filled(node: Node, monkeypatch: pytest.MonkeyPatch) -> tuple[Imported, FileId]:
    """Five people, one of them asked twice; counted two at a time."""
    monkeypatch.setattr("samakki.cases.actions.tallying.CASES_A_SLICE", 2)
    made, by = bring(node.by("dara"), HOUSEHOLD, "Household"), node.by("dara")
    found = people(node, 5)
    for at, case in enumerate([*found, found[0]]):
        cases.fill_form(by, case, made.version, uuid4(), [Answer("name", f"Lotus {at // 5 + 1}")])
    return made, found[0]
