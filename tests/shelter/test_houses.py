"""Beds and stays: people are received, move and leave; each case tells it, and nobody outside sees a bed."""

from datetime import timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import LineKind, WordsRefusedError
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from samakki.shelter import actions, queries
from samakki.shelter.words import (
    Arrival,
    BedId,
    BedState,
    Companion,
    HouseId,
    HouseRefusedError,
    HouseUnknownError,
    NoPlaceWhy,
)
from tests.assistance.one_case import person, rows, value
from tests.cases.conftest import Staff
from tests.given import SetClock
from tests.shelter.in_a_house import set_up, sleeps


@pytest.mark.req("RECEP-01", "RECEP-02")
def test_somebody_is_received_with_bed_receiver_what_was_given_and_what_they_brought(staff: Staff) -> None:
    house = set_up(staff.dara)
    lotus = person(staff.dara)
    arrival = Arrival(
        lotus, house.beds[0], "Soup, a coat, slippers", ["doctor"], "A light at night", ["A telephone", "", "A ring"]
    )
    actions.receive(staff.mali, house.house, [arrival])
    assert sleeps(staff.dara, house.house) == {"1A": lotus}
    (stay,) = rows(staff.dara, lotus, "stays")
    assert stay == {
        "house": "River house DEMO",
        "bed": "1 · A",
        "since": "2026-03-04",
        "received_by": "Mali",
        "given": "Soup, a coat, slippers",
    }
    assert [row["what"] for row in rows(staff.dara, lotus, "belongings")] == ["A telephone", "A ring"]
    assert value(staff.dara, lotus, "urgent_needs") == ["doctor"]
    assert (value(staff.dara, lotus, "room_wishes"), value(staff.dara, lotus, "arrived")) == (
        "A light at night",
        "2026-03-04",
    )
    (line,) = actions.read_log(staff.dara, house.house).lines
    assert (line.kind, line.text, line.cases) == (LineKind.RECEIVED, "1 · A", (lotus,))


@pytest.mark.req("RECEP-10")
def test_a_family_is_received_together_each_with_their_own_needs_also_a_child_without_a_file(staff: Staff) -> None:
    by, house = staff.dara, set_up(staff.dara)
    mother, son = person(by, "Lotus DEMO"), person(by, "Reed DEMO")
    told = {"relation": Told(["child"]), "called": Told(["DEMO baby"])}
    baby = cases.write_row(by, mother, Section.FAMILY, "members", "", told)
    actions.receive(
        by,
        house.house,
        [
            Arrival(mother, house.beds[0], needs=["doctor"]),
            Arrival(son, house.beds[1], needs=["clothes", "child_care"]),
        ],
        [Companion(mother, baby, "Milk, a cot")],
    )
    assert sleeps(by, house.house) == {"1A": mother, "1B": son}
    assert value(by, mother, "urgent_needs") == ["doctor"]
    assert value(by, son, "urgent_needs") == ["clothes", "child_care"]
    (row,) = rows(by, mother, "members", Section.FAMILY)
    assert (row["needs"], row["together"]) == ("Milk, a cot", "with_person")


def test_somebody_without_a_bed_is_received_too(staff: Staff) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(lotus)])
    plan = queries.house_plan(staff.dara, house.house)
    assert ([stay.case for stay in plan.bedless], len(plan.stays)) == ([lotus], 1)


@pytest.mark.asvs("2.3.4")
def test_a_bed_holds_one_and_a_person_is_in_one_house(staff: Staff) -> None:
    by, house, other = staff.dara, set_up(staff.dara), set_up(staff.dara, "Hill house DEMO")
    lotus, reed = person(by), person(by, "Reed DEMO")
    actions.receive(by, house.house, [Arrival(lotus, house.beds[0])])
    for wrong, code in (
        ([Arrival(reed, house.beds[0])], "bed_taken"),
        ([Arrival(reed, other.beds[0])], "bed_not_here"),
        ([Arrival(lotus, house.beds[1])], "in_a_house"),
        ([], "nobody"),
        ([Arrival(reed, house.beds[1]), Arrival(person(by), house.beds[1])], "bed_taken"),
    ):
        with pytest.raises(HouseRefusedError) as refused:
            actions.receive(by, house.house, wrong)
        assert refused.value.code == code
    with pytest.raises(HouseRefusedError):
        actions.receive(by, house.house, [Arrival(reed, house.beds[1])], since=by.clock.now() + timedelta(days=1))
    assert rows(by, reed, "stays") == []


@pytest.mark.req("RECEP-01")
def test_a_move_has_a_reason_and_the_days_go_on_being_counted(staff: Staff, clock: SetClock) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    (stay,) = actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])])
    clock.move(days=3)
    with pytest.raises(WordsRefusedError):
        actions.move_bed(staff.dara, stay, house.beds[2], " ")
    actions.move_bed(staff.mali, stay, house.beds[2], "A room of her own")
    first, second = rows(staff.dara, lotus, "stays")
    assert (first["until"], second["since"], second["bed"]) == ("2026-03-07", "2026-03-07", "2 · A")
    assert second["moved_why"] == "A room of her own"
    (now,) = queries.stays_of(staff.dara, [lotus]).values()
    assert (now.bed, now.since - now.here_since) == (house.beds[2], timedelta(days=3))
    beds = {each.bed.id: each.bed.state for each in queries.house_plan(staff.dara, house.house).beds}
    assert beds[house.beds[0]] is BedState.CLEANING
    with pytest.raises(HouseRefusedError):
        actions.move_bed(staff.dara, stay, house.beds[1], "Again")


def test_somebody_leaves_and_the_bed_waits_to_be_made_ready(staff: Staff, clock: SetClock) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    (stay,) = actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])])
    clock.move(days=2)
    with pytest.raises(HouseRefusedError):
        actions.leave_house(staff.dara, stay, at=clock.now() - timedelta(days=9))
    actions.leave_house(staff.dara, stay, "To her aunt DEMO")
    (row,) = rows(staff.dara, lotus, "stays")
    assert (row["until"], row["went_to"]) == ("2026-03-06", "To her aunt DEMO")
    (bed, *_rest) = queries.house_plan(staff.dara, house.house).beds
    assert (bed.stay, bed.bed.state, bed.free) == (None, BedState.CLEANING, False)
    actions.set_bed(staff.dara, bed.bed.id, BedState.FREE)
    reed = person(staff.dara, "Reed DEMO")
    actions.receive(staff.dara, house.house, [Arrival(reed, bed.bed.id)])
    with pytest.raises(HouseRefusedError):
        actions.set_bed(staff.dara, bed.bed.id, BedState.OUT)


def test_what_was_done_last_with_a_stay_is_taken_back_by_who_did_it(staff: Staff, clock: SetClock) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    (stay,) = actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])])
    clock.move(hours=1)
    moved = actions.move_bed(staff.dara, stay, house.beds[1], "Quieter")
    clock.move(hours=1)
    actions.leave_house(staff.dara, moved, "Elsewhere")
    with pytest.raises(RefusedError):
        actions.take_back_stay(staff.mali, moved)
    actions.take_back_stay(staff.dara, moved)
    assert sleeps(staff.dara, house.house) == {"1B": lotus}
    assert "went_to" not in rows(staff.dara, lotus, "stays")[1]
    actions.take_back_stay(staff.dara, moved)
    assert sleeps(staff.dara, house.house) == {"1A": lotus}
    (only,) = rows(staff.dara, lotus, "stays")
    assert "until" not in only
    actions.take_back_stay(staff.dara, stay)
    assert (sleeps(staff.dara, house.house), rows(staff.dara, lotus, "stays")) == ({}, [])
    assert all(line.taken_back for line in actions.read_log(staff.dara, house.house).lines)


def test_a_bed_that_was_taken_meanwhile_stays_with_who_sleeps_in_it(staff: Staff) -> None:
    by, house = staff.dara, set_up(staff.dara)
    lotus, reed = person(by), person(by, "Reed DEMO")
    (stay,) = actions.receive(by, house.house, [Arrival(lotus, house.beds[0])])
    actions.leave_house(by, stay)
    actions.set_bed(by, house.beds[0], BedState.FREE)
    actions.receive(by, house.house, [Arrival(reed, house.beds[0])])
    with pytest.raises(HouseRefusedError) as refused:
        actions.take_back_stay(by, stay)
    assert refused.value.code == "bed_taken"
    assert sleeps(by, house.house) == {"1A": reed}


def test_a_house_is_set_up_and_changed_without_losing_a_bed_in_which_somebody_slept(staff: Staff) -> None:
    by, house = staff.dara, set_up(staff.dara)
    for act in (
        lambda: actions.found_house(by, "River house DEMO"),
        lambda: actions.add_beds(by, house.house, "1", ["A"]),
    ):
        with pytest.raises(HouseRefusedError) as refused:
            act()
        assert refused.value.code == "name_taken"
    for words in (lambda: actions.found_house(by, " "), lambda: actions.add_beds(by, house.house, "3", [" "])):
        with pytest.raises(WordsRefusedError):
            words()
    actions.rename_house(by, house.house, "Lake  house DEMO")
    assert [each.name for each in queries.houses(by)] == ["Lake house DEMO"]
    (stay,) = actions.receive(by, house.house, [Arrival(person(by), house.beds[0])])
    actions.leave_house(by, stay)
    for bed in house.beds:
        actions.take_bed_away(by, bed)
    (left,) = queries.house_plan(by, house.house).beds
    assert (left.bed.id, left.bed.state) == (house.beds[0], BedState.OUT)


def test_the_month_is_counted_and_so_is_what_was_missing(staff: Staff, clock: SetClock) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])])
    clock.move(days=2)
    today = clock.now().date()
    told = queries.month_of(staff.dara, house.house, today.replace(day=1), today)
    assert (told.persons, told.came, told.nights) == (1, 1, 3)
    line = actions.refuse_place(staff.dara, house.house, NoPlaceWhy.MEN, "Two brothers; told of DEMO hostel")
    actions.refuse_place(staff.dara, house.house, NoPlaceWhy.MEN)
    since = clock.now() - timedelta(hours=1)
    assert queries.no_places(staff.dara, house.house, since) == {"no place for men": 2}
    actions.take_back_line(staff.dara, house.house, line)
    assert queries.no_places(staff.dara, house.house, since) == {"no place for men": 1}


def test_a_line_of_the_log_stands_in_the_cases_of_whom_it_speaks_and_is_taken_back_in_both(staff: Staff) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    entry = actions.write_line(staff.dara, house.house, "She slept well.", LineKind.TELL, [lotus])
    notes = [each.entry.body.note for each in cases.read_case(staff.mali, lotus).entries if each.entry.body]
    assert "She slept well." in notes
    with pytest.raises(RefusedError):
        actions.take_back_line(staff.mali, house.house, entry)
    actions.take_back_line(staff.dara, house.house, entry)
    (line,) = actions.read_log(staff.mali, house.house).lines
    assert (line.text, line.taken_back, line.cases) == ("She slept well.", True, (lotus,))
    assert next(
        each for each in cases.read_case(staff.mali, lotus).entries if each.entry.body and each.entry.body.note
    ).taken_back
    with pytest.raises(WordsRefusedError):
        actions.write_line(staff.dara, house.house, "  ")


@pytest.mark.req("RECEP-03")
def test_what_goes_for_every_night_takes_the_place_of_what_stood_there(staff: Staff) -> None:
    house = set_up(staff.dara)
    actions.set_standing(staff.dara, house.house, "Gate locked at ten.")
    actions.set_standing(staff.mali, house.house, "Gate locked at nine.")
    page = actions.read_log(staff.dara, house.house)
    assert (page.standing, len(page.lines)) == ("Gate locked at nine.", 2)


def test_nothing_of_a_house_is_there_for_a_stranger_to_the_agency(staff: Staff) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])])
    assert (queries.houses(staff.noy), queries.stays_of(staff.noy, [lotus]), queries.watches(staff.noy)) == ((), {}, ())
    with pytest.raises(HouseUnknownError):
        queries.house_plan(staff.dara, HouseId(house.beds[0]))
    with pytest.raises(HouseUnknownError):
        actions.set_bed(staff.dara, BedId(house.house), BedState.FREE)
