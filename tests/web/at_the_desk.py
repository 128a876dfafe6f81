"""Cases in full, for the pages of the desk in a real browser."""

from django.http import HttpResponse
from playwright.sync_api import BrowserContext, Page

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.doors.web.front.seat import COOKIE, keep_ticket
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node


def seat(context: BrowserContext, node: Node, login: str, url: str) -> Page:
    """Sign somebody in and give their page."""
    response = HttpResponse()
    keep_ticket(response, node.house.sign_in(login).ticket)
    context.add_cookies([{"name": COOKIE, "value": response.cookies[COOKIE].value, "url": url}])
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def people(node: Node, number: int = 3) -> list[FileId]:
    """Open some cases, the last one in full."""
    by = node.by("dara")
    cases = [actions.open_case(by, "DEMO: came to the gate", f"Lotus {each}") for each in range(number)]
    full = cases[-1]
    told = {"called": Told(["DEMO Srey Mom"]), "born": Told(["2004-07"]), "languages": Told(["km", "hmn"])}
    actions.change_fields(by, full, Section.IDENTITY, told)
    actions.change_fields(
        node.by("mali"), full, Section.IDENTITY, {"called": Told(["DEMO Mom"]), "sex": Told(["female"])}
    )
    contact = {"safe_way": Told(["message"]), "number": Told(["+855 12 000 000"]), "hours": Told(["10:00 to 12:00"])}
    actions.change_fields(by, full, Section.CONTACT, contact)
    actions.change_fields(
        by, full, Section.SAFETY, {"danger": Told(["yes_now"]), "agreed": Told(["Two rings, then a call."])}
    )
    actions.write_note(by, [full], "Never call at night.", Section.SAFETY, pinned=True)
    actions.write_note(node.by("mali"), [full], "Her aunt says the ID card is with the employer.", third_party=True)
    actions.write_note(by, [full], "For the doctor only.", Section.HEALTH, closed=True)
    actions.write_note(by, cases, "She slept and ate. We go to the hospital tomorrow at 08:30.")
    return cases


def journey(node: Node, case: FileId) -> str:
    """Write a journey of three legs, one taken away and one with two countries; give the row of that one."""
    by, mali = node.by("dara"), node.by("mali")
    legs: list[dict[str, Told]] = [
        {"stage": Told(["home"]), "country": Told(["KH"]), "mode": Told(["road"]), "since": Told(["2019"])},
        {"stage": Told(["detention"]), "country": Told(["TH"]), "detained": Told(["police"])},
        {"stage": Told(["transit"])},
    ]
    rows = [actions.write_row(by, case, Section.EXPERIENCE, "journey", "", leg) for leg in legs]
    actions.write_row(mali, case, Section.EXPERIENCE, "journey", rows[0], {"country": Told(["LA"])})
    actions.take_row_away(mali, case, Section.EXPERIENCE, "journey", rows[2])
    wage = {"wage_promised": Told(["15000", "THB", "month", "2019"]), "wage_paid": Told(["0", "THB", "", ""])}
    actions.change_fields(by, case, Section.EXPERIENCE, wage)
    return rows[0]


def unfold(page: Page, words: str = "") -> None:
    """Open the groups of a long section that stand folded: all, or the one that is named."""
    folded = page.locator("details.group:not([open]) > summary", has_text=words)
    while folded.count():
        folded.first.click()
