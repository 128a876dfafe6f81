"""What is due in a real browser: visits, appointments, alarms, a calendar, what is late; each undone in one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from samakki.assistance import actions as assistance
from samakki.assistance.models import Due
from samakki.cases import actions
from samakki.cases.words import RowSet
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.test_skills import whole

pytestmark = pytest.mark.browser


def day(by: By, days: int) -> str:
    return (timezone.localdate(by.clock.now()) + timedelta(days=days)).isoformat()


def plant(by: By, case: FileId, field: str, **told: str) -> None:
    row = RowSet(case, Section.ADMINISTRATION, field, "", {part: [said] for part, said in told.items()})
    actions.set_rows(by, [row])


@pytest.mark.req("CASE-10")
@pytest.mark.under_axe("visit/page.html", "follow_ups/page.html")
def test_a_visit_with_its_result_takes_four_actions_and_is_undone_in_one(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    told = {"safe_way": actions.Told(["call"]), "number": actions.Told(["+855 12 000 000"])}
    actions.change_fields(by, case, Section.CONTACT, told)
    plant(by, case, "follow_ups", due=day(by, -2), why="DEMO: papers")
    dara.goto(f"/case/{case}/")
    dara.get_by_role("link", name="Visit or call").click()  # 1
    expect(dara.get_by_text("+855 12 000 000")).to_be_visible()
    whole(dara, axe)
    dara.get_by_label("How things are").fill("DEMO: she sells noodles")  # 2
    dara.get_by_role("radio", name="Yes", exact=True).check()  # 3
    dara.get_by_role("button", name="Save").click()  # 4
    expect(dara.get_by_text("DEMO: she sells noodles")).to_be_visible()
    expect(dara.get_by_text("No follow-up is planned.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("Undone: it stands as it stood before.")).to_be_visible()
    expect(dara.get_by_text("2 days late")).to_be_visible()
    dara.get_by_role("link", name="Visit or call").click()
    dara.get_by_role("button", name="Save").click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()
    whole(dara, axe)


@pytest.mark.req("CASE-11", "CASE-26")
@pytest.mark.under_axe("follow_ups/page.html")
def test_follow_ups_are_planned_by_the_rules_and_attempts_are_counted_without_blame(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    dara.goto(f"/case/{case}/follow-ups/")
    dara.get_by_role("button", name="Plan all of these").click()
    expect(dara.get_by_text("Planned: 5.")).to_be_visible()
    lines = dara.locator("ul.dues > li")
    expect(lines).to_have_count(5)
    lines.first.get_by_role("button", name="Tried").first.click()
    expect(lines.first.get_by_text("tried 1 time")).to_be_visible()
    lines.first.locator("summary").click()
    lines.first.get_by_label("Another day").fill("2199-01-01")
    lines.first.get_by_role("button", name="Move").click()
    expect(lines.last).to_contain_text("1 January 2199")
    whole(dara, axe)
    dara.get_by_text("Plan one").click()
    dara.get_by_role("button", name="Save").click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()


@pytest.mark.under_axe("appointments/page.html")
def test_an_appointment_is_made_with_who_goes_along_and_how_to_get_there(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    dara.goto(f"/case/{case}/appointments/")
    for label, said in (
        ("What for", "DEMO: doctor"),
        ("Day", day(by, 1)),
        ("Time", "8.30"),
        ("Who goes along", "DEMO aunt"),
    ):
        dara.get_by_label(label).first.fill(said)
    dara.get_by_role("button", name="Save").click()
    line = dara.locator("ul.dues > li").first
    expect(line).to_contain_text("08:30")
    expect(line).to_contain_text("DEMO aunt")
    whole(dara, axe)
    line.get_by_role("button", name="Did not happen").first.click()
    expect(dara.get_by_text("No appointment is planned.")).to_be_visible()
    dara.get_by_role("button", name="Undo").click()
    expect(line).to_contain_text("DEMO: doctor")
    dara.get_by_role("button", name="Save").click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()
    whole(dara, axe)


@pytest.mark.req("CASE-33")
@pytest.mark.under_axe("alarm/page.html", "alarm/list.html", "case/page.html")
def test_an_alarm_stands_on_the_case_and_in_the_list_until_somebody_says_what_was_done(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    case = actions.open_case(node.by("dara"), "DEMO: came to the gate", "Lotus")
    dara.goto("/alarms/")
    expect(dara.get_by_text("No alarm stands.")).to_be_visible()
    whole(dara, axe)
    dara.goto(f"/case/{case}/alarm/")
    dara.get_by_label("What is feared").fill("DEMO: he is at the door")
    dara.get_by_role("button", name="Raise the alarm").click()
    expect(dara.get_by_text("The alarm stands.")).to_be_visible()
    dara.goto(f"/case/{case}/")
    expect(dara.get_by_text("Alarm: somebody has to answer")).to_be_visible()
    whole(dara, axe)
    dara.goto("/alarms/")
    whole(dara, axe)
    dara.get_by_role("link", name="Lotus").click()
    dara.get_by_role("button", name="Answered").click()
    expect(dara.get_by_role("link", name="Write something here first.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_label("What was done").fill("DEMO: the police were there")
    dara.get_by_role("button", name="Answered").click()
    expect(dara.get_by_text("Answered. What was done stands in the case.")).to_be_visible()
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("Undone: it stands as it stood before.")).to_be_visible()
    expect(dara.get_by_role("heading", name="Somebody has to answer")).to_be_visible()
    dara.get_by_label("What was done").fill("DEMO: now the police were there")
    dara.get_by_role("button", name="Answered").click()
    expect(dara.get_by_text("Answered. What was done stands in the case.")).to_be_visible()
    dara.goto("/alarms/")
    expect(dara.get_by_text("No alarm stands.")).to_be_visible()


@pytest.mark.req("CASE-33")
@pytest.mark.under_axe("today/page.html")
def test_an_alarm_that_nobody_answered_in_time_stands_in_the_day_of_those_who_lead(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    actions.assign_worker(by, case, None)
    due = assistance.raise_alarm(by, case, "DEMO: he is at the door")
    dara.goto("/today/")
    expect(dara.get_by_text("Alarm: nobody answered in time")).to_have_count(0)
    Due.objects.filter(pk=due).update(on=by.clock.now().date() - timedelta(days=1))
    dara.goto("/today/")
    expect(dara.get_by_text("Alarm: nobody answered in time")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("link", name="Answer").click()
    dara.get_by_role("button", name="I see to it").click()
    expect(dara.get_by_text("You see to it.")).to_be_visible()


@pytest.mark.under_axe("calendar/page.html")
def test_a_month_and_a_week_show_what_is_due_in_two_calendars_and_as_a_list_on_a_small_screen(
    dara: Page, node: Node, axe: Callable[[Page], list[str]], speak: Callable[[str], None]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    plant(by, case, "appointments", day="2561-07-19", time="8.30", what="DEMO: doctor", with_whom="DEMO aunt")
    dara.goto("/calendar/?day=2018-07-01")
    expect(dara.get_by_role("heading", level=1)).to_contain_text("July 2018")
    cell = dara.locator("td", has_text="DEMO: doctor")
    widths = dara.locator("tbody tr").first.locator("td").evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(widths) == 7
    assert len(set(widths)) == 1
    expect(cell).to_contain_text("08:30")
    whole(dara, axe)
    dara.set_viewport_size({"width": 360, "height": 740})
    expect(dara.locator("td:visible")).to_have_count(1)
    expect(cell).to_contain_text("Thursday")
    assert axe(dara) == []
    dara.set_viewport_size({"width": 1280, "height": 900})
    dara.emulate_media(media="print")
    expect(dara.locator("td:visible")).to_have_count(1)
    dara.emulate_media(media="screen")
    dara.get_by_role("link", name="Week").click()
    dara.goto("/calendar/?view=week&day=2018-07-19")
    expect(cell).to_contain_text("DEMO aunt")
    whole(dara, axe)
    speak("km")
    dara.goto("/calendar/?day=2018-07-01")
    expect(dara.get_by_role("heading", level=1)).to_contain_text("2562")


@pytest.mark.req("GAP-33", "CASE-19")
@pytest.mark.under_axe("late/page.html", "due/done.html")
def test_much_that_is_late_is_moved_at_once_from_a_slice_and_undone(
    dara: Page, node: Node, axe: Callable[[Page], list[str]]
) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    dara.goto("/late/")
    expect(dara.get_by_text("Nothing is late.")).to_be_visible()
    whole(dara, axe)
    rows = [
        RowSet(case, Section.ADMINISTRATION, "follow_ups", "", {"due": [day(by, -each)], "why": [f"DEMO {each}"]})
        for each in range(1, 61)
    ]
    actions.set_rows(by, rows)
    dara.goto("/late/")
    expect(dara.get_by_text("50 of 60")).to_be_visible()
    expect(dara.get_by_role("heading", name="Longer than a month (30)")).to_be_visible()
    whole(dara, axe)
    dara.get_by_label("All on this page").check()
    dara.get_by_label("Another day").fill(day(by, 3))
    dara.get_by_role("button", name="Move").click()
    expect(dara.get_by_text("50 things were changed.")).to_be_visible()
    whole(dara, axe)
    dara.get_by_role("button", name="Undo").click()
    expect(dara.get_by_text("50 of 60")).to_be_visible()
    dara.get_by_role("link", name="The next 50").click()
    expect(dara.locator("ul.dues > li")).to_have_count(10)
    dara.get_by_role("checkbox", name="Lotus: DEMO 5", exact=True).check()
    dara.get_by_role("button", name="Did not happen").click()
    expect(dara.get_by_text("Written: it did not happen.")).to_be_visible()
    expect(dara.get_by_text("50 of 59")).to_be_visible()
    dara.get_by_role("link", name="Nothing comes next").click()
    expect(dara.get_by_text("Nobody is forgotten.")).to_be_visible()
    whole(dara, axe)


def test_what_is_due_is_settled_without_a_script(plain_dara: Page, node: Node) -> None:
    by = node.by("dara")
    case = actions.open_case(by, "DEMO: came to the gate", "Lotus")
    plant(by, case, "plan", due=day(by, -1), action="DEMO: school")
    plain_dara.goto("/late/")
    plain_dara.get_by_label("Lotus: DEMO: school").check()
    plain_dara.get_by_role("button", name="Leave it").click()
    expect(plain_dara.get_by_text("Nothing is late.")).to_be_visible()
    plain_dara.get_by_role("button", name="Undo").click()
    expect(plain_dara.get_by_text("1 day late")).to_be_visible()
    assert assistance.late_slice(by).total == 1
