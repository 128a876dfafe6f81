"""What is due, and what of a case stands in clear, follows from what was written, whoever wrote it and wherever."""

from datetime import date, time

import pytest

from samakki.assistance.models import Due
from samakki.assistance.words import DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.cases.words import Brought
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.bound import Desk, desk
from tests.cases.conftest import DARA, MALI, Staff
from tests.instruments.forms import form, q

__all__ = ["desk"]

ADMIN, EXP = Section.ADMINISTRATION, Section.EXPERIENCE
PLAN, APPOINTMENT, FOLLOW_UP = DueKind.PLAN_ACTION, DueKind.APPOINTMENT, DueKind.FOLLOW_UP
OPEN, DONE, MISSED, DROPPED, RESTING = DueState
VISITS = form(
    q("begin_repeat", "visits", field="administration.follow_ups"),
    q("date", "due", field=".due"),
    q("date", "day", field=".date"),
    q("end_repeat"),
)


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate")


def row(by: By, case: FileId, field: str, row: str = "", **told: str) -> str:
    """Write a row as somebody who sees all that stands in it."""
    section = EXP if field == "second_opinions" else ADMIN
    shown = cases.read_section(by, case, section).field(field)
    parts = next((each.parts for each in shown.rows if each.row == row), ()) if shown else ()
    seen = {part.field.name: part.heads.base for part in parts}
    given = {name: Told([value], base=seen.get(name, ())) for name, value in told.items()}
    return cases.write_row(by, case, section, field, row, given)


def due(case: FileId, kind: DueKind) -> list[tuple[date, DueState]]:
    rows = Due.objects.filter(case_id=case, kind=kind).order_by("on", "ref")
    return [(each.on, DueState(each.state)) for each in rows]


def test_a_row_with_a_day_is_due_on_it_for_the_worker_of_the_case(staff: Staff, case: FileId) -> None:
    name = row(staff.mali, case, "appointments", what="DEMO: doctor", day="2569-03-09", time="08.30 น.")
    (found,) = Due.objects.filter(case_id=case)
    assert (found.kind, found.ref, found.on, found.at) == (APPOINTMENT, name, date(2026, 3, 9), time(8, 30))
    assert (found.member_id, found.state, found.settled_on) == (DARA, OPEN, None)
    row(staff.dara, case, "plan", action="DEMO: school", due="2026-06")
    row(staff.dara, case, "plan", action="DEMO: some day")
    row(staff.dara, case, "second_opinions", question="DEMO?", due="2026-03-20")
    assert due(case, PLAN) == [(date(2026, 6, 30), OPEN)]
    assert due(case, DueKind.SECOND_OPINION) == [(date(2026, 3, 20), OPEN)]


def test_how_a_row_stands_is_how_what_is_due_stands(staff: Staff, case: FileId) -> None:
    action = row(staff.dara, case, "plan", action="DEMO: school", due="2026-06-01", state="open")
    row(staff.dara, case, "plan", action, state="done", done_on="2026-03-02")
    (found,) = Due.objects.filter(case_id=case)
    assert (found.state, found.settled_on) == (DONE, date(2026, 3, 2))
    row(staff.dara, case, "plan", action, state="open")
    found.refresh_from_db()
    assert (found.state, found.settled_on) == (OPEN, None)
    row(staff.dara, case, "plan", action, decision="not_wanted")
    assert due(case, PLAN) == [(date(2026, 6, 1), DROPPED)]
    visit = row(staff.dara, case, "follow_ups", due="2026-03-10")
    row(staff.dara, case, "follow_ups", visit, date="2026-03-11", way="not_reached")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), OPEN)]
    row(staff.dara, case, "follow_ups", visit, date="2026-03-12", way="visit")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), DONE)]


def test_the_next_time_that_a_follow_up_names_is_due_until_somebody_met_the_person(staff: Staff, case: FileId) -> None:
    row(staff.dara, case, "follow_ups", date="2026-03-01", way="visit", again="2026-03-15")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 15), OPEN)]
    row(staff.dara, case, "follow_ups", date="2026-03-14", way="not_reached")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 15), OPEN)]
    row(staff.dara, case, "follow_ups", date="2026-03-16", way="call")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 15), DONE)]


def test_a_row_taken_away_is_not_due_until_it_is_put_back_or_written_into(staff: Staff, case: FileId) -> None:
    visit = row(staff.dara, case, "follow_ups", due="2026-03-10")
    assert Due.objects.filter(case_id=case).update(member_id=MALI) == 1
    cases.take_row_away(staff.dara, case, ADMIN, "follow_ups", visit)
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), DROPPED)]
    cases.put_row_back(staff.dara, case, ADMIN, "follow_ups", visit)
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), OPEN)]
    cases.take_row_away(staff.dara, case, ADMIN, "follow_ups", visit)
    row(staff.dara, case, "follow_ups", visit, why="DEMO: papers")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), OPEN)]
    row(staff.dara, case, "follow_ups", visit, due="2026-03-12")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 12), OPEN)]
    row(staff.dara, case, "follow_ups", visit, due="")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 12), DROPPED)]
    assert Due.objects.get(case_id=case).member_id == MALI


def test_where_two_people_wrote_different_things_the_earlier_day_holds_and_it_stays_open(
    staff: Staff, case: FileId
) -> None:
    action = row(staff.dara, case, "plan", action="DEMO: school", due="2026-06-01", state="open")
    for by, day, state in ((staff.dara, "2026-06-09", "done"), (staff.mali, "2026-05-05", "dropped")):
        cases.write_row(by, case, ADMIN, "plan", action, {"due": Told([day]), "state": Told([state])})
    assert due(case, PLAN) == [(date(2026, 5, 5), OPEN)]
    for part, decided in (("due", "2026-06-09"), ("state", "done")):
        shown = cases.read_section(staff.dara, case, ADMIN).field("plan")
        assert shown is not None
        base = next(each.heads.base for each in shown.rows[0].parts if each.field.name == part)
        cases.resolve_conflict(staff.dara, case, ADMIN, f"plan/{action}/{part}", Told([decided], base=base))
    assert due(case, PLAN) == [(date(2026, 6, 9), DONE)]


def test_what_is_written_closed_tells_nothing(staff: Staff, case: FileId) -> None:
    told = {"closed_on": Told(["2026-03-01"]), "step": Told(["closure"])}
    cases.change_fields(staff.dara, case, ADMIN, told, closed=True)
    stored = Case.objects.get(pk=case)
    assert (stored.step, stored.closed_on) == ("", None)


def test_what_a_form_writes_is_due(desk: Desk) -> None:
    filling = desk.begin(desk.bring(VISITS, "Visits"))
    desk.fill(desk.staff.dara, filling, {"visits[7]": True, "visits[7]/due": "2026-04-01"})
    assert due(desk.case, FOLLOW_UP) == [(date(2026, 4, 1), OPEN)]
    desk.fill(desk.staff.dara, filling, {"visits[7]/day": "2026-03-30"})
    assert due(desk.case, FOLLOW_UP) == [(date(2026, 4, 1), DONE)]
    assert Case.objects.get(pk=desk.case).last_contact_on == date(2026, 3, 30)


def test_what_came_with_a_register_is_due(staff: Staff) -> None:
    brought = [
        Brought(
            {
                ADMIN: {
                    "step": "recovery",
                    "steps/0000000a/step": "recovery",
                    "steps/0000000a/day": "2026-01",
                    "follow_ups/0000000b/due": f"2026-03-{day:02}",
                    "plan/0000000c/due": "2026-03-31",
                }
            },
            "DEMO register",
        )
        for day in range(1, 31)
    ]
    found = cases.open_cases(staff.dara, brought)
    assert [due(case, FOLLOW_UP)[0][0].day for case in found] == list(range(1, 31))
    assert Due.objects.filter(member_id=None, kind=PLAN).count() == 30
    assert {(case.step, case.step_since, case.worker_id) for case in Case.objects.all()} == {
        ("recovery", date(2026, 1, 31), None)
    }
    cases.assign_worker(staff.dara, found[0], MALI)
    assert set(Due.objects.filter(case_id=found[0]).values_list("member_id", flat=True)) == {MALI}


def test_a_file_that_went_into_another_is_not_due_until_they_are_parted(staff: Staff, case: FileId) -> None:
    other = cases.open_case(staff.dara, "DEMO: came again")
    row(staff.dara, other, "follow_ups", due="2026-03-10")
    row(staff.dara, other, "second_opinions", due="2026-03-11", question="DEMO?")
    cases.join_cases(staff.dara, case, other, "The same scar.")
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), OPEN)]
    assert due(other, FOLLOW_UP) == [(date(2026, 3, 10), RESTING)]
    assert due(other, DueKind.SECOND_OPINION) == [(date(2026, 3, 11), RESTING)]
    cases.part_cases(staff.dara, case, other)
    assert due(case, FOLLOW_UP) == [(date(2026, 3, 10), DROPPED)]
    assert due(other, FOLLOW_UP) == [(date(2026, 3, 10), OPEN)]
    assert due(other, DueKind.SECOND_OPINION) == [(date(2026, 3, 11), OPEN)]


def test_what_is_due_goes_to_the_new_worker_but_what_a_colleague_was_given_stays_with_them(
    staff: Staff, case: FileId
) -> None:
    given = row(staff.dara, case, "follow_ups", due="2026-03-10")
    row(staff.dara, case, "follow_ups", due="2026-04-10")
    Due.objects.filter(case_id=case, ref=given).update(member_id=MALI)
    cases.assign_worker(staff.dara, case, None)
    assert list(Due.objects.order_by("on").values_list("member_id", flat=True)) == [MALI, None]
    cases.assign_worker(staff.dara, case, DARA)
    assert list(Due.objects.order_by("on").values_list("member_id", flat=True)) == [MALI, DARA]


def test_what_of_a_case_stands_in_clear_follows_its_fields(staff: Staff, case: FileId) -> None:
    def clear() -> tuple[object, ...]:
        stored = Case.objects.get(pk=case)
        return stored.step, stored.step_since, stored.last_contact_on, stored.planned_on, stored.closed_on

    assert clear() == ("", None, None, None, None)
    cases.change_fields(staff.dara, case, ADMIN, {"step": Told(["reception"])})
    row(staff.dara, case, "steps", step="reception", how="entered", day="2026-03-01")
    row(staff.dara, case, "steps", step="reception", how="skipped", day="2026-03-03")
    visit = row(staff.dara, case, "follow_ups", date="2026-03-02", way="visit")
    row(staff.dara, case, "follow_ups", date="2026-03-03", way="not_reached")
    plan = row(staff.dara, case, "plan", goal="DEMO: a room")
    assert clear() == ("reception", date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 4), None)
    cases.take_row_away(staff.dara, case, ADMIN, "plan", plan)
    cases.take_row_away(staff.dara, case, ADMIN, "follow_ups", visit)
    cases.change_fields(staff.dara, case, ADMIN, {"status": Told(["closed"])})
    assert clear() == ("reception", date(2026, 3, 1), None, None, date(2026, 3, 4))
    base = cases.read_section(staff.dara, case, ADMIN).field("status")
    assert base is not None
    cases.change_fields(staff.dara, case, ADMIN, {"status": Told(["active"], base=base.heads.base)})
    assert clear()[-1] is None
