"""A form of the field in a real browser: begun, filled in half, left, resumed, corrected, compared."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from samakki.cases import actions as cases
from samakki.instruments import queries as instruments
from samakki.instruments.actions import publish
from samakki.instruments.words import VersionState
from samakki.kernel.ids import FileId
from tests.access.conftest import PASSPHRASE
from tests.cases.pages.conftest import Node
from tests.instruments.forms import YES_NO, form, q
from tests.instruments.shared import htcds, htcds_file
from tests.web.at_the_desk import people
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]
__all__ = ["htcds", "htcds_file"]

HOUSEHOLD = form(
    q("text", "name", "Name the person uses", **{"label::Khmer (km)": "ឈ្មោះ"}),
    q("select_one yn", "hurt", "Was the person hurt?"),
    q("text", "how", "By what?", relevant="${hurt} = 'yes'"),
    q("integer", "age", "Age", constraint=". < 120", constraint_message="Nobody is as old as that"),
    q("note", "hello", "Thank you, ${name}"),
    q("begin_repeat", "kids", "Child"),
    q("text", "kid", "Name of the child"),
    q("end_repeat"),
    choices=YES_NO,
)


def stored(node: Node, case: FileId) -> dict[str, object]:
    return dict(cases.fillings(node.by("dara"), case)[0].answers)


def bring_in(page: Page, node: Node, content: bytes, name: str, place: Path) -> None:
    """Bring a form in by its page; somebody else publishes it."""
    file = place / "form.xlsx"
    file.write_bytes(content)
    page.goto("/forms/new/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label(re.compile("^Name")).fill(name)
    page.get_by_role("button", name="Bring it in").click()
    line = next((line for line in instruments.instruments(node.by("noy")) if line.name == name), None)
    if line is not None and line.newest.state is VersionState.DRAFT:
        publish(node.by("noy"), line.newest.id)


def begin(page: Page, case: FileId, name: str) -> None:
    page.goto(f"/case/{case}/")
    page.get_by_role("link", name="Begin a form").click()
    page.get_by_role("button", name=f"Begin {name}").click()
    page.wait_for_url(re.compile(r"/forms/.+/1/"))


def fill_half(page: Page) -> None:
    """Answer something on the first and on the last page."""
    page.get_by_label("First Name", exact=True).fill("Lotus of DEMO")
    page.get_by_role("group", name="Birthdate").get_by_label("Year").fill("2544")
    page.get_by_role("button", name="Save and next").click()
    page.wait_for_url(re.compile(r"/2/$"))
    page.get_by_role("button", name="Questions 21 to 31").click()
    page.wait_for_url(re.compile(r"/3/$"))
    page.get_by_label("Debt bondage").check()
    save(page)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()


def sign_out_and_in(page: Page, address: str) -> None:
    page.locator("summary", has_text="dara").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(address)
    page.get_by_label(re.compile("Login|Name")).first.fill("dara")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()
    page.goto(address)


def test_the_form_of_iom_is_brought_in_filled_in_half_resumed_corrected_and_compared(
    dara: Page, node: Node, axe: Axe, htcds: bytes, tmp_path: Path
) -> None:
    case = people(node, 1)[0]
    bring_in(dara, node, htcds, "HTCDS", tmp_path)
    expect(dara.get_by_text("Taken in as a draft, with 31 questions.")).to_be_visible()
    assert axe(dara) == []
    begin(dara, case, "HTCDS")
    assert axe(dara) == []
    fill_half(dara)
    half = stored(node, case)
    assert (half["prs_First_Name"], half["prs_Birthdate"]) == ("Lotus of DEMO", "2001")
    assert half["vic_Methods_of_Control"] == ["DebtBondage"]

    sign_out_and_in(dara, f"/case/{case}/forms/")
    dara.get_by_role("link", name="HTCDS").click()
    dara.wait_for_url(re.compile(r"/3/$"))
    expect(dara.get_by_label("Debt bondage")).to_be_checked()
    dara.get_by_label("Debt bondage").uncheck()
    dara.get_by_label("False promises").check()
    save(dara)
    dara.get_by_role("link", name="Who answered what, and when").click()
    expect(dara.locator(".old-value", has_text="Debt bondage")).to_be_visible()
    expect(dara.locator(".new-value", has_text="False promises")).to_be_visible()
    assert axe(dara) == []


def test_a_question_appears_in_place_while_another_is_being_answered(
    dara: Page, node: Node, axe: Axe, tmp_path: Path
) -> None:
    case = people(node, 1)[0]
    bring_in(dara, node, HOUSEHOLD, "Household", tmp_path)
    begin(dara, case, "Household")
    expect(dara.get_by_label("By what?")).to_be_hidden()
    dara.get_by_label("Name the person uses").fill("Bopha")
    dara.get_by_label("Yes", exact=True).check()
    expect(dara.get_by_label("By what?")).to_be_visible()
    expect(dara.get_by_text("Thank you, Bopha")).to_be_visible()
    expect(dara.get_by_text("Not saved yet")).to_be_visible()
    assert stored(node, case) == {}
    dara.get_by_label("Age", exact=True).fill("200")
    dara.get_by_label("By what?").fill("a rope")
    expect(dara.get_by_text("Nobody is as old as that")).to_be_visible()
    expect(dara.get_by_label("By what?")).to_be_focused()
    expect(dara.get_by_label("By what?")).to_have_value("a rope")
    assert axe(dara) == []
    expect(dara.locator("#save-state", has_text="All saved")).to_be_visible(timeout=20_000)
    assert stored(node, case) == {"name": "Bopha", "hurt": "yes", "age": "200", "how": "a rope"}
    dara.goto(f"/case/{case}/")
    assert "/forms/" not in dara.url


def test_a_form_is_whole_without_script_and_on_a_small_telephone(plain_dara: Page, node: Node, tmp_path: Path) -> None:
    case = people(node, 1)[0]
    plain_dara.set_viewport_size({"width": 360, "height": 740})
    bring_in(plain_dara, node, HOUSEHOLD, "Household", tmp_path)
    begin(plain_dara, case, "Household")
    plain_dara.get_by_label("Name the person uses").fill("Bopha")
    plain_dara.get_by_label("Yes", exact=True).check()
    plain_dara.get_by_role("button", name="Save", exact=True).click()
    plain_dara.get_by_label("By what?").fill("a rope")
    plain_dara.get_by_role("button", name="Save and next").click()
    plain_dara.get_by_role("button", name="Add another").click()
    plain_dara.get_by_label("Name of the child").fill("Chan")
    plain_dara.get_by_role("button", name="Add another").click()
    assert plain_dara.get_by_label("Name of the child").first.input_value() == "Chan"
    plain_dara.get_by_role("button", name="Remove this one").first.click()
    expect(plain_dara.get_by_label("Name of the child")).to_have_value("")
    width = plain_dara.locator("html").bounding_box()
    assert width is not None
    assert width["width"] <= 360
    assert stored(node, case)["kids[1]/kid"] == "Chan"


RICH = form(
    q("text", "name", "Name the person uses", hint="As they wish to be called", required="yes"),
    q("text", "story", "What should we know first?", appearance="multiline"),
    q("integer", "age", "Age", constraint=". < 120", constraint_message="Nobody is as old as that"),
    q("range", "worry", "How worried are you?", parameters="start=0 end=5 step=1"),
    q("select_multiple yn", "wants", "What is wanted?"),
    q("select_one yn", "town", "Town", appearance="minimal"),
    q("acknowledge", "told", "The person was told what is written"),
    q("time", "hour", "Best hour"),
    q("text", "told_back", "Said back", calculation="concat('Hello ', ${name})"),
    q("begin_group", "family", "Family"),
    q("begin_repeat", "kids", "Child"),
    q("text", "kid", "Name of the child"),
    q("date", "born", "Born"),
    q("end_repeat"),
    q("end_group"),
    choices=YES_NO,
)


@pytest.mark.slow
@pytest.mark.under_axe(
    "form/carrying.html",
    "form/listing.html",
    "form/looking_back.html",
    "form/page.html",
    "instruments/comparing.html",
    "instruments/instrument.html",
    "instruments/version.html",
)
def test_no_page_of_forms_shuts_anybody_out_on_any_screen(dara: Page, node: Node, axe: Axe, tmp_path: Path) -> None:
    case = people(node, 1)[0]
    bring_in(dara, node, HOUSEHOLD, "Intake", tmp_path)
    begin(dara, case, "Intake")
    dara.get_by_label("Name the person uses").fill("Bopha")
    dara.get_by_label("Yes", exact=True).check()
    save(dara)
    resumed = dara.url
    filled = resumed.rsplit("/", 2)[0]
    bring_in(dara, node, RICH, "Intake", tmp_path)
    version = dara.url
    instrument = dara.locator("a.back").get_attribute("href")
    bring_in(dara, node, form(q("geotrace", "a"), q("text", "b", relevant="pulldata('x') = 1")), "Map", tmp_path)
    refused = dara.url
    found = axe(dara)
    expect(dara.get_by_text("Sheet “survey”, row 2, column “type”")).to_be_visible()
    begin(dara, case, "Intake")
    dara.get_by_label("Age", exact=True).fill("400")
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_text("Saved. Something needs another look")).to_be_visible()
    rich = dara.url
    dara.goto(rich.replace("/1/", "/2/"))
    dara.get_by_role("button", name="Add another").click()
    dara.wait_for_url(re.compile("#q"))
    pages = ["/forms/", instrument, version, f"{instrument}compare/", rich, rich.replace("/1/", "/2/"), resumed]
    pages += [f"{filled}/history/", f"{filled}/newer/", f"/case/{case}/forms/", f"/case/{case}/"]
    for width in (1280, 360):
        dara.set_viewport_size({"width": width, "height": 800})
        for address in pages:
            dara.goto(address)
            found += axe(dara)
            assert width_of(dara) <= width, address
    assert found == []
    assert refused.partition("?")[0].endswith("/forms/new/")


def test_a_session_that_locks_while_a_form_is_filled_in_asks_in_place_and_nothing_is_lost(
    dara: Page, node: Node, tmp_path: Path
) -> None:
    case = people(node, 1)[0]
    bring_in(dara, node, HOUSEHOLD, "Household", tmp_path)
    begin(dara, case, "Household")
    dara.get_by_label("Name the person uses").fill("Bopha")
    other = dara.context.new_page()
    other.goto("/people/")
    other.locator("summary", has_text="dara").click()
    other.get_by_role("button", name="Lock").click()
    dara.get_by_label("Yes", exact=True).check()
    dialog = dara.locator("dialog[data-ask]")
    expect(dialog).to_be_visible()
    dialog.get_by_label(re.compile("Passphrase")).fill(PASSPHRASE)
    dialog.get_by_role("button").first.click()
    expect(dara.get_by_label("By what?")).to_be_visible()
    expect(dara.get_by_label("Name the person uses")).to_have_value("Bopha")
    save(dara)
    assert stored(node, case) == {"name": "Bopha", "hurt": "yes"}
