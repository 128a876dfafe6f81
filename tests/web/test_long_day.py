"""A long day on an old laptop: lists fold, one's people stay in sight, keys reach what unfolds."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from samakki.cases import actions
from samakki.cases.words import Move, RowSet, Step
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.web.widths import width_of

pytestmark = pytest.mark.browser
Axe = Callable[[Page], list[str]]
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
TELEPHONE: ViewportSize = {"width": 360, "height": 740}
CUT = """field => {
  const ruler = document.createElement("span");
  ruler.style.font = getComputedStyle(field).font; ruler.textContent = field.placeholder;
  Object.assign(ruler.style, { whiteSpace: "nowrap", position: "absolute" }); document.body.append(ruler);
  const style = getComputedStyle(field), wide = ruler.getBoundingClientRect().width; ruler.remove();
  return wide > field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
}"""


def a_long_day(node: Node, late: int, today: int) -> list[FileId]:
    """Forty people; so many things late, and so many of today."""
    by, here = node.by("dara"), timezone.localdate()
    cases = [actions.open_case(by, "DEMO: came to the gate", f"Lotus {each}") for each in range(40)]
    due = [here - timedelta(days=each + 1) for each in range(late)] + [here] * today
    rows = [appointment(case, number, day) for number, (case, day) in enumerate(zip(cases, due, strict=False))]
    actions.set_rows(by, rows)
    return cases


def appointment(case: FileId, number: int, day: date) -> RowSet:
    told = {"what": [f"DEMO visit {number}"], "day": [str(day)], "time": ["08:30"], "place": ["DEMO river hospital"]}
    return RowSet(case, Section.ADMINISTRATION, "appointments", "", told)


def top(page: Page, what: str) -> float:
    box = page.locator(what).first.bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.req("GAP-33")
@pytest.mark.under_axe("today/page.html")
@pytest.mark.parametrize("tag", ["en", "km", "my"])
def test_ones_people_stay_in_sight_beside_five_late_and_seven_of_today(
    dara: Page, node: Node, axe: Axe, speak: Callable[[str], None], tag: str
) -> None:
    a_long_day(node, 5, 7)
    speak(tag)
    dara.set_viewport_size(LAPTOP)
    dara.goto("/today/")
    assert dara.locator(".day-late .dues > li").count() == 5
    assert dara.locator(".persons > li").count() == 40
    assert top(dara, ".persons > li") < LAPTOP["height"], "nobody of forty is in sight"
    assert axe(dara) == []
    for width in (1366, 1200, 1024, 800, 360):
        dara.set_viewport_size({"width": width, "height": 768})
        assert width_of(dara) <= width
        assert not dara.locator("#wanted").evaluate(CUT), f"the search says less than it wants to at {width}"


def test_a_list_of_more_than_seven_unfolds_in_its_place_and_by_keys(dara: Page, node: Node) -> None:
    a_long_day(node, 9, 12)
    dara.set_viewport_size(LAPTOP)
    dara.goto("/today/")
    expect(dara.locator("#late > li")).to_have_count(7)
    rest = dara.locator(".day-late .rest")
    expect(rest.locator("summary")).to_have_text("Show all 9")
    expect(rest.locator("li").first).to_be_hidden()
    expect(dara.get_by_role("link", name="All that is late")).to_be_visible()
    expect(dara.get_by_text("Show all 12")).to_be_visible()
    dara.locator("#late > li a").last.focus()
    dara.keyboard.press("j")
    expect(rest.locator("summary")).to_be_focused()
    dara.keyboard.press("j")
    expect(dara.locator("section[aria-labelledby=today-title] .dues > li a").first).to_be_focused()
    dara.keyboard.press("k")
    dara.keyboard.press("Enter")
    expect(rest.locator("li")).to_have_count(2)
    dara.keyboard.press("j")
    expect(rest.locator("li a").first).to_be_focused()
    dara.keyboard.press("t")
    expect(rest.get_by_role("status")).to_contain_text("Noted that you tried.")


def test_on_a_telephone_ones_people_are_one_press_away(dara: Page, node: Node) -> None:
    a_long_day(node, 5, 7)
    dara.set_viewport_size(TELEPHONE)
    dara.goto("/today/")
    dara.get_by_role("link", name="My 40 people").click()
    dara.wait_for_function("document.querySelector('#people').getBoundingClientRect().top < 200")


@pytest.mark.under_axe("today/page.html", "case/page.html", "late/page.html")
@pytest.mark.req("CASE-10", "CASE-11")
def test_follow_ups_are_offered_where_the_case_was_moved_and_on_the_day_until_they_are_planned(
    dara: Page, node: Node, axe: Axe
) -> None:
    by = node.by("dara")
    case, other = (actions.open_case(by, "DEMO: came to the gate", f"Lotus {each}") for each in range(2))
    actions.move_step(by, other, Move(Step.FOLLOW_UP, reason="DEMO"))
    dara.goto(f"/case/{case}/")
    dara.get_by_text("Move to a step").click()
    dara.get_by_label("To which step").select_option("reintegration")
    dara.get_by_role("button", name="Move", exact=True).click()
    expect(dara.get_by_text("This case is now at: Reintegration.")).to_be_visible()
    expect(dara.get_by_text("After this step the rules ask for follow-ups, and none is planned yet.")).to_be_visible()
    assert axe(dara) == []
    dara.get_by_role("button", name="Plan all of these").click()
    expect(dara.get_by_text("Planned: 5.")).to_be_visible()
    dara.goto(f"/case/{case}/")
    expect(dara.get_by_text("After this step the rules ask for follow-ups")).to_have_count(0)
    dara.goto("/today/")
    section = dara.locator("section[aria-labelledby=unfollowed-title]")
    expect(section.locator("li")).to_have_count(1)
    expect(section).to_contain_text("Follow-up")
    assert axe(dara) == []
    dara.goto("/late/?kind=unfollowed")
    expect(dara.locator(".rows > li")).to_have_count(1)
    assert axe(dara) == []
    dara.goto("/today/")
    section.get_by_role("button", name="Plan follow-ups").click()
    expect(dara.get_by_text("Planned: 5.")).to_be_visible()
    dara.goto("/today/")
    expect(section).to_have_count(0)
