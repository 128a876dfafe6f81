"""A bound form in a real browser: what is known stands there calmly, rows are those of the case, on a telephone too."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from samakki.cases import actions as cases
from tests.cases.pages.conftest import Node
from tests.instruments.forms import form, q
from tests.web.at_the_desk import people
from tests.web.test_forms import begin, bring_in, save

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]

SEX = [
    ["list_name", "name", "label"],
    ["sex", "female", "Female"],
    ["sex", "male", "Male"],
    ["kin", "mother", "Mother"],
    ["kin", "child", "Child"],
]
RECEPTION = form(
    q("text", "name", "Name as this person wishes", field="identity.called"),
    q("date", "born", "Born", field="identity.born"),
    q("select_one sex", "sex", "Sex", field="identity.sex"),
    q("text", "tests", "Results", field="health.test_results"),
    q("begin_group", "income", "Income of the household", field="family.household_income"),
    q("decimal", "much", "How much", field=".amount"),
    q("text", "money", "In which currency", field=".currency"),
    q("end_group"),
    q("begin_repeat", "kin", "Relative", field="family.members"),
    q("select_one kin", "relation", "Who", field=".relation"),
    q("text", "remark", "Remark"),
    q("end_repeat"),
    choices=SEX,
    settings={"form_title": "Reception", "audience": "adult"},
)


def test_what_is_known_stands_in_the_form_and_what_is_said_goes_to_the_case_file(
    dara: Page, node: Node, axe: Axe, tmp_path: Path
) -> None:
    case = people(node, 1)[0]
    bring_in(dara, node, RECEPTION, "Reception", tmp_path)
    begin(dara, case, "Reception")
    expect(dara.get_by_text(re.compile(r"Known since .+, from dara\. Still so\?"))).to_have_count(1)
    expect(dara.get_by_text("For an adult", exact=True)).to_be_visible()
    expect(dara.get_by_text("Two people answered “Name as this person wishes” differently.")).to_be_visible()
    assert axe(dara) == []
    dara.get_by_label("Results").fill("DEMO words nobody sees")
    dara.get_by_label("Female", exact=True).check()
    dara.locator("summary", has_text="Told by somebody else?").click()
    dara.get_by_label("Somebody else than the person told what I write here").check()
    dara.get_by_label("Who, for example the mother").fill("an aunt")
    save(dara)
    expect(dara.get_by_text(re.compile("Written closed on .+ by dara"))).to_be_visible()
    expect(dara.get_by_label("Results")).to_have_value("")
    assert axe(dara) == []
    dara.goto(f"/case/{case}/")
    expect(dara.get_by_text("DEMO words nobody sees")).to_have_count(0)
    assert axe(dara) == []


def test_rows_and_amounts_are_filled_in_without_script_on_a_small_telephone(
    plain_dara: Page, node: Node, tmp_path: Path
) -> None:
    case = people(node, 1)[0]
    page = plain_dara
    page.set_viewport_size({"width": 360, "height": 740})
    bring_in(page, node, RECEPTION, "Reception", tmp_path)
    begin(page, case, "Reception")
    page.get_by_role("button", name="Income of the household").click()
    page.get_by_label("How much").fill("900000")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(re.compile("Only this form keeps it")).first).to_be_visible()
    page.get_by_label("In which currency").fill("khr")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(re.compile("Only this form keeps it"))).to_have_count(0)
    page.get_by_role("button", name="Relative").click()
    page.get_by_role("button", name="Add another").click()
    page.get_by_label("Mother", exact=True).check()
    page.get_by_label("Remark").fill("DEMO: far away")
    page.get_by_role("button", name="Add another").click()
    page.get_by_label("Child", exact=True).last.check()
    page.get_by_role("button", name="Save", exact=True).click()
    width = page.locator("html").bounding_box()
    assert width is not None
    assert width["width"] <= 360
    shown = cases.fillings(node.by("dara"), case)[0]
    assert [value for path, value in shown.answers.items() if path.endswith("/relation")] == ["mother", "child"]
    assert shown.answers["income/much"] == "900000"
