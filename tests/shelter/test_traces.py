"""Nothing that a house does with a person is without a trace in their own file: by whom, when, what."""

from collections.abc import Callable

from samakki.cases import actions as cases
from samakki.journal import queries as journal
from samakki.kernel.deeds import DECLARED, By
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import Section
from samakki.shelter import actions, queries
from samakki.shelter.words import Arrival, Stay
from tests.assistance.one_case import person
from tests.cases.conftest import MALI, Staff
from tests.given import SetClock
from tests.shelter.in_a_house import Set, set_up

Acts = list[tuple[str, Callable[[By, FileId], object]]]


OF_NOBODY = {
    *("shelter.found_house", "shelter.rename_house", "shelter.add_beds", "shelter.set_bed", "shelter.take_bed_away"),
    *("shelter.read_log", "shelter.refuse_place", "shelter.set_standing", "shelter.begin_shift", "shelter.hand_over"),
    *("shelter.take_back_hand_over", "shelter.take_over", "shelter.join_duty", "shelter.leave_duty"),
    "shelter.forget_erased",  # of a case whose keys are destroyed: that it was erased stands in the tree of readings
}
"""What is about a house, its beds and those who work in it."""


def newest_line(by: By, house: Set) -> EntryId:
    return actions.read_log(by, house.house).lines[0].entry


def last_row(by: By, case: FileId) -> str:
    shown = cases.read_section(by, case, Section.PSYCHOSOCIAL).field("watch_checks")
    assert shown
    return shown.standing[-1].row


def stay(by: By, case: FileId) -> Stay:
    return queries.stays_of(by, [case])[case]


def in_order(house: Set) -> Acts:
    """Give all that a house does with somebody, in an order in which it can be done."""
    return [
        ("receive", lambda by, case: actions.receive(by, house.house, [Arrival(case, house.beds[0])])),
        ("move_bed", lambda by, case: actions.move_bed(by, stay(by, case).id, house.beds[1], "Quieter")),
        ("take_back_stay", lambda by, case: actions.take_back_stay(by, stay(by, case).id)),
        ("begin_watch", actions.begin_watch),
        ("look_in", lambda by, case: actions.look_in(by, case, "calm")),
        ("take_back_look", lambda by, case: actions.take_back_look(by, case, last_row(by, case))),
        ("call_alarm", actions.call_alarm),
        ("answer_alarm", lambda by, case: actions.answer_alarm(by, case, "Mali stays near.")),
        ("take_back_answer", lambda by, case: actions.take_back_answer(by, case, last_row(by, case))),
        ("answer_alarm", lambda by, case: actions.answer_alarm(by, case, "Her sister stays near.")),
        ("end_watch", actions.end_watch),
        ("write_line", lambda by, case: actions.write_line(by, house.house, "She ate.", about=[case])),
        ("take_back_line", lambda by, _case: actions.take_back_line(by, house.house, newest_line(by, house))),
        ("leave_house", lambda by, case: actions.leave_house(by, stay(by, case).id)),
    ]


def test_who_adds_an_action_of_a_house_says_here_whether_it_is_about_somebody(staff: Staff) -> None:
    declared = {act for act, one in DECLARED.items() if one.kind == "deed" and act.startswith("shelter.")}
    told = {f"shelter.{act}" for act, _does in in_order(set_up(staff.dara))}
    assert sorted(declared) == sorted(told | OF_NOBODY)


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
