"""Figures in a real browser: counted, released and changed by the keyboard, at 360 pixels and in Khmer."""

from collections.abc import Callable, Mapping

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.databook.test_keeping import told_of_forms
from tests.web.at_the_desk import seat
from tests.web.widths import width_of

pytestmark = pytest.mark.browser


@pytest.fixture
def office(context: BrowserContext, node: Node, live_server: LiveServer) -> Page:
    """The browser of an analyst, where forms of exploitation are told of two persons."""
    node.house.colleague(node.by("dara"), "sokha", Role.ANALYST)
    told_of_forms(node.by("dara"), "labour")
    told_of_forms(node.by("dara"), "labour", "marriage")
    return seat(context, node, "sokha", live_server.url)


def whole(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """See that the page shuts nobody out, wide and at 360 pixels."""
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def in_khmer(page: Page, told: Mapping[str, str]) -> None:
    """See that pages speak Khmer, and are no wider than 360 pixels."""
    page.set_viewport_size({"width": 360, "height": 740})
    name = settings.LANGUAGE_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": "km", "domain": "localhost", "path": "/"}])
    for address, words in told.items():
        page.goto(address)
        expect(page.locator("main")).to_contain_text(words)
        assert width_of(page) <= 360


@pytest.mark.under_axe("figures/list.html", "figures/page.html")
def test_a_figure_is_counted_released_and_told_anew(office: Page, axe: Callable[[Page], list[str]]) -> None:
    office.goto("/")
    expect(office.get_by_role("heading", name="Figures", level=1)).to_be_visible()
    whole(office, axe)
    office.get_by_role("link", name="Persons by form of exploitation", exact=True).click()
    expect(office.get_by_text("2 persons, each counted once.")).to_be_visible()
    expect(office.locator("td svg rect")).to_have_count(2)
    whole(office, axe)
    office.get_by_label("Offices that should report").fill("3")
    office.keyboard.press("Tab")
    office.keyboard.type("5")
    office.get_by_role("button", name="Release it as known on").press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("Say what is known to be missing.")
    whole(office, axe)
    office.get_by_label("Offices that have reported").fill("2")
    office.get_by_label("What is known to be missing").fill("One office was flooded.")
    office.get_by_role("button", name="Release it as known on").press("Enter")
    expect(office.get_by_text("1 of 3 offices has not reported")).to_be_visible()
    expect(office.get_by_label("Why it is told anew")).to_be_visible()
    whole(office, axe)


@pytest.mark.under_axe("figures/cell.html")
def test_a_year_is_chosen_and_a_cell_opened_by_the_keyboard(
    office: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    told_of_forms(node.by("dara"), "labour", "marriage", "begging")
    office.goto("/figures/persons-by-form/")
    office.get_by_label("Of which time").focus()
    office.keyboard.type("calendar")
    office.keyboard.press("Tab")
    office.keyboard.press("Tab")
    expect(office.get_by_role("button", name="Count")).to_be_focused()
    office.keyboard.press("Enter")
    expect(office.get_by_text("Only those who came to be known in")).to_be_visible()
    office.get_by_role("link", name="3 and what stands behind it").press("Enter")
    expect(office.get_by_role("heading", name="Of whom it consists")).to_be_visible()
    expect(office.get_by_role("heading", level=1)).to_have_text("Forced labour")
    whole(office, axe)
    office.get_by_role("link", name="Persons by form of exploitation").press("Enter")
    expect(office.get_by_text("Only those who came to be known in")).to_be_visible()
    office.get_by_label("Year", exact=True).fill("26")
    office.get_by_role("button", name="Count").press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("Write the year with four figures.")
    whole(office, axe)


@pytest.mark.under_axe("figures/protection.html")
def test_what_would_be_hidden_is_tried_by_the_keyboard(office: Page, axe: Callable[[Page], list[str]]) -> None:
    office.goto("/figures/persons-by-form/")
    office.get_by_role("link", name="What would be hidden if it were published").press("Enter")
    expect(office.get_by_role("heading", level=1)).to_have_text("What would be hidden")
    expect(office.get_by_text("few persons stand there").first).to_be_visible()
    whole(office, axe)
    office.get_by_label("A number is small below").fill("1")
    office.keyboard.press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("A whole number from 2 to 100.")
    whole(office, axe)


@pytest.mark.under_axe("figures/chart.html")
def test_a_chart_is_opened_moved_and_left_by_the_keyboard(office: Page, axe: Callable[[Page], list[str]]) -> None:
    office.goto("/figures/persons-by-form/")
    office.get_by_role("link", name="Chart", exact=True).press("Enter")
    expect(office.get_by_role("img", name="Persons by form of exploitation")).to_be_visible()
    expect(office.get_by_role("link", name="The picture (SVG)")).to_be_visible()
    whole(office, axe)
    office.get_by_role("link", name="Persons by form of exploitation").press("Enter")
    expect(office.get_by_role("heading", name="The table")).to_be_visible()


@pytest.mark.under_axe("figures/cell.html")
def test_an_office_is_asked_and_its_answer_written_down_by_the_keyboard(
    office: Page, axe: Callable[[Page], list[str]]
) -> None:
    office.goto("/figures/persons-by-form/")
    office.get_by_role("link", name="2 and what stands behind it").press("Enter")
    office.get_by_role("button", name="Keep the question").press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("Say which office is asked.")
    whole(office, axe)
    office.get_by_label("Which office").fill("Northern office")
    office.get_by_label("The question").fill("Does this hold those of the second house?")
    office.get_by_role("button", name="Keep the question").press("Enter")
    office.get_by_text("The message to send").press("Enter")
    expect(office.locator("pre.message")).to_contain_text("Line: Forced labour")
    office.get_by_text("Write the answer down").press("Enter")
    whole(office, axe)
    office.get_by_label("What the office answers").fill("Yes, three.")
    office.get_by_role("button", name="Keep the answer").press("Enter")
    expect(office.get_by_text("Yes, three.")).to_be_visible()
    whole(office, axe)
    office.get_by_role("link", name="Persons by form of exploitation").press("Enter")
    expect(office.get_by_text("Yes, three.")).to_be_visible()
    whole(office, axe)


@pytest.mark.under_axe("figures/quality.html")
def test_how_good_the_data_are_is_asked_of_another_group_by_the_keyboard(
    office: Page, axe: Callable[[Page], list[str]]
) -> None:
    office.goto("/figures/")
    office.get_by_role("link", name="How good the data are").press("Enter")
    expect(office.get_by_role("heading", level=1)).to_have_text("How good the data are")
    expect(office.get_by_text("Of 100 % nothing contradicts")).to_be_visible()
    whole(office, axe)
    office.get_by_label("Of whom").focus()
    office.keyboard.type("persons identified")
    office.keyboard.press("Enter")
    office.get_by_role("button", name="Count").press("Enter")
    expect(office.get_by_text("On that day nothing was known of anybody.")).to_be_visible()
    whole(office, axe)


def test_figures_speak_khmer_and_fit_a_small_screen(office: Page) -> None:
    cell, trial = "/figures/persons-by-form/cell/?of=labour", "/figures/persons-by-form/protection/"
    in_khmer(
        office,
        {
            "/figures/quality/": "គុណភាពនៃទិន្នន័យ",
            "/figures/persons-by-form/chart/": "គំនូស",
            "/figures/": "តួលេខ",
            "/figures/persons-by-form/": "បុគ្គលតាមទម្រង់",
            cell: "រួមមាននរណាខ្លះ",
            trial: "អ្វីដែលនឹងត្រូវលាក់",
        },
    )


def test_a_table_with_columns_beyond_the_screen_scrolls_in_its_box_and_the_page_stays(office: Page, node: Node) -> None:
    by = node.by("dara")
    for country, mode in (("MU", "air"), ("TH", "lorry"), ("LA", "river")):
        case = cases.open_case(by, "DEMO: came", f"Fern {country}")
        cases.write_row(by, case, Section.EXPERIENCE, "journey", "", {"country": Told([country]), "mode": Told([mode])})
        cases.change_fields(by, case, Section.ADMINISTRATION, {"came_by": Told(["embassy"])})
    in_khmer(office, {"/figures/persons-by-route/": "ឡានដឹកទំនិញ"})
    box = office.locator(".figure .table-box").first
    assert box.evaluate("it => it.scrollWidth > it.clientWidth")
    assert width_of(office) <= 360


@pytest.mark.under_axe("figures/own.html")
def test_a_figure_of_ones_own_is_put_together_by_the_keyboard(office: Page, axe: Callable[[Page], list[str]]) -> None:
    office.goto("/figures/")
    office.get_by_role("link", name="Put a figure of your own together").press("Enter")
    office.get_by_label("Of whom: those of whom this is told").select_option(label="Forms of exploitation")
    office.get_by_role("button", name="Choose").press("Enter")
    office.get_by_label("Forced marriage").press("Space")
    office.get_by_role("button", name="Count it").press("Enter")
    expect(office.get_by_role("alert")).to_contain_text("Say what the figure is called.")
    expect(office.get_by_label("Forced marriage")).to_be_checked()
    whole(office, axe)
    office.get_by_label("What it is called").fill("Marriage and what else")
    office.get_by_label("Counted by").select_option(label="Forms of exploitation")
    office.get_by_role("button", name="Count it").press("Enter")
    expect(office.get_by_role("heading", name="Marriage and what else", level=1)).to_be_visible()
    expect(office.get_by_text("1 person, counted once.")).to_be_visible()
    whole(office, axe)
    in_khmer(office, {"/figures/own/?among=experience.forms": "មនុស្សរាប់តាមអ្វីដែលអ្នកជ្រើសរើស"})
