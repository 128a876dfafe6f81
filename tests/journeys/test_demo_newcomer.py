"""What somebody does in the first quarter of an hour with the demonstration, as far as a browser can tell."""

import re
import socket
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.demo_node import SCREENS, DemoNode
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
PIN = "739205"


def sign_in(page: Page, demo_node: DemoNode, login: str = "kanya") -> None:
    page.goto("/")
    page.fill("[name=login]", login)
    page.fill("[name=passphrase]", demo_node.passphrase(login))
    page.click("main form button")
    page.wait_for_url("**/today/")


def first_case(page: Page) -> str:
    page.goto("/people/")
    return str(page.locator("main a[href^='/case/']").first.get_attribute("href"))


def keep(page: Page, name: str) -> None:
    page.screenshot(path=SCREENS / f"demo-{name}.png", full_page=True)


def test_a_wrong_passphrase_opens_nothing_and_the_right_one_the_caseload(newcomer: Page, demo_node: DemoNode) -> None:
    newcomer.goto("/")
    keep(newcomer, "1-sign-in")
    newcomer.fill("[name=login]", "kanya")
    newcomer.fill("[name=passphrase]", "not the passphrase at all")
    newcomer.click("main form button")
    expect(newcomer.locator("[role=alert]")).to_be_visible()
    sign_in(newcomer, demo_node)
    expect(newcomer.locator("main")).to_contain_text("DEMO")
    keep(newcomer, "2-caseload")


def test_a_note_is_written_from_the_caseload_and_stands_in_the_case(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    address = first_case(newcomer)
    newcomer.goto(address)
    words = "DEMO. Came by with mangoes; asks for the interpreter on Monday."
    newcomer.fill("main textarea[name=text]", words)
    with newcomer.expect_navigation():
        newcomer.locator("main form:has(textarea[name=text]) button").first.click()
    expect(newcomer.locator("main")).to_contain_text(words)
    keep(newcomer, "3-case")


def test_a_case_is_opened_in_a_crisis_with_a_reason_and_nothing_else(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    newcomer.goto("/people/new/")
    newcomer.fill("[name=reason]", "DEMO. At the bus station, hungry, wants a bed tonight.")
    keep(newcomer, "4-open-case")
    newcomer.locator("main form:has([name=reason]) button").last.click()
    newcomer.wait_for_url(re.compile(r"/case/[0-9a-f-]{36}/"))
    expect(newcomer.locator("main")).to_contain_text("wants a bed tonight")


def test_a_form_is_filled_in_half_saved_and_resumed(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    address = first_case(newcomer)
    newcomer.goto(f"{address}forms/")
    newcomer.locator("li", has_text="DEMO First days").get_by_role("button").click()
    newcomer.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/"))
    filling = newcomer.url
    food = newcomer.get_by_label("Food that tastes of home")
    food.fill("Rice porridge, with ginger")
    keep(newcomer, "5-form")
    with newcomer.expect_navigation():
        newcomer.locator("button[value=leave]").click()
    newcomer.goto(filling)
    expect(newcomer.get_by_label("Food that tastes of home")).to_have_value("Rice porridge, with ginger")


def test_a_picture_is_attached_and_one_of_abuse_is_not_taken(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    newcomer.goto(f"{first_case(newcomer)}attachments/")
    shown = newcomer.screenshot()
    upload = {"name": "DEMO screen.png", "mimeType": "image/png", "buffer": shown}
    newcomer.check("[name=abuse][value=no]")
    newcomer.set_input_files("[name=file]", upload)
    newcomer.fill("[name=shows]", "DEMO. A page of this house.")
    newcomer.get_by_role("button", name="Attach", exact=True).click()
    expect(newcomer.locator("main")).to_contain_text("DEMO. A page of this house.")
    keep(newcomer, "6-attachments")
    newcomer.check("[name=abuse][value=yes]")
    newcomer.set_input_files("[name=file]", upload)
    newcomer.get_by_role("button", name="Attach", exact=True).click()
    expect(newcomer.get_by_label("Reference number of the report")).to_be_visible()
    keep(newcomer, "7-never-taken")


def test_an_upload_that_is_too_large_is_told_so_in_words(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    newcomer.goto(f"{first_case(newcomer)}attachments/")
    newcomer.check("[name=abuse][value=no]")
    newcomer.fill("[name=shows]", "DEMO. Too large.")
    upload = {"name": "DEMO.wav", "mimeType": "audio/wav", "buffer": bytes(40_000_000)}
    newcomer.set_input_files("[name=file]", upload)
    newcomer.get_by_role("button", name="Attach", exact=True).click()
    expect(newcomer.locator("body")).to_contain_text("20 MB")


def test_the_session_is_locked_and_unlocked_with_a_pin(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node, "sisouk")
    newcomer.goto("/account/")
    newcomer.fill("[name=pin]", PIN)
    newcomer.fill("[name=pin_again]", PIN)
    with newcomer.expect_navigation():
        newcomer.locator("main form:has([name=pin]) button").click()
    newcomer.locator("header details.menu").last.locator("summary").click()
    with newcomer.expect_navigation():
        newcomer.locator("header form[action*=lock] button").click()
    newcomer.goto("/people/")
    expect(newcomer.locator("main [name=pin]")).to_be_visible()
    keep(newcomer, "8-locked")
    newcomer.fill("main [name=pin]", PIN)
    newcomer.locator("main form:has([name=pin]) button").click()
    expect(newcomer.locator("main [name=pin]")).to_have_count(0)
    newcomer.wait_for_url("**/people/")


def test_leaving_at_once_shows_the_weather_and_nothing_behind_it(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    newcomer.goto(first_case(newcomer))
    weather = "<title>Weather</title>Sun, later rain."
    newcomer.route("https://duckduckgo.com/**", lambda route: route.fulfill(body=weather))
    for _ in range(3):
        newcomer.keyboard.press("Escape")
    newcomer.wait_for_url("https://duckduckgo.com/**")
    assert "DEMO" not in newcomer.content()
    newcomer.goto("/people/")
    expect(newcomer.get_by_role("heading", name="Locked")).to_be_visible()


def test_the_page_of_attachments_shuts_nobody_out(newcomer: Page, demo_node: DemoNode) -> None:
    sign_in(newcomer, demo_node)
    newcomer.goto(f"{first_case(newcomer)}attachments/")
    assert violations(newcomer) == []
    newcomer.set_viewport_size({"width": 360, "height": 740})
    assert width_of(newcomer) <= 360
    newcomer.check("[name=abuse][value=yes]")
    newcomer.get_by_role("button", name="Attach", exact=True).click()
    newcomer.get_by_label("Reference number of the report").wait_for()
    assert violations(newcomer) == []
    assert width_of(newcomer) <= 360


def test_a_server_at_work_answers_an_upload_of_200_megabytes_at_its_first_bytes(demo_node: DemoNode) -> None:
    address = urlsplit(demo_node.url)
    assert address.hostname
    head = (
        "POST /case/0195d000-0000-7000-8000-00000000ffff/attachments/ HTTP/1.1\r\n"
        f"Host: {address.netloc}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 200000000\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port or 80), timeout=30) as line:
        line.sendall(head.encode() + bytes(10_000))
        answer = line.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413")
    assert list(demo_node.temporary.rglob("*")) == []


def violations(page: Page) -> list[str]:
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    return [f"{each['id']}: {node['html'][:160]}" for each in found.response["violations"] for node in each["nodes"]]
