"""A working day with canaries in Chromium on a served node: afterwards every file of node and browser is searched."""

import gzip
import re
import shutil
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Response

from tests.chromium import CHROMIUM, FLAGS
from tests.demo_node import CHECKOUT, DemoNode, served_demo
from tests.leaks.canaries import PLANTED, SCRIPTS, every, search, search_number
from tests.leaks.test_stores import PIN, sound_that_says

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NEW = every("p9")
WRITTEN_AGAIN = {".gz": gzip.compress, ".br": brotli.compress}
OF_A_CASE = (
    *(
        "plan/",
        "appointments/",
        "follow-ups/",
        "visit/",
        "alarm/",
        "steps/",
        "identification/",
        "missing/",
    ),
    *("letters/", "stories/", "reviews/", "family/", "watch/", "closing/"),
)
OF_A_DAY = ("/today/", "/people/announced/", "/hand-over/", "/away/", "/tonight/", "/late/")
FORMS_A_PAGE = 6
TYPE_INTO_FORM = """([number, words]) => {
    const form = document.querySelectorAll('main form[method=post]')[number]
    if (!form) return 0
    form.closest('details')?.setAttribute('open', '')
    const into = [...form.querySelectorAll('textarea, input[type=text], input:not([type])')]
    into.forEach(field => { field.value = words })
    form.querySelectorAll('select').forEach(choice => { choice.selectedIndex = choice.options.length - 1 })
    if (!into.length) return 0
    form.noValidate = true
    form.requestSubmit(form.querySelector('button:not([disabled]):not([name=do][value=undo])'))
    return into.length
}"""
BUNDLE = CHECKOUT / "src" / "samakki" / "doors" / "web" / "static"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoNode]:
    with served_demo(tmp_path_factory.mktemp("leaks"), people=6, own_static=True) as served:
        yield served


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def browser(profile: Path, node: DemoNode, playwright: Playwright) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=list(FLAGS), base_url=node.url, locale="en", accept_downloads=False
    )


def stands_under_a_post(answer: Response) -> bool:
    """Tell whether this page stands under what was posted: Chromium writes the post into its file of open tabs."""
    asked = answer.request
    moved = HTTPStatus.MULTIPLE_CHOICES <= answer.status < HTTPStatus.BAD_REQUEST
    return asked.is_navigation_request() and asked.method == "POST" and not moved


def sign_in(page: Page, login: str, passphrase: str) -> None:
    page.goto("/sign-in/")
    page.fill("[name=login]", login)
    page.fill("[name=passphrase]", passphrase)
    page.click("main form button")
    page.wait_for_url("**/today/")


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()
    page.wait_for_load_state("networkidle")


def open_case(page: Page) -> str:
    page.goto("/people/new/")
    page.fill("[name=reason]", every("reason"))
    page.fill("[name=pseudonym]", every("pseudonym"))
    press(page, "main form:has([name=reason]) button[type=submit], main form:has([name=reason]) button:not([name])")
    found = re.search(r"/case/[0-9a-f-]{36}/", page.url)
    assert found, page.url
    return found[0]


def write(page: Page, case: str) -> None:
    """Notes, a closed note, fields, a search by name."""
    page.goto(case)
    page.fill("main textarea[name=text]", every("note"))
    press(page, "main form:has(textarea[name=text]) button")
    page.goto("/note/?case=" + case.strip("/").split("/")[-1])
    page.fill("main textarea[name=text]", every("closed note"))
    page.locator("[name=closed]").evaluate("box => { box.closest('details')?.setAttribute('open', ''); box.click() }")
    press(page, "main form:has(textarea[name=text]) button[data-key=s]")
    page.goto(f"{case}section/identity/")
    page.locator("main textarea:visible, main input[type=text]:visible").first.fill(every("name"))
    press(page, "main form:has(textarea) button:not([name])")
    page.goto("/people/")
    page.fill("[name=wanted]", SCRIPTS["km"])
    page.locator("main form:has([name=wanted]) button").first.click()
    page.get_by_role("status").first.wait_for()


def attach(page: Page, case: str) -> None:
    """An attachment whose name, words and sound are canaries; one that is refused; one of abuse."""
    page.goto(f"{case}attachments/")
    offer(page, "no", sound_that_says(every("sound")))
    page.locator(".attached a").first.wait_for()
    offer(page, "no", b"GIF89a" + every("x").encode())
    page.locator("[role=alert]").first.wait_for()
    offer(page, "yes", every("y").encode())
    page.fill("[name=number]", every("reference")[:90])
    page.fill("[name=taken_by]", every("police")[:90])
    press(page, "main form:has([name=taken_by]) button")


def offer(page: Page, abuse: str, content: bytes) -> None:
    page.check(f"[name=abuse][value={abuse}]")
    page.fill("[name=shows]", every("shows"))
    upload = {"name": every("file")[:60] + ".wav", "mimeType": "audio/wav", "buffer": content}
    page.set_input_files("[name=file]", upload)
    page.get_by_role("button", name="Attach", exact=True).click()


def fill_form(page: Page, case: str) -> None:
    page.goto(f"{case}forms/")
    page.locator("li", has_text="DEMO First days").get_by_role("button").click()
    page.wait_for_url(re.compile(r"/forms/[0-9a-f-]{36}/"))
    page.get_by_label("Food that tastes of home").fill(every("answer"))
    page.get_by_label("What is tomorrow for?").fill(every("plan"))
    press(page, "button[value=leave]")


def fill_every_form(page: Page, case: str) -> None:
    """Canaries into each form of each page of a day; wherever that leads, no address and no title tells them."""
    told = 0
    for address in (*(f"{case}{way}" for way in OF_A_CASE), *OF_A_DAY):
        for form in range(FORMS_A_PAGE):
            page.goto(address)
            typed = page.evaluate(TYPE_INTO_FORM, [form, every(f"{address.rsplit('/', 2)[-2]} {form}")])
            if typed:
                page.wait_for_timeout(100)
                page.wait_for_load_state("networkidle")
                told += typed
            assert not any(quote(word) in page.url or word in page.title() for word in SCRIPTS.values()), page.url
    assert told > 60


def be_locked_while_typing(page: Page, case: str) -> None:
    """Set a PIN, lock, and post what was typed in a page that was open before."""
    page.goto("/account/")
    page.fill("[name=pin]", PIN)
    page.fill("[name=pin_again]", PIN)
    press(page, "main form:has([name=pin]) button")
    page.goto(case)
    page.fill("main textarea[name=text]", every("parked"))
    other = page.context.new_page()
    other.goto("/people/")
    other.locator("header details.menu").last.locator("summary").click()
    press(other, "header form[action*=out] button")
    other.close()
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form:has(textarea[name=text])').submit()")
    page.wait_for_load_state("networkidle")


def change_passphrase(page: Page, old: str) -> None:
    page.goto("/account/")
    page.fill("[name=old]", old)
    page.fill("[name=passphrase]", NEW)
    page.fill("[name=again]", NEW)
    press(page, "main form:has([name=old]) button")


@pytest.mark.asvs("14.3.3")
@pytest.mark.req("RIGHT-23")
def test_a_working_day_leaves_nothing_in_clear_on_the_node_or_in_the_browser(
    node: DemoNode, profile: Path, playwright: Playwright
) -> None:
    first = node.passphrase("kanya")
    with browser(profile, node, playwright) as context:
        under_a_post: list[str] = []
        context.on("response", lambda answer: under_a_post.append(answer.url) if stands_under_a_post(answer) else None)
        page = context.new_page()
        sign_in(page, "kanya", first)
        change_passphrase(page, first)
        case = open_case(page)
        write(page, case)
        attach(page, case)
        fill_form(page, case)
        fill_every_form(page, case)
        be_locked_while_typing(page, case)
        sign_in(page, "kanya", NEW)
        page.goto(case)
        assert every("note") in page.inner_text("main")
    assert under_a_post == []
    places = [node.folder, node.log, node.temporary, node.static, BUNDLE, profile]
    assert search(places) == []
    assert search_number(places, PIN) == []
    places.remove(node.log)  # the table of the demonstration prints it there, and demo.json keeps that table
    places[places.index(node.folder)] = node.folder / "data"
    places.append(node.folder / "keystore")
    assert search(places, {"passphrase": first}) == []


def test_the_same_search_finds_what_a_careless_page_would_leave_in_the_browser(
    node: DemoNode, profile: Path, playwright: Playwright
) -> None:
    careless = shutil.copytree(profile, profile.parent / "careless")
    with browser(careless, node, playwright) as context:
        page = context.new_page()
        page.goto("/sign-in/")
        page.evaluate("words => localStorage.setItem('draft', words)", " ".join(PLANTED.values()))
        page.goto(f"/sign-in/?next={PLANTED['en']}")
    assert {hit.script for hit in search([careless], PLANTED)} == set(SCRIPTS)


def test_the_static_files_that_were_searched_are_those_that_are_served_and_a_canary_in_them_is_found(
    node: DemoNode, tmp_path: Path
) -> None:
    with urllib.request.urlopen(node.url, timeout=30) as page:  # noqa: S310 -- our own server
        served = re.findall(r'/static/([^"]+)', page.read().decode())
    assert len(served) >= 3, served
    for name in served:
        with urllib.request.urlopen(f"{node.url}/static/{name}", timeout=30) as file:  # noqa: S310 -- our own server
            assert file.read() == (node.static / name).read_bytes()
    careless = shutil.copytree(node.static, tmp_path / "static")
    assert {path.suffix for path in careless.rglob("*")} >= {".js", ".css", ".gz", ".br"}
    for path in careless.rglob("*"):
        if path.suffix in WRITTEN_AGAIN:
            plain = path.with_suffix("").read_bytes() + " ".join(PLANTED.values()).encode()
            path.write_bytes(WRITTEN_AGAIN[path.suffix](plain))
    (careless / "upload").mkdir()
    (careless / "upload" / "DEMO").write_text(" ".join(PLANTED.values()))
    hits = search([careless], PLANTED)
    assert {hit.disguise for hit in hits} >= {"utf-8", "gzip utf-8", "brotli utf-8"}
    assert all({hit.script for hit in hits if hit.file == file} == set(SCRIPTS) for file in {hit.file for hit in hits})
