"""What a page of a house offers and takes back: the step at a reception, and an answer that was a mistake."""

import re

import pytest

from samakki.cases import actions as cases
from samakki.cases.words import Move, Step
from samakki.kernel.ids import FileId
from samakki.shelter import queries
from samakki.shelter.words import WatchState
from tests.assistance.one_case import person
from tests.cases.pages.conftest import text_of
from tests.shelter.pages.sheltering import GONE_ON, REFUSED, Shelter, shelter

__all__ = ["shelter"]
OFFERED = "Move the case to the step reception"


def step_of(shelter: Shelter, case: FileId) -> Step | None:
    return cases.read_path(shelter.node.by("dara"), case).now


def ticked(html: str, case: FileId) -> bool:
    box = re.search(rf'<input[^>]*name="moves-{case}"[^>]*>', html)
    assert box, "no box is offered"
    return " checked" in box[0]


def test_the_case_comes_to_its_reception_unless_the_tick_is_taken_away(shelter: Shelter) -> None:
    by, address = shelter.node.by("dara"), f"/house/{shelter.house}/receive/"
    moved, stays = person(by, "K-0001"), person(by, "K-0002")
    for bed, case, said in ((0, moved, {f"moves-{moved}": "yes"}), (1, stays, {})):
        assert ticked(text_of(shelter.dara, f"{address}?case={case}"), case)
        told = {"do": "receive", "case": case, f"bed-{case}": shelter.set.beds[bed], "every": "0"}
        assert shelter.post(address, **told, **said) == GONE_ON
    assert (step_of(shelter, moved), step_of(shelter, stays)) == (Step.RECEPTION, None)


def test_what_was_ticked_stands_again_when_the_page_comes_back(shelter: Shelter) -> None:
    address, case = f"/house/{shelter.house}/receive/", person(shelter.node.by("dara"), "K-0001")
    shelter.received("K-0002")
    for said, stands in (({}, False), ({f"moves-{case}": "yes"}, True)):
        told = {"do": "receive", "case": case, f"bed-{case}": shelter.set.beds[0], **said}
        answer = shelter.dara.post(address, told)
        assert (answer.status_code, ticked(answer.content.decode(), case)) == (REFUSED, stands)


def test_nothing_is_offered_for_a_case_that_has_come_as_far(shelter: Shelter) -> None:
    by, address = shelter.node.by("dara"), f"/house/{shelter.house}/receive/"
    case = person(by, "K-0001")
    cases.move_step(by, case, Move(Step.ASSESSMENT))
    assert OFFERED not in text_of(shelter.dara, f"{address}?case={case}")
    told = {"do": "receive", "case": case, f"bed-{case}": shelter.set.beds[0], f"moves-{case}": "yes"}
    assert shelter.post(address, **told) == GONE_ON
    assert step_of(shelter, case) is Step.ASSESSMENT


@pytest.mark.req("RECEP-22")
def test_an_alarm_that_was_answered_by_mistake_stands_again_with_one_press(shelter: Shelter) -> None:
    case, mali = shelter.received(watch_every=60), shelter.node.browser("mali")
    address = f"/case/{case}/watch/"
    shelter.post(address, do="alarm")
    assert "Answered by mistake" not in text_of(mali, address)
    shelter.post(address, do="answer", words="DEMO: about somebody else", near="no")
    row = re.search(r'name="row" value="([0-9a-f]{8})"><button[^>]*value="stands"', text_of(mali, address))
    assert row
    assert shelter.post(address, mali, do="stands", row=row[1]) == GONE_ON
    assert queries.watches(shelter.node.by("dara"))[0][1] is WatchState.ALARM
    late = shelter.dara.post(address, {"do": "stands", "row": row[1]})
    assert (late.status_code, "was taken back already" in late.content.decode()) == (REFUSED, True)
    assert "It was answered by mistake: the alarm stands again." in text_of(mali, f"/case/{case}/")
