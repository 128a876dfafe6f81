"""The page of a day in a real browser: whole, in place, by keys, without a script, on a small telephone, in Khmer."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from samakki.assistance import actions as assistance
from samakki.assistance.models import Due
from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.at_the_desk import people
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]
ADMIN = Section.ADMINISTRATION


def row(node: Node, case: FileId, field: str, **told: str) -> None:
    actions.write_row(node.by("dara"), case, ADMIN, field, "", {name: Told([value]) for name, value in told.items()})


def a_day(node: Node) -> list[FileId]:
    """Three people: one with a late paper and a visit, one with a hospital today, one in danger with a conflict."""
    cases, today = people(node, 3), date.today()  # noqa: DTZ011 -- the server's own day
    row(node, cases[0], "plan", action="DEMO birth certificate", due=str(today - timedelta(days=3)))
    row(node, cases[0], "follow_ups", due=str(today))
    row(
        node,
        cases[1],
        "appointments",
        what="DEMO hospital",
        day=str(today),
        time="08:30",
        place="DEMO river",
        with_whom="DEMO aunt",
        transport="boat",
    )
    row(node, cases[2], "plan", action="DEMO school", due=str(today + timedelta(days=9)))
    actions.change_fields(node.by("dara"), cases[2], ADMIN, {"step": Told(["recovery"])})
    return cases


def line(page: Page, words: str) -> Locator:
    return page.locator("#day li", has_text=words)


@pytest.mark.under_axe("today/page.html")
@pytest.mark.req("GAP-33")
def test_the_day_stands_on_one_page_and_shuts_nobody_out(dara: Page, node: Node, axe: Axe) -> None:
    a_day(node)
    dara.goto("/")
    dara.wait_for_url("**/today/")
    expect(dara.locator(".day-late")).to_contain_text("DEMO birth certificate")
    expect(dara.locator(".day-late")).to_contain_text("3 days late")
    expect(line(dara, "DEMO hospital")).to_contain_text("08:30")
    expect(line(dara, "DEMO hospital")).to_contain_text("DEMO aunt")
    expect(line(dara, "Two people wrote different things")).to_contain_text("Identity")
    expect(dara.locator(".person").first).to_contain_text("Danger now")
    expect(dara.locator(".person").first).to_contain_text("7 Recovery")
    assert axe(dara) == []
    dara.locator(".person > summary").first.click()
    dara.locator(".drawer-note").wait_for()
    dara.get_by_role("button", name="Move").first.click()
    dara.locator(".ask-days").wait_for()
    dara.locator(".bulk > summary").click()
    dara.locator(".evening > summary").click()
    dara.locator(".evening-acts").wait_for()
    assert axe(dara) == []
    dara.set_viewport_size({"width": 360, "height": 740})
    assert width_of(dara) <= 360
    assert axe(dara) == []


@pytest.mark.under_axe("today/page.html")
def test_the_day_in_khmer_on_a_small_telephone(dara: Page, node: Node, axe: Axe, speak: Callable[[str], None]) -> None:
    a_day(node)
    speak("km")
    dara.set_viewport_size({"width": 360, "height": 740})
    dara.goto("/today/")
    assert width_of(dara) <= 360
    expect(dara.locator(".day-line")).to_contain_text("ព.ស.")
    words = dara.locator("main").inner_text()
    assert not re.search(r"\b(days? late|Tried|Person in crisis|No contact|people)\b", words), words
    assert axe(dara) == []


@pytest.mark.req("CASE-26")
def test_what_is_due_is_done_tried_and_moved_in_place_and_each_is_undone(dara: Page, node: Node) -> None:
    a_day(node)
    dara.goto("/today/")
    paper = line(dara, "DEMO birth certificate")
    for press, said in (("Done", "Done."), ("Tried", "nobody is to blame")):
        paper.get_by_role("button", name=press).click()
        expect(paper).to_contain_text(said)
        paper.get_by_role("button", name="Undo").click()
        expect(paper).to_contain_text("3 days late")
    paper.get_by_role("button", name="Move").click()
    paper.get_by_role("button", name="tomorrow").click()
    expect(paper).to_contain_text("Moved to")
    assert Due.objects.filter(kind="plan action", on=date.today() + timedelta(days=1)).count() == 1  # noqa: DTZ011 -- as above
    paper.get_by_role("button", name="Undo").click()
    expect(paper).to_contain_text("3 days late")
    paper.get_by_role("button", name="Move").click()
    paper.get_by_placeholder("Another day").fill("some day")
    paper.get_by_role("button", name="Move").click()
    expect(paper).to_contain_text("2004-07-19")


@pytest.mark.req("CASE-26")
def test_a_visit_with_its_result_takes_four_actions_and_settles_what_was_due(dara: Page, node: Node) -> None:
    cases = a_day(node)
    dara.goto("/today/")
    visit = line(dara, "Follow-up").first
    visit.get_by_role("button", name="Done").click()
    visit.locator("textarea:focus").wait_for()
    dara.keyboard.type("DEMO: works at the market, laughs again.")
    visit.get_by_label("Content", exact=True).check()
    visit.get_by_role("button", name="Save").click()
    expect(visit).to_contain_text("Done.")
    (shown,) = actions.read_section(node.by("dara"), cases[0], ADMIN).field("follow_ups").standing  # type: ignore[union-attr]  # it is there
    told = {part.field.name: part.heads.value for part in shown.known}
    assert (told["way"], told["own_view"], told["state"]) == ("visit", "well", "done")
    assert told["how"] == "DEMO: works at the market, laughs again."


def test_a_row_opens_a_drawer_with_the_last_three_notes_where_a_note_is_kept_and_taken_back(
    dara: Page, node: Node
) -> None:
    cases = a_day(node)
    for number in range(4):
        actions.write_note(node.by("dara"), [cases[1]], f"DEMO note {number}")
    dara.goto("/today/")
    person = dara.locator(".persons > li", has_text="Lotus 1")
    person.locator("summary").click()
    dara.locator(".drawer-note textarea:focus").wait_for()
    assert person.locator(".drawer-notes > li").all_inner_texts()[0].endswith("DEMO note 3")
    assert person.locator(".drawer-notes > li").count() == 3
    dara.keyboard.type("DEMO: slept well")
    dara.keyboard.press("Control+Enter")
    expect(person).to_contain_text("The note is saved.")
    expect(person.locator(".drawer-notes > li").first).to_contain_text("DEMO: slept well")
    person.get_by_role("button", name="Undo").click()
    expect(person).to_contain_text("Undone.")
    expect(person.locator(".drawer-notes > li").first).to_contain_text("DEMO note 3")


def test_help_that_was_given_stands_in_the_plan_as_done_and_goes_again(dara: Page, node: Node) -> None:
    cases = a_day(node)
    dara.goto("/today/")
    person = dara.locator(".persons > li", has_text="Lotus 1")
    person.locator("summary").click()
    person.get_by_role("button", name="Service").click()
    person.get_by_label("Medical assistance").check()
    person.get_by_role("button", name="Save").click()
    expect(person).to_contain_text("Write something here first.")
    person.get_by_label("Which help was given").fill("DEMO: dentist")
    person.get_by_role("button", name="Save").click()
    expect(person).to_contain_text("The help given is kept.")
    plan = actions.read_section(node.by("dara"), cases[1], ADMIN).field("plan")
    assert plan is not None
    (kept,) = plan.standing
    told = {part.field.name: part.heads.value for part in kept.known}
    assert (told["action"], told["area"], told["state"]) == ("DEMO: dentist", "medical", "done")
    person.get_by_role("button", name="Undo").click()
    expect(person).to_contain_text("Undone.")


def test_the_day_goes_by_keys(dara: Page, node: Node) -> None:
    a_day(node)
    dara.goto("/today/")
    dara.keyboard.press("/")
    expect(dara.locator("#wanted")).to_be_focused()
    dara.evaluate("document.activeElement.blur()")
    dara.keyboard.press("j")
    dara.keyboard.press("j")
    expect(line(dara, "DEMO hospital").locator(".row-main a")).to_be_focused()
    dara.keyboard.press("d")
    expect(line(dara, "DEMO hospital")).to_contain_text("Done.")
    dara.wait_for_function("document.activeElement.closest('[data-row]')")
    dara.locator("header a").first.focus()
    dara.keyboard.press("u")
    expect(line(dara, "DEMO hospital")).to_contain_text("Done.")
    dara.evaluate("document.activeElement.blur()")
    dara.keyboard.press("u")
    expect(line(dara, "DEMO hospital")).to_contain_text("boat")
    dara.keyboard.press("p")
    dara.wait_for_url("**/people/new/")


def test_chips_sift_ones_people_and_one_note_goes_to_all_who_are_left(dara: Page, node: Node) -> None:
    a_day(node)
    dara.goto("/today/")
    dara.get_by_role("link", name="7 Recovery").click()
    expect(dara.locator(".person")).to_have_count(1)
    dara.get_by_role("link", name="Without a plan").click()
    expect(dara.locator(".persons")).to_contain_text("Lotus 1")
    expect(dara.locator(".person")).to_have_count(1)
    dara.get_by_role("link", name="All").click()
    expect(dara.locator(".person")).to_have_count(3)
    dara.locator(".bulk > summary").click()
    dara.get_by_label("Note for those who are ticked").fill("DEMO: mangoes for everybody")
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.get_by_role("alert")).to_contain_text("Tick whose note this is.")
    dara.locator(".bulk > summary").click()
    dara.get_by_label("Note for those who are ticked").fill("DEMO: mangoes for everybody")
    dara.get_by_label("all 3 people below").check()
    dara.get_by_role("button", name="Save", exact=True).click()
    expect(dara.locator(".just")).to_contain_text("The note is saved in 3 cases.")
    dara.locator(".just").get_by_role("button", name="Undo").click()
    expect(dara.locator(".just")).to_contain_text("Undone.")


def test_at_the_end_of_the_day_what_is_not_done_goes_to_tomorrow_a_colleague_or_is_left(dara: Page, node: Node) -> None:
    a_day(node)
    dara.goto("/today/")

    def close(words: str) -> None:
        dara.locator(".evening > summary").click()
        dara.locator(".evening").get_by_role("button", name=words).click()

    def undo() -> None:
        dara.locator(".just").get_by_role("button", name="Undo").click()
        expect(dara.locator(".just")).to_contain_text("Undone.")
        expect(dara.locator(".day-late .count")).to_have_text("1")

    close("Tomorrow")
    expect(dara.locator(".just")).to_contain_text("3 wait until tomorrow.")
    expect(dara.get_by_text("Nobody waits for you.").or_(dara.get_by_text("Nothing is due today."))).to_be_visible()
    undo()
    close("Ask this colleague")
    expect(dara.locator(".just")).to_contain_text("3 are given to a colleague.")
    undo()
    close("Leave it")
    expect(dara.get_by_role("alert")).to_contain_text("Say in a few words why it is left.")
    dara.locator(".evening > summary").click()
    dara.get_by_placeholder("Reason").fill("DEMO: moved away")
    dara.get_by_role("button", name="Leave it").click()
    expect(dara.locator(".just")).to_contain_text("3 are left, with the reason.")
    undo()


@pytest.mark.under_axe("today/alone.html", "today/evening_page.html")
def test_without_a_script_everything_goes_by_ordinary_pages(plain_dara: Page, node: Node, dara: Page, axe: Axe) -> None:
    a_day(node)
    plain_dara.goto("/today/")
    line(plain_dara, "DEMO birth certificate").get_by_role("button", name="Move").click()
    plain_dara.get_by_role("button", name="tomorrow").click()
    expect(plain_dara.locator("main")).to_contain_text("Moved to")
    plain_dara.get_by_role("button", name="Undo").click()
    plain_dara.goto("/today/")
    expect(line(plain_dara, "DEMO birth certificate")).to_contain_text("3 days late")
    dara.goto("/today/")
    moves = dara.locator(".day-late button", has_text="Move")
    dara.evaluate("window.htmx = undefined")
    address = moves.get_attribute("formaction")
    send = "(where) => { const form = document.getElementById('act'); form.action = where; form.submit(); }"
    dara.evaluate(send, address)
    dara.locator(".ask-days").wait_for()
    assert axe(dara) == []
    dara.goto("/today/evening/")
    assert axe(dara) == []


def test_nobody_waits_and_the_next_date_is_named(dara: Page, node: Node) -> None:
    (case,) = people(node, 1)
    actions.resolve_conflict(
        node.by("dara"), case, Section.IDENTITY, "called", Told(["DEMO Mom"], base=heads(node, case))
    )
    row(node, case, "plan", action="DEMO school", due=str(date.today() + timedelta(days=1)))  # noqa: DTZ011 -- as above
    dara.goto("/today/")
    expect(dara.locator(".empty")).to_contain_text("Nobody waits for you.")
    expect(dara.locator(".empty")).to_contain_text("Your next date is: tomorrow.")


def heads(node: Node, case: FileId) -> tuple[object, ...]:
    shown = actions.read_section(node.by("dara"), case, Section.IDENTITY).field("called")
    assert shown is not None
    return shown.heads.base


def test_an_alarm_stands_first_and_is_answered_with_a_word(dara: Page, node: Node) -> None:
    cases = a_day(node)
    assistance.raise_alarm(node.by("dara"), cases[1], "DEMO: a car waits at the corner")
    dara.goto("/today/")
    alarm = line(dara, "somebody has to answer").first
    alarm.get_by_role("button", name="Done").click()
    alarm.get_by_label("What was done").fill("DEMO: the police came by")
    alarm.get_by_role("button", name="Save").click()
    expect(alarm).to_contain_text("Done.")
