"""Who is received into a house has come to the step reception, where somebody ticks it and the case is not further."""

import pytest

from samakki.cases import actions as cases
from samakki.cases.words import How, Move, Path, Step
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.shelter import actions, queries
from samakki.shelter.rules import comes_before_reception
from samakki.shelter.words import Arrival
from tests.assistance.one_case import person
from tests.cases.conftest import Staff
from tests.shelter.in_a_house import set_up

ORDER = tuple(Step)


def path(by: By, case: FileId) -> Path:
    return cases.read_path(by, case)


def test_the_case_of_somebody_received_comes_to_the_step_with_the_house_as_its_place(staff: Staff) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    cases.move_step(staff.dara, case, Move(Step.IDENTIFICATION))
    assert queries.before_reception(staff.mali, [case]) == {case}
    actions.receive(staff.mali, house.house, [Arrival(case, house.beds[0], moves=True)])
    told = path(staff.dara, case)
    assert told.now is Step.RECEPTION
    assert told.last
    assert (told.last.place, str(told.last.day)) == ("River house DEMO", "2026-03-04")
    left_out = [stride for stride in told.strides if stride.how is How.SKIPPED]
    assert [(stride.step, stride.reason) for stride in left_out] == [
        (Step.CRISIS_INTERVENTION, "Received into a house."),
        (Step.REFERRAL, "Received into a house."),
    ]
    assert queries.before_reception(staff.mali, [case]) == frozenset()


def test_a_case_at_no_step_yet_comes_to_it_too_and_each_of_a_family_as_it_was_ticked(staff: Staff) -> None:
    house, mother, son = set_up(staff.dara), person(staff.dara), person(staff.dara, "Reed DEMO")
    first, second = Arrival(mother, house.beds[0], moves=True), Arrival(son, house.beds[1])
    actions.receive(staff.dara, house.house, [first, second])
    assert (path(staff.dara, mother).now, path(staff.dara, son).now) == (Step.RECEPTION, None)


def test_a_case_that_has_come_further_stays_where_it_is(staff: Staff) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    cases.move_step(staff.dara, case, Move(Step.RECOVERY))
    actions.receive(staff.dara, house.house, [Arrival(case, house.beds[0], moves=True)])
    assert [stride.step for stride in path(staff.dara, case).strides] == [Step.RECOVERY]


def test_a_reception_that_is_taken_back_takes_its_step_back(staff: Staff) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    cases.move_step(staff.dara, case, Move(Step.IDENTIFICATION))
    (stay,) = actions.receive(staff.dara, house.house, [Arrival(case, house.beds[0], moves=True)])
    actions.take_back_stay(staff.dara, stay)
    assert [stride.step for stride in path(staff.dara, case).strides] == [Step.IDENTIFICATION]
    assert path(staff.dara, case).now is Step.IDENTIFICATION


def test_a_step_that_somebody_took_back_already_holds_up_no_reception_that_is_taken_back(staff: Staff) -> None:
    house, case = set_up(staff.dara), person(staff.dara)
    (stay,) = actions.receive(staff.dara, house.house, [Arrival(case, house.beds[0], moves=True)])
    last = path(staff.dara, case).last
    assert last
    cases.undo_step(staff.mali, case, last.row)
    actions.take_back_stay(staff.dara, stay)
    assert queries.stays_of(staff.dara, [case]) == {}


@pytest.mark.parametrize(
    ("step", "before"),
    [("", True), ("identification", True), ("referral", True), ("reception", False), ("closure", False)],
)
def test_what_comes_before_reception_follows_the_order_of_the_rules(step: str, before: bool) -> None:  # noqa: FBT001 -- what is expected
    assert comes_before_reception(step, ORDER) is before


def test_in_rules_that_begin_with_reception_only_a_case_at_no_step_has_not_come_so_far() -> None:
    order = (Step.RECEPTION, *(step for step in ORDER if step is not Step.RECEPTION))
    assert not comes_before_reception("identification", order)
    assert comes_before_reception("", order)


def test_nobody_learns_how_far_the_case_of_another_agency_is(staff: Staff) -> None:
    assert queries.before_reception(staff.noy, [person(staff.dara)]) == frozenset()
