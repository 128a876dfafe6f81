"""The plan's page without any script: what is sent, what comes back, what can be undone."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from samakki.access.models import Member
from samakki.assistance import actions
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.kernel.clocks import WallClock
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of


def at(case: FileId, more: str = "") -> str:
    return f"/case/{case}/plan/{more}"


def add(browser: Client, case: FileId, action: str, **more: str) -> str:
    answer = browser.post(at(case, "add/"), {"f-action": action} | {f"f-{name}": said for name, said in more.items()})
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"row=([0-9a-f]{8})", answer.headers["Location"])
    assert found
    return found[1]


def touch(browser: Client, case: FileId, do: str, row: str, was: str = "") -> str:
    answer = browser.post(at(case), {"do": do, "row": row, "was": was}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def undo(browser: Client, case: FileId, page: str) -> str:
    found = re.search(r'id="did".*?name="row" value="([^"]*)".*?name="do" value="([^"]*)"', page, re.DOTALL)
    assert found
    return touch(browser, case, found[2], found[1])


def pressed(page: str) -> list[str]:
    return re.findall(r'value="decide-(\w+)" aria-pressed="true"', page)


def test_a_line_is_added_with_its_goal_who_and_when_and_stands_under_its_goal(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    add(dara, case, "Go to the embassy", goal="Go home", who="dara", due="2580-01")
    page = text_of(dara, at(case))
    assert re.search(r"<h2[^>]*>Go home</h2>.*Go to the embassy.*until January 2037", page, re.DOTALL)
    assert "On one line this person has not been heard yet." in page
    assert "It is not written down that the plan was made with this person." in page


def test_in_a_week_counts_from_the_day_of_the_house(node_of_today: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WallClock, "now", lambda _self: datetime(2037, 1, 5, 3, tzinfo=UTC))
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    dara.post(at(case, "add/"), {"f-action": "See a doctor", "within": "7"})
    assert "12 January 2037" in text_of(dara, at(case))


def test_each_touch_tells_how_to_undo_it_and_undoing_brings_back_what_was(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    row = add(dara, case, "See a doctor")
    page = touch(dara, case, "decide-wants", row)
    assert pressed(page) == ["wants"]
    assert pressed(touch(dara, case, "decide-later", row, "wants")) == ["later"]
    assert pressed(undo(dara, case, touch(dara, case, "decide-not_wanted", row, "later"))) == ["later"]
    assert pressed(undo(dara, case, touch(dara, case, "decide-wants", row, ""))) == []
    for way in ("finish", "leave"):
        page = touch(dara, case, way, row)
        assert "Done and left (1)" in page
        assert "Done and left" not in undo(dara, case, page)
    assert "Nothing is planned yet" in undo(dara, case, text_of(dara, f"{at(case)}?did=added&row={row}"))


def test_what_should_be_looked_at_again_is_asked_with_everything_that_was_typed_and_written_when_it_is_meant(
    node_of_today: Node,
) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    Member.objects.filter(login="mali").update(active=False)
    typed = {"f-action": "Go along to court", "f-who": "mali", "f-due": "2020", "f-goal": "Justice"}
    answer = dara.post(at(case, "add/"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This day has passed already" in page
    assert "does not work here any more" in page
    assert all(f'value="{said}"' in page for said in typed.values())
    assert dara.post(at(case, "add/"), typed | {"sure": "past day"}).status_code == 422
    found = re.search(r'name="sure" value="([^"]*)"', page)
    assert found
    assert dara.post(at(case, "add/"), typed | {"sure": found[1]}).status_code == 302
    assert "Who does it now?" in text_of(dara, at(case))


def test_what_is_no_day_is_refused_and_nothing_typed_is_lost(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    answer = dara.post(at(case, "add/"), {"f-action": "See a doctor", "f-due": "soon"})
    assert answer.status_code == 422
    assert 'href="#id_f-due"' in answer.content.decode()
    assert 'value="See a doctor"' in answer.content.decode()
    empty = dara.post(at(case, "add/"), {"f-who": "dara"})
    assert 'href="#id_f-action"' in empty.content.decode()


def test_in_a_week_is_a_day(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    answer = dara.post(at(case, "add/"), {"f-action": "See a doctor", "within": "7"})
    assert answer.status_code == 302
    (line,) = actions.open_plan(node_of_today.by("dara"), case).plan.lines
    assert line.due
    assert not line.late


@pytest.mark.req("CASE-14")
def test_a_no_to_any_plan_is_a_full_answer_on_the_page(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    page = dara.post(at(case), {"do": "want", "what": "no"}, follow=True).content.decode()
    assert "That is a full answer" in page
    assert "Add to the plan" in page


@pytest.mark.req("CASE-15")
def test_that_the_plan_was_made_together_is_one_touch_and_ends_the_reminder(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    add(dara, case, "See a doctor")
    page = dara.post(at(case), {"do": "talk", "what": "made"}, follow=True).content.decode()
    assert "It is not written down" not in page
    assert "Looked at together" in page
    assert "It is not written down" in undo(dara, case, page)


@pytest.mark.req("CASE-35")
def test_word_of_the_family_is_taken_into_the_plan_with_one_touch_and_stands_on_the_case_file(
    node_of_today: Node,
) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    dara.post(at(case), {"do": "press", "what": "family"})
    page = text_of(dara, f"/case/{case}/")
    assert re.search(r"plan-strip.*Urgent</span> Find a safe way to call or write", page, re.DOTALL)


@pytest.mark.req("CASE-37")
def test_how_urgent_help_comes_stands_above_the_plan(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    case = open_case(dara)
    add(dara, case, "See a doctor", urgent="yes")
    told = {"urgent_help": Told(["Ring the house, any hour: DEMO 100."])}
    cases.change_fields(by, case, Section.ADMINISTRATION, told)
    page = text_of(dara, at(case))
    assert page.index("Ring the house") < page.index('id="urgent"') < page.index("See a doctor")


@pytest.mark.req("GAP-20")
def test_usual_first_lines_of_every_service_area_help_who_never_made_a_plan(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    page = text_of(dara, at(case))
    starts = re.findall(r"\?start=(\d+)#add", page)
    assert len(starts) >= 20
    begun = text_of(dara, f"{at(case)}?start={starts[0]}")
    assert 'value="Look at rooms together and ask about the neighbours"' in begun
    assert 'value="housing" selected' in begun
    assert all(dara.get(f"{at(case)}?start={wrong}").status_code == 200 for wrong in ("999999999", "000099999", "x"))


def test_a_line_is_written_anew_on_a_page_of_its_own_taken_away_and_put_back(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    row = add(dara, case, "See a doctor")
    page = text_of(dara, at(case, f"{row}/"))
    was = re.search(r'name="was-action" value="([^"]*)"', page)
    base = re.search(r'name="base-action" value="([^"]*)"', page)
    assert was
    assert base
    told = {"was-action": was[1].replace("&quot;", '"'), "base-action": base[1], "f-action": "See the midwife"}
    assert dara.post(at(case, f"{row}/"), told).headers["Location"] == at(case)
    assert "See the midwife" in text_of(dara, at(case))
    assert dara.post(at(case, f"{row}/"), {"do": "take-away"}).status_code == 302
    assert "See the midwife" not in text_of(dara, at(case))
    assert "This was taken away." in text_of(dara, at(case, f"{row}/"))
    dara.post(at(case, f"{row}/"), {"do": "put-back"})
    assert "See the midwife" in text_of(dara, at(case))


def test_what_no_page_of_ours_sends_is_no_plan(node_of_today: Node) -> None:
    dara, noy = node_of_today.browser("dara"), node_of_today.browser("noy")
    case = open_case(dara)
    row = add(dara, case, "See a doctor")
    for wrong in ({"do": "dance"}, {"do": "want", "what": "perhaps"}, {"do": "decide-perhaps", "row": row}):
        assert dara.post(at(case), wrong).status_code == 400
    for nowhere in (at(case, "0a0b0c0d/"), at(case, "nothing/")):
        assert dara.get(nowhere).status_code == 404
    assert dara.post(at(case), {"do": "finish", "row": "0a0b0c0d"}).status_code == 404
    assert noy.get(at(case)).status_code == 404
    assert noy.post(at(case, "add/"), {"f-action": "x"}).status_code == 404
