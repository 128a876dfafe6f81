"""What was done by mistake is undone with the one press that the page offers right after it."""

import re

import pytest
from django.test import Client

from samakki.access.words import Role
from samakki.assistance import actions, queries
from samakki.assistance.words import DueState, ReviewAbout
from samakki.cases.models import Case
from samakki.kernel.ids import FileId
from tests.assistance.pages.test_stories import begun, do
from tests.cases.pages.conftest import Node, open_case, text_of


def pressed(browser: Client, address: str, **typed: str) -> str:
    """Post a form as a browser does, and give the page on which one then stands."""
    return str(browser.post(address, typed, follow=True).content.decode())


def undone(browser: Client, page: str) -> str:
    """Press the button Undo of a page, with what it carries."""
    form = re.search(r'<form class="undo-line" method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    assert form, "no button Undo"
    carried = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[2]))
    return pressed(browser, form[1], **carried)


@pytest.fixture
def dara(node_of_today: Node) -> Client:
    return node_of_today.browser("dara")


@pytest.fixture
def case(dara: Client) -> FileId:
    return open_case(dara, pseudonym="DEMO Lotus")


def test_an_alarm(node_of_today: Node, dara: Client, case: FileId) -> None:
    address, by = f"/case/{case}/alarm/", node_of_today.by("dara")
    page = pressed(dara, address, do="raise", words="DEMO: he is at the door")
    assert len(queries.alarms(by, case)) == 1
    assert "Undone: it stands as it stood before." in undone(dara, page)
    assert queries.alarms(by, case) == ()
    (due,) = [each for each in queries.dues_of_case(by, case) if each.kind.value == "alarm"]
    assert due.state is DueState.DROPPED
    assert "Somebody has answered it already." in undone(dara, page)
    again = pressed(dara, address, do="raise", words="DEMO: he is at the door")
    mali = node_of_today.browser("mali")
    assert "Undone" not in undone(mali, again)
    assert len(queries.alarms(by, case)) == 1


def test_what_carries_no_alarm_calls_none_back(dara: Client) -> None:
    for carried in ("called:", "called:x", "called:" + "0" * 32):
        assert dara.post("/due/undo/", {"undo": carried}).status_code in {302, 404}


def test_a_case_that_was_opened(node_of_today: Node, dara: Client) -> None:
    by = node_of_today.by("dara")
    pressed(dara, "/people/new/", reason="DEMO: a slip of the hand", pseudonym="DEMO Lotus")
    (case,) = Case.objects.values_list("pk", flat=True)
    assert "Opened by mistake" in text_of(dara, f"/case/{case}/")
    closed = pressed(dara, f"/case/{case}/closing/", do="by-mistake")
    assert "The case is closed." in closed
    assert [due for due in queries.dues_of_case(by, FileId(case)) if due.is_open] == []
    assert 'value="reopen"' in text_of(dara, f"/case/{case}/closing/")
    assert "Opened by mistake" in text_of(dara, f"/case/{case}/section/administration/")
    carried = re.search(r'name="undo" value="([^"]*)"', closed)
    assert carried
    assert "Taken back: the case is open" in pressed(dara, f"/case/{case}/closing/", do="undo", undo=carried[1])
    assert "Opened by mistake</button>" not in text_of(dara, f"/case/{case}/")
    assert "Somebody wrote there meanwhile" in pressed(dara, f"/case/{case}/closing/", do="by-mistake")
    assert 'value="reopen"' not in text_of(dara, f"/case/{case}/closing/")


def test_a_question_that_was_taken_back(node_of_today: Node, dara: Client, case: FileId) -> None:
    by = node_of_today.by("dara")
    review = actions.ask_review(by, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    address = f"/reviews/{review}/"
    page = pressed(dara, address, do="take-back")
    assert re.search(r'name="do" value="ask-again"', page)
    assert "Undone: it waits again." in pressed(dara, address, do="ask-again")
    (waiting,) = queries.own_questions(by)
    assert waiting.waits


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR])
def test_an_absence_that_was_ended(node_of_today: Node, role: Role) -> None:
    house = node_of_today.house
    house.colleague(node_of_today.by("dara"), "sokha", role)
    sokha, by = node_of_today.browser("sokha"), node_of_today.by("sokha")
    mali = node_of_today.by("mali").member
    assert mali
    pressed(sokha, "/away/", covered_by=str(mali), since="", until=str(by.clock.now().date()))
    (arranged,) = queries.aways(by)
    page = pressed(sokha, f"/away/{arranged.id}/end/")
    assert queries.aways(by) == ()
    assert "Undone: it stands as it stood before." in undone(sokha, page)
    assert [each.id for each in queries.aways(by)] == [arranged.id]
    assert "Somebody wrote there meanwhile" in undone(sokha, page)
    assert "Undo" not in text_of(sokha, "/away/?ended=nothing")


def test_a_story_that_was_asked_for_returned_or_released(node_of_today: Node, dara: Client) -> None:
    mali = node_of_today.browser("mali")
    _case, story = begun(node_of_today, dara)
    do(dara, story, "save", title="A long way", story="[a name] learnt from a friend.")
    undone(dara, do(dara, story, "ask"))
    assert 'value="ask"' in text_of(dara, story)
    do(dara, story, "ask")
    undone(mali, do(mali, story, "return", remarks="DEMO: the friend"))
    undone(mali, do(mali, story, "release"))
    assert 'value="release"' in text_of(mali, story)
    assert mali.get(f"{story}print/").status_code == 404
