"""What is due is done, missed, tried, moved and given away; each is undone; nobody is blamed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samakki.access.models import Member
from samakki.assistance import actions, queries
from samakki.assistance.models import Due as Stored
from samakki.assistance.models import RuleChoice, RuleSet
from samakki.assistance.rules import scheduled, write_rules
from samakki.assistance.words import (
    DUES_AT_ONCE,
    USUAL_OFFSETS,
    Answering,
    Due,
    DueId,
    DueKind,
    DueSettledError,
    DueState,
    DueUnknownError,
    FollowUps,
    Offset,
)
from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.cases.words import Move, RowSet, Step, WordsRefusedError
from samakki.journal.models import Read
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId, fresh_id
from samakki.sections.words import Section
from tests.cases.conftest import DARA, MALI, NOY, SHELTER, Staff
from tests.given import SetClock

ADMIN = Section.ADMINISTRATION
TODAY = date(2026, 3, 4)
OPEN, DONE, MISSED, DROPPED, _RESTING = DueState


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate", "Lotus")


def plant(by: By, case: FileId, field: str = "follow_ups", **told: str) -> DueId:
    (kept,) = cases.set_rows(by, [RowSet(case, ADMIN, field, "", {part: [said] for part, said in told.items()})])
    return DueId(Stored.objects.get(case_id=case, ref=kept.row).pk)


def standing(due: DueId) -> Due:
    return queries.dues.as_told(Stored.objects.get(pk=due))


def rows(by: By, case: FileId, field: str = "follow_ups") -> list[dict[str, object]]:
    found = cases.glance(by, [case], {ADMIN: [field]}, "a test")[case].rows[field]
    return [{part: one.value for part, one in row.parts.items() if part[0] != "_" and one.value} for row in found]


@pytest.mark.req("CASE-10")
def test_a_follow_up_is_done_with_what_came_of_it_and_undone(staff: Staff, case: FileId) -> None:
    due = plant(staff.dara, case, due="2026-03-01", why="DEMO: papers")
    told = {"way": "visit", "how": "DEMO: well", "again": "2026-04-01"}
    entries = actions.hold_follow_up(staff.dara, case, told, due)
    assert (standing(due).state, standing(due).settled_on) == (DONE, TODAY)
    assert rows(staff.dara, case)[0]["how"] == "DEMO: well"
    assert Case.objects.get(pk=case).last_contact_on == TODAY
    assert [one.on for one in queries.dues_of_case(staff.dara, case) if one.is_open] == [date(2026, 4, 1)]
    actions.undo(staff.mali, [actions.settling.Settled(due, entries)])
    assert (standing(due).state, Case.objects.get(pk=case).last_contact_on) == (OPEN, None)
    assert rows(staff.dara, case) == [{"due": "2026-03-01", "why": "DEMO: papers"}]


@pytest.mark.req("CASE-10")
@pytest.mark.parametrize(
    ("field", "state", "written"),
    [
        ("follow_ups", MISSED, {"state": "missed", "remark": "DEMO"}),
        ("appointments", MISSED, {"state": "missed", "words": "DEMO"}),
        ("appointments", DONE, {"state": "done", "words": "DEMO"}),
        ("plan", DONE, {"state": "done", "done_on": "2026-03-04", "outcome": "DEMO"}),
        ("plan", DROPPED, {"state": "dropped", "outcome": "DEMO"}),
    ],
)
def test_how_it_is_settled_stands_in_the_record(
    staff: Staff, case: FileId, field: str, state: DueState, written: dict[str, str]
) -> None:
    day = "day" if field == "appointments" else "due"
    due = plant(staff.dara, case, field, **{day: "2026-03-02"})
    done = actions.settle(staff.dara, [due], state, "DEMO")
    assert rows(staff.dara, case, field) == [{day: "2026-03-02", **written}]
    assert standing(due).state is state
    assert actions.settle(staff.mali, [due], state) == ()
    with pytest.raises(DueSettledError, match=state.value):
        actions.settle(staff.mali, [due], DONE if state is not DONE else DROPPED)
    actions.undo(staff.dara, done)
    assert (standing(due).state, rows(staff.dara, case, field)) == (OPEN, [{day: "2026-03-02"}])


@pytest.mark.req("CASE-26")
def test_attempts_are_counted_stay_due_and_speak_against_nobody(staff: Staff, case: FileId) -> None:
    due = plant(staff.dara, case, due="2026-03-01")
    actions.try_again(staff.dara, [due])
    done = actions.try_again(staff.mali, [due], "DEMO: no answer", "2026-03-06")
    assert (standing(due).tries, standing(due).on, standing(due).state) == (2, date(2026, 3, 6), OPEN)
    notes = [one.entry.body.note for one in cases.read_case(staff.dara, case).entries if one.entry.body]
    assert "DEMO: no answer" in notes
    assert Case.objects.get(pk=case).last_contact_on is None
    actions.undo(staff.mali, done)
    assert (standing(due).tries, standing(due).on) == (1, date(2026, 3, 1))


def test_the_next_time_that_a_visit_named_is_moved_tried_and_done_like_any_other(staff: Staff, case: FileId) -> None:
    actions.hold_follow_up(staff.dara, case, {"way": "visit", "date": "2026-03-01", "again": "2026-03-03"})
    (again,) = [one for one in queries.dues_of_case(staff.dara, case) if one.is_open]
    assert (again.on, again.ref.endswith("/again")) == (date(2026, 3, 3), True)
    moved = actions.move(staff.dara, [again.id], "2026-03-05")
    assert standing(again.id).on == date(2026, 3, 5)
    actions.undo(staff.dara, moved)
    tried = actions.try_again(staff.dara, [again.id], again="2026-03-10")
    (left,) = [one for one in queries.dues_of_case(staff.dara, case) if one.is_open]
    assert (left.on, left.tries) == (date(2026, 3, 10), 1)
    actions.undo(staff.dara, tried)
    assert standing(again.id) == again
    missed = actions.settle(staff.dara, [again.id], MISSED)
    assert {one.state for one in queries.dues_of_case(staff.dara, case) if one.on == again.on} == {DROPPED, MISSED}
    actions.undo(staff.dara, missed)
    actions.hold_follow_up(staff.dara, case, {"way": "call"}, again.id)
    assert [one for one in queries.dues_of_case(staff.dara, case) if one.is_open] == []


def test_many_are_moved_at_once_with_one_reading_and_undone_together(staff: Staff) -> None:
    found = [cases.open_case(staff.dara, "DEMO") for _each in range(5)]
    dues = [plant(staff.dara, case, due="2026-03-01") for case in found]
    before = Read.objects.count()
    done = actions.move(staff.dara, dues, "2569-03-09")
    assert Read.objects.count() == before + 1
    assert {standing(due).on for due in dues} == {date(2026, 3, 9)}
    actions.undo(staff.dara, done)
    assert {standing(due).on for due in dues} == {date(2026, 3, 1)}
    for wrong in ("some day", "2026-02-30"):
        with pytest.raises(WordsRefusedError):
            actions.move(staff.dara, dues, wrong)


def test_an_appointment_is_moved_with_its_time(staff: Staff, case: FileId) -> None:
    due = plant(staff.dara, case, "appointments", day="2026-03-09", time="8.30", what="DEMO: doctor")
    actions.move(staff.dara, [due], "2026-03-10", "14:00")
    assert (standing(due).on.day, str(standing(due).at)) == (10, "14:00:00")
    with pytest.raises(WordsRefusedError, match="not_a_time"):
        actions.move(staff.dara, [due], "2026-03-10", "in the morning")


@pytest.mark.req("CASE-26")
def test_it_is_given_to_a_colleague_but_not_to_one_who_left_or_works_elsewhere(staff: Staff, case: FileId) -> None:
    due = plant(staff.dara, case, due="2026-03-01")
    Member.objects.filter(pk=MALI).update(active=False)
    for nobody in (MALI, NOY, MemberId(case)):
        with pytest.raises(WordsRefusedError, match="not_a_choice"):
            actions.give_due(staff.dara, [due], nobody)
    Member.objects.filter(pk=MALI).update(active=True)
    actions.give_due(staff.dara, [due], MALI)
    assert [one.id for one in queries.dues_of_member(staff.dara, MALI, TODAY)] == [due]
    assert Case.objects.get(pk=case).worker_id == DARA


def test_nothing_is_settled_that_is_not_there(staff: Staff, case: FileId) -> None:
    with pytest.raises(DueUnknownError):
        actions.settle(staff.dara, [DueId(case)], DONE)
    with pytest.raises(DueUnknownError):
        actions.move(staff.dara, [DueId(fresh_id(staff.node.clock, staff.node.chance))] * (DUES_AT_ONCE + 1), "2027")


@pytest.mark.req("CASE-11")
def test_follow_ups_are_planned_to_a_year_by_the_general_rules_and_only_once(staff: Staff, case: FileId) -> None:
    actions.schedule_follow_ups(staff.dara, case)
    days = [(one.on - TODAY).days for one in queries.dues_of_case(staff.dara, case)]
    assert days == [7, 31, 92, 184, 365]
    assert actions.schedule_follow_ups(staff.dara, case) == ()


@pytest.mark.req("CASE-11")
def test_the_rules_of_a_country_may_want_other_days_and_years_beyond_the_first(staff: Staff, case: FileId) -> None:
    general = queries.rules_of(staff.dara).rules
    wanted = FollowUps(Step.RECOVERY, (Offset(3), Offset(40), Offset(months=24)))
    own = replace(general, country="KH", follow_ups=wanted, alarm=Answering(30))
    now, fresh = staff.node.clock.now(), fresh_id(staff.node.clock, staff.node.chance)
    rules = RuleSet.objects.create(id=fresh, country="KH", version="1", content=write_rules(own), taken_in_at=now)
    RuleChoice.objects.create(agency_id=SHELTER, rules=rules, since=now)
    assert queries.follow_up_days(staff.dara, case)[0] == date(2026, 3, 7)
    cases.move_step(staff.dara, case, Move(Step.RECOVERY, "2026-02-01"))
    actions.schedule_follow_ups(staff.dara, case)
    found = [one.on for one in queries.dues_of_case(staff.dara, case) if one.kind is DueKind.FOLLOW_UP]
    assert found == [date(2026, 3, 13), date(2028, 2, 1)]
    assert queries.response_minutes(staff.dara) == 30


def test_what_lies_in_the_past_or_stands_already_is_not_planned() -> None:
    days = scheduled(date(2025, 3, 1), USUAL_OFFSETS, [date(2026, 3, 1)], date(2025, 8, 1))
    assert days == (date(2025, 9, 1),)


@pytest.mark.req("CASE-19")
def test_cases_with_nothing_after_the_first_support_come_up_by_themselves(
    staff: Staff, case: FileId, clock: SetClock
) -> None:
    followed, planned, closed = (cases.open_case(staff.dara, "DEMO") for _each in range(3))
    plant(staff.dara, followed, due="2026-09-01")
    cases.write_row(staff.dara, planned, ADMIN, "plan", "", {"goal": cases.Told(["DEMO: a room"])})
    cases.change_fields(staff.dara, closed, ADMIN, {"status": cases.Told(["closed"])})
    assert queries.only_initial_support(staff.dara) == ()
    clock.move(days=31)
    assert queries.only_initial_support(staff.mali) == (case,)


def test_a_month_opens_only_the_cases_in_which_something_is_due(staff: Staff, case: FileId) -> None:
    other = cases.open_case(staff.dara, "DEMO", "Reed")
    cases.open_case(staff.dara, "DEMO", "Nothing due")
    plant(staff.dara, case, due="2026-03-01", why="DEMO: papers")
    plant(staff.dara, case, "appointments", day="2026-03-04", time="08:30", what="DEMO: doctor", with_whom="DEMO aunt")
    done = plant(staff.dara, other, "plan", due="2026-03-09", action="DEMO: school")
    actions.settle(staff.dara, [plant(staff.dara, other, "plan", due="2026-03-10", action="DEMO: left")], DROPPED)
    actions.settle(staff.dara, [done], DONE)
    before = Read.objects.count()
    lines = actions.calendar(staff.dara, DARA, date(2026, 3, 1), date(2026, 3, 31))
    assert Read.objects.count() == before + 1
    told = [(line.row.pseudonym, line.what, line.told("with_whom")) for line in lines]
    assert told == [
        ("Lotus", "DEMO: papers", ""),
        ("Lotus", "DEMO: doctor", "DEMO aunt"),
        ("Reed", "DEMO: school", ""),
    ]
    assert actions.calendar(staff.mali, MALI, date(2026, 3, 1), date(2026, 3, 31)) == ()
    assert {one.on for one in queries.next_due_of(staff.dara, [case, other]).values()} == {date(2026, 3, 1)}


@pytest.mark.req("GAP-33")
def test_five_thousand_late_after_an_outage_come_in_slices(staff: Staff, case: FileId) -> None:
    Stored.objects.bulk_create(
        Stored(
            id=fresh_id(staff.node.clock, staff.node.chance),
            case_id=case,
            owner_id=SHELTER,
            member_id=DARA,
            kind=DueKind.FOLLOW_UP if number % 5 else DueKind.PLAN_ACTION,
            ref=f"{number:08x}",
            on=TODAY - timedelta(days=number % 90 + 1),
            state=OPEN,
        )
        for number in range(5000)
    )
    found = actions.late_slice(staff.dara)
    assert (len(found.lines), found.total, found.more) == (50, 5000, True)
    assert found.counts == {DueKind.FOLLOW_UP: 4000, DueKind.PLAN_ACTION: 1000}
    last = actions.late_slice(staff.dara, DARA, DueKind.PLAN_ACTION, 20)
    assert (len(last.lines), last.more) == (50, False)


def leading(by: By) -> By:
    return replace(by, role="supervisor", verdicts={})
