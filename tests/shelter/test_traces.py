"""Nothing that a house does with a person is without a trace in their own file: by whom, when, what."""

from collections.abc import Callable

from samakki.cases import actions as cases
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter import actions, queries
from samakki.shelter.words import Arrival, Stay
from tests.assistance.one_case import person
from tests.cases.conftest import MALI, Staff
from tests.given import SetClock
from tests.shelter.in_a_house import Set, set_up

Acts = list[tuple[str, Callable[[By, FileId], object]]]


def last_row(by: By, case: FileId) -> str:
    shown = cases.read_section(by, case, Section.PSYCHOSOCIAL).field("watch_checks")
    assert shown
    return shown.standing[-1].row


def stay(by: By, case: FileId) -> Stay:
    return queries.stays_of(by, [case])[case]


def in_order(house: Set) -> Acts:
    """Give all that a house does with somebody, in an order in which it can be done."""
    return [
        ("received", lambda by, case: actions.receive(by, house.house, [Arrival(case, house.beds[0])])),
        ("moved", lambda by, case: actions.move_bed(by, stay(by, case).id, house.beds[1], "Quieter")),
        ("moved back", lambda by, case: actions.take_back_stay(by, stay(by, case).id)),
        ("begun", actions.begin_watch),
        ("looked in", lambda by, case: actions.look_in(by, case, "calm")),
        ("look taken back", lambda by, case: actions.take_back_look(by, case, last_row(by, case))),
        ("alarm called", actions.call_alarm),
        ("alarm answered", lambda by, case: actions.answer_alarm(by, case, "Mali stays near.")),
        ("answer taken back", lambda by, case: actions.take_back_answer(by, case, last_row(by, case))),
        ("answered again", lambda by, case: actions.answer_alarm(by, case, "Her sister stays near.")),
        ("ended", actions.end_watch),
        ("left", lambda by, case: actions.leave_house(by, stay(by, case).id)),
    ]


def test_who_did_what_in_a_house_stands_in_the_case(staff: Staff, clock: SetClock) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    for what, act in in_order(house):
        clock.move(minutes=1)
        before = len(journal.headers(staff.dara, case))
        act(staff.mali, case)
        after = journal.headers(staff.dara, case)
        assert len(after) > before, what
        assert max(after, key=lambda header: header.number).author == MALI, what


def notes(by: By, case: FileId) -> list[str]:
    return [each.entry.body.note for each in cases.read_case(by, case).entries if each.entry.body]


def test_that_nobody_looks_in_on_somebody_who_left_stands_in_the_case(staff: Staff) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(case, house.beds[0])], watch_every=60)
    actions.leave_house(staff.mali, stay(staff.mali, case).id)
    assert notes(staff.dara, case)[0] == "Nobody has to look in any more."


def test_that_nobody_looks_in_after_a_reception_that_was_a_mistake_stands_in_the_case(staff: Staff) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    (came,) = actions.receive(staff.dara, house.house, [Arrival(case, house.beds[0])], watch_every=60)
    actions.take_back_stay(staff.dara, came)
    assert notes(staff.dara, case)[0] == "Nobody has to look in any more."
