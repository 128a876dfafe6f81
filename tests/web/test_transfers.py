"""A register comes in and cases go out in a real browser: progress by itself, words shown once, whole for everybody."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from samakki.access.words import Role
from samakki.cases.models import Case
from tests.cases.pages.conftest import Node
from tests.transfers.conftest import table
from tests.web.at_the_desk import seat
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]
ROWS = (
    ["R-1", "DEMO Mali", "19/7/2561", "F"],
    ["R-2", "DEMO Dao", "2018-02-30", "M"],
    ["R-3", "DEMO Noi", "2001", "M"],
)


@pytest.fixture
def sokha(context: BrowserContext, node: Node, live_server: LiveServer) -> Page:
    """The page of a supervisor."""
    node.house.colleague(node.by("dara"), "sokha", Role.SUPERVISOR)
    return seat(context, node, "sokha", live_server.url)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of three rows, one of them with a day that is in no calendar."""
    place = tmp_path / "register.csv"
    place.write_bytes(table(["Case No.", "Name", "Date of birth", "Sex"], *ROWS).read())
    return place


def whole(page: Page, axe: Axe) -> None:
    """See that a page shuts nobody out, wide and at 360 pixels."""
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def bring(page: Page, register: Path) -> None:
    page.goto("/transfers/import/")
    page.locator("input[type=file]").set_input_files(register)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Where the columns go").wait_for()


@pytest.mark.under_axe(
    "transfers/bringing.html", "transfers/mapping.html", "transfers/page.html", "transfers/state.html"
)
def test_a_register_comes_in_and_a_bad_row_is_named(sokha: Page, node: Node, register: Path, axe: Axe) -> None:
    sokha.goto("/transfers/")
    whole(sokha, axe)
    sokha.goto("/transfers/import/")
    whole(sokha, axe)
    bring(sokha, register)
    assert sokha.get_by_label("Name", exact=True).input_value() == "identity.called"
    whole(sokha, axe)
    sokha.get_by_role("button", name="Try it out").click()
    expect(sokha.get_by_text("2 cases would be opened")).to_be_visible(timeout=20_000)
    expect(sokha.get_by_text("No calendar has this day.")).to_be_visible()
    assert not Case.objects.exists()
    whole(sokha, axe)
    sokha.locator("form[action$='/take/'] button").click()
    expect(sokha.get_by_text("2 cases were opened")).to_be_visible(timeout=20_000)
    sokha.goto("/people/")
    assert Case.objects.count() == 2


@pytest.mark.under_axe("transfers/handing.html", "transfers/export.html")
def test_cases_go_out_sealed_by_words_that_are_shown_once(sokha: Page, node: Node, register: Path, axe: Axe) -> None:
    bring(sokha, register)
    sokha.get_by_role("button", name="Try it out").click()
    sokha.locator("form[action$='/take/'] button").click(timeout=20_000)
    expect(sokha.get_by_text("2 cases were opened")).to_be_visible(timeout=20_000)
    sokha.goto("/transfers/export/")
    whole(sokha, axe)
    sokha.get_by_label("What for").select_option(index=1)
    sokha.get_by_role("button", name="Read them").click()
    sokha.wait_for_url(re.compile(r"/transfers/export/[0-9a-f-]{36}/"))
    expect(sokha.get_by_role("heading", name="A second yes is missing")).to_be_visible()
    whole(sokha, axe)
    assert node.browser("dara").post(f"{urlsplit(sokha.url).path}agree/").status_code == 302
    sokha.get_by_role("link", name="Look again").click()
    sokha.locator("form[action$='/file/']").wait_for(timeout=20_000)
    whole(sokha, axe)
    with sokha.expect_download() as download:
        sokha.locator("form[action$='/file/'] button").click()
    sealed = Path(download.value.path()).read_bytes()
    assert sealed[:2] == b"PK"
    assert b"DEMO" not in sealed
