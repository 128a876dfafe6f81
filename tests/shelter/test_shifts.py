"""Shifts and beds: signed by both; and two who sign, or take the same bed, at the same moment never both succeed."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps

from samakki.cases.words import LineKind
from samakki.kernel.deeds import By
from samakki.sections.words import Section
from samakki.shelter import actions, models, queries
from samakki.shelter.words import Arrival, HouseRefusedError
from tests.assistance import at_once
from tests.assistance.at_once import AT_ONCE
from tests.assistance.one_case import person, rows
from tests.cases.conftest import DARA, MALI, Staff, settle
from tests.given import SetClock
from tests.shelter.in_a_house import Set, set_up, sleeps


def test_a_shift_is_handed_over_by_one_and_taken_over_by_another_both_by_their_signature(
    staff: Staff, clock: SetClock
) -> None:
    house = set_up(staff.dara).house
    shift = actions.begin_shift(staff.dara, house)
    with pytest.raises(HouseRefusedError) as refused:
        actions.begin_shift(staff.mali, house)
    assert (refused.value.code, refused.value.who) == ("shift_runs", DARA)
    clock.move(hours=8)
    actions.hand_over(staff.dara, house, shift, "Bed 2 A waits for a doctor at eight.")
    with pytest.raises(HouseRefusedError) as refused:
        actions.take_over(staff.dara, house, shift)
    assert refused.value.code == "same_hand"
    clock.move(minutes=5)
    actions.take_over(staff.mali, house, shift)
    now, before = queries.shifts(staff.dara, house)
    assert (before.taken_by, before.handed_by, before.ended_at) == (DARA, DARA, now.began_at)
    assert (now.taken_by, now.began_at.replace(microsecond=0), now.ended_at) == (MALI, clock.now(), None)
    lines = actions.read_log(staff.mali, house).lines
    assert [(line.kind, line.author) for line in lines] == [
        (LineKind.TAKEN, MALI),
        (LineKind.HANDED, DARA),
        (LineKind.TAKEN, DARA),
    ]
    assert lines[1].text == "Bed 2 A waits for a doctor at eight."
    assert list(queries.on_duty(staff.dara, house)) == [MALI]


def test_lines_lie_in_their_shift_also_when_the_clock_was_set_back_meanwhile(staff: Staff, clock: SetClock) -> None:
    house = set_up(staff.dara).house
    first = actions.begin_shift(staff.dara, house)
    actions.write_line(staff.dara, house, "DEMO: a car stood before the gate.")
    actions.hand_over(staff.dara, house, first)
    clock.move(minutes=-10)
    for _line in range(1_100):  # as many as a house writes in an hour that comes twice: one millisecond holds them all
        staff.dara.hybrid.tick()
    actions.write_line(staff.dara, house, "DEMO: it came again.")
    actions.take_over(staff.mali, house, first)
    ended = next(shift for shift in queries.shifts(staff.dara, house) if shift.id == first)
    told = actions.read_log(staff.mali, house, ended.first_line, ended.last_line).lines
    texts = [line.text for line in told]
    assert "DEMO: a car stood before the gate." in texts
    assert "DEMO: it came again." in texts


def test_a_page_that_shows_a_shift_long_over_signs_nothing(staff: Staff) -> None:
    house = set_up(staff.dara).house
    first = actions.begin_shift(staff.dara, house)
    actions.hand_over(staff.dara, house, first)
    actions.take_over(staff.mali, house, first)
    for act in (actions.hand_over, actions.take_over, actions.take_back_hand_over):
        with pytest.raises(HouseRefusedError) as refused:
            act(staff.dara, house, first)
        assert (refused.value.code, refused.value.who) == ("shift_over", MALI)


def test_a_signature_is_taken_back_by_who_signed_as_long_as_nobody_has_taken_over(staff: Staff) -> None:
    house = set_up(staff.dara).house
    shift = actions.begin_shift(staff.dara, house)
    actions.hand_over(staff.dara, house, shift)
    with pytest.raises(HouseRefusedError):
        actions.take_back_hand_over(staff.mali, house, shift)
    with pytest.raises(HouseRefusedError):
        actions.hand_over(staff.mali, house, shift)
    actions.take_back_hand_over(staff.dara, house, shift)
    running = queries.shift_now(staff.dara, house)
    assert running is not None
    assert (running.id, running.handed_at) == (shift, None)


def test_where_nobody_could_sign_another_takes_over_with_a_reason(staff: Staff) -> None:
    house = set_up(staff.dara).house
    shift = actions.begin_shift(staff.dara, house)
    with pytest.raises(HouseRefusedError) as refused:
        actions.take_over(staff.mali, house, shift)
    assert (refused.value.code, refused.value.who) == ("why_needed", DARA)
    actions.take_over(staff.mali, house, shift, "Dara was taken ill.")
    before = queries.shifts(staff.mali, house)[1]
    assert (before.handed_by, before.ended_at is not None) == (None, True)
    assert actions.read_log(staff.mali, house).lines[0].text == "Dara was taken ill."


def test_several_are_on_duty_together(staff: Staff) -> None:
    house = set_up(staff.dara).house
    with pytest.raises(HouseRefusedError):
        actions.join_duty(staff.mali, house)
    actions.begin_shift(staff.dara, house)
    for _ in range(2):
        actions.join_duty(staff.mali, house)
    assert set(queries.on_duty(staff.dara, house)) == {DARA, MALI}
    actions.leave_duty(staff.dara, house)
    assert set(queries.on_duty(staff.dara, house)) == {MALI}


@pytest.fixture
def working(committed_stores: None, all_allowed: None, node_secret: None, node_by: By) -> Staff:
    """Staff with real commits."""
    return settle(node_by)


def together(act: Callable[[int], object]) -> list[object]:
    """Let several do the same at the same moment; gives what came of each, or why it was refused."""

    def one(number: int) -> object:
        try:
            return act(number)
        except HouseRefusedError as refused:
            return refused.code

    return at_once.together(one)


def signed(staff: Staff) -> tuple[Set, list[By]]:
    """Give a house, and fresh requests of those who sign."""
    return set_up(staff.dara), [staff(member) for member in (DARA, MALI, DARA, MALI)]


def test_of_several_who_begin_a_shift_at_once_one_does(working: Staff) -> None:
    house, everybody = signed(working)
    came = together(lambda number: actions.begin_shift(everybody[number], house.house))
    assert came.count("shift_runs") == AT_ONCE - 1
    assert models.Shift.objects.count() == 1


def test_of_two_shifts_that_sign_at_once_one_hands_over_and_one_takes_over(working: Staff) -> None:
    house, everybody = signed(working)
    shift = actions.begin_shift(working.dara, house.house)
    came = together(lambda number: actions.hand_over(everybody[number], house.house, shift))
    assert sorted(map(str, came)) == ["None", *["handed_already"] * (AT_ONCE - 1)]
    by = queries.shift_now(working.dara, house.house)
    assert by is not None
    others = [each for each in everybody if each.member != by.handed_by] * 2
    came = together(lambda number: actions.take_over(others[number], house.house, shift))
    assert came.count("shift_over") == AT_ONCE - 1
    assert models.Shift.objects.filter(ended_at=None).count() == 1
    kinds = [line.kind for line in actions.read_log(working.dara, house.house).lines]
    assert (kinds.count(LineKind.HANDED), kinds.count(LineKind.TAKEN)) == (1, 2)


def test_of_several_people_who_are_given_a_bed_at_once_one_has_it_and_the_others_cases_say_nothing(
    working: Staff,
) -> None:
    house, everybody = signed(working)
    people = [person(working.dara, f"Lotus DEMO {number}") for number in range(AT_ONCE)]
    came = together(
        lambda number: actions.receive(everybody[number], house.house, [Arrival(people[number], house.beds[0])])
    )
    assert came.count("bed_taken") == AT_ONCE - 1
    (case,) = sleeps(working.dara, house.house).values()
    told = {each: len(rows(working.dara, each, "stays")) for each in people}
    assert told == {each: int(each == case) for each in people}


def test_nobody_waits_in_a_ring_when_all_of_a_house_is_done_at_once(working: Staff) -> None:
    house, everybody = signed(working)
    lotus = person(working.dara)
    (stay,) = actions.receive(working.dara, house.house, [Arrival(lotus, house.beds[0])], watch_every=60)
    acts: list[Callable[[By], object]] = [
        lambda by: actions.call_alarm(by, lotus, "She cries."),
        lambda by: actions.write_line(by, house.house, "She cries.", about=[lotus]),
        lambda by: actions.move_bed(by, stay, house.beds[1], "Quieter"),
        lambda by: actions.look_in(by, lotus, "uneasy"),
    ]
    came = together(lambda number: acts[number](everybody[number]))
    assert not [each for each in came if isinstance(each, str) and "_" in each]
    assert sleeps(working.dara, house.house) == {"1B": lotus}
    assert len(rows(working.dara, lotus, "watch_checks", Section.PSYCHOSOCIAL)) == 2
    kinds = {line.kind for line in actions.read_log(working.dara, house.house).lines}
    assert kinds == {LineKind.RECEIVED, LineKind.MOVED, LineKind.ALARM, LineKind.LINE}


def test_somebody_who_is_received_in_several_beds_at_once_is_in_one(working: Staff) -> None:
    house, everybody = signed(working)
    other = set_up(working.dara, "Hill house DEMO")
    lotus = person(working.dara)
    places = [(house, 0), (house, 1), (other, 0), (other, 1)]

    def one(number: int) -> object:
        where, bed = places[number]
        return actions.receive(everybody[number], where.house, [Arrival(lotus, where.beds[bed])])

    assert together(one).count("in_a_house") == AT_ONCE - 1
    assert len(rows(working.dara, lotus, "stays")) == 1


def test_shifts_of_before_get_the_numbers_of_their_lines(staff: Staff, clock: SetClock) -> None:
    house = set_up(staff.dara).house
    actions.set_standing(staff.dara, house, "DEMO: the door is locked at nine.")
    first = actions.begin_shift(staff.dara, house)
    clock.move(hours=1)
    actions.write_line(staff.dara, house, "DEMO: a quiet hour.")
    actions.hand_over(staff.dara, house, first)
    clock.move(hours=7)
    actions.take_over(staff.mali, house, first)
    known = {shift.id: (shift.first_line, shift.last_line) for shift in queries.shifts(staff.dara, house)}
    models.Shift.objects.update(first_line=0, last_line=None)
    import_module("samakki.shelter.migrations.0002_lines_of_shifts").number_the_lines(apps, None)
    assert {shift.id: (shift.first_line, shift.last_line) for shift in queries.shifts(staff.dara, house)} == known
