"""For whom the rules want follow-ups and nobody planned one: they come up by themselves until somebody decides."""

from dataclasses import replace
from datetime import date

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.models import RuleChoice, RuleSet
from samakki.assistance.rules import lacks_follow_ups, steps_to_follow, write_rules
from samakki.assistance.words import DueState, FollowUps
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import AtDesk, Move, Step
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.assistance.test_following import row
from tests.cases.conftest import DARA, MALI, SHELTER, Staff
from tests.given import SetClock

DAY = date(2026, 3, 4)


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate", "Lotus")


def moved(staff: Staff, case: FileId, step: Step, reason: str = "DEMO: it went so", day: str = "") -> None:
    cases.move_step(staff.dara, case, Move(step, day, reason=reason, sure=True))


@pytest.mark.req("CASE-10", "CASE-11")
def test_a_case_comes_up_when_it_comes_to_the_step_until_its_follow_ups_are_planned(staff: Staff, case: FileId) -> None:
    assert not queries.wants_follow_ups(staff.dara, case)
    moved(staff, case, Step.RECOVERY)
    assert queries.without_follow_ups(staff.dara) == ()
    moved(staff, case, Step.REINTEGRATION)
    assert queries.wants_follow_ups(staff.dara, case)
    assert queries.without_follow_ups(staff.mali) == (case,)
    actions.schedule_follow_ups(staff.dara, case)
    assert not queries.wants_follow_ups(staff.dara, case)
    assert queries.without_follow_ups(staff.dara) == ()


@pytest.mark.req("GAP-21", "CASE-19")
def test_the_day_and_the_board_name_them_the_longest_first(staff: Staff, case: FileId) -> None:
    other = cases.open_case(staff.dara, "DEMO: by the hotline", "Lotus 2")
    moved(staff, case, Step.REINTEGRATION)
    moved(staff, other, Step.FOLLOW_UP, day="2026-01-20")
    day = actions.read_day(staff.dara)
    assert [person.row.case for person in day.unfollowed] == [other, case]
    assert [person.row.name for person in day.unfollowed] == ["Lotus 2", "Lotus"]
    assert (day.unfollowed_all, day.is_quiet) == (2, False)
    board = actions.read_board(staff.mali).unfollowed
    assert ([each.case for each in board.rows], board.total) == ([other, case], 2)
    cases.assign_worker(staff.dara, case, MALI)
    assert [person.row.case for person in actions.read_day(staff.dara).unfollowed] == [other]
    assert [each.case for each in actions.open_unfollowed(staff.dara, MALI)] == [case]
    assert [each.case for each in actions.open_unfollowed(staff.dara)] == [other, case]
    assert actions.read_day(staff.noy).unfollowed == ()


def test_who_stands_in_sees_those_of_the_one_who_is_away(staff: Staff, case: FileId) -> None:
    moved(staff, case, Step.REINTEGRATION)
    actions.go_away(staff.dara, DAY.isoformat(), "2026-03-09", MALI)
    assert [person.row.case for person in actions.read_day(staff.mali).unfollowed] == [case]


def test_closed_cases_and_those_that_went_into_another_do_not_come_up(staff: Staff, case: FileId) -> None:
    other = cases.open_case(staff.dara, "DEMO: came again")
    for each in (case, other):
        moved(staff, each, Step.REINTEGRATION)
    cases.join_cases(staff.dara, case, other, "The same scar.")
    assert queries.without_follow_ups(staff.dara) == (case,)
    assert not queries.wants_follow_ups(staff.dara, other)
    cases.change_fields(staff.dara, case, Section.ADMINISTRATION, {"status": Told(["closed"])})
    assert queries.without_follow_ups(staff.dara) == ()
    assert not queries.wants_follow_ups(staff.dara, case)


def test_what_was_planned_and_left_is_decided(staff: Staff, case: FileId) -> None:
    row(staff.dara, case, "follow_ups", due="2026-03-20")
    moved(staff, case, Step.REINTEGRATION)
    (due,) = [each for each in queries.dues_of_case(staff.dara, case) if each.ref and each.on == date(2026, 3, 20)]
    actions.settle(staff.dara, [due.id], DueState.DROPPED, "DEMO: does not want any")
    assert not queries.wants_follow_ups(staff.dara, case)


def test_a_case_that_comes_to_the_step_once_more_comes_up_once_more(
    staff: Staff, case: FileId, clock: SetClock
) -> None:
    row(staff.dara, case, "follow_ups", due="2026-03-06")
    moved(staff, case, Step.REINTEGRATION)
    assert not queries.wants_follow_ups(staff.dara, case)
    clock.move(days=200)
    moved(staff, case, Step.RECOVERY)
    moved(staff, case, Step.REINTEGRATION)
    assert queries.wants_follow_ups(staff.dara, case)


def test_the_rules_of_a_country_may_want_them_from_another_step_on(staff: Staff, case: FileId) -> None:
    own = replace(queries.rules_of(staff.dara).rules, country="KH", follow_ups=FollowUps(Step.RECOVERY))
    now = staff.node.clock.now()
    rules = RuleSet.objects.create(id=case, country="KH", version="1", content=write_rules(own), taken_in_at=now)
    RuleChoice.objects.create(agency_id=SHELTER, rules=rules, since=now)
    moved(staff, case, Step.RECOVERY)
    assert queries.without_follow_ups(staff.dara) == (case,)


def test_the_steps_to_follow_go_up_to_the_closing_in_the_order_of_the_rules(staff: Staff) -> None:
    rules = queries.rules_of(staff.dara).rules
    assert steps_to_follow(rules) == {"reintegration", "follow_up"}
    assert steps_to_follow(replace(rules, follow_ups=FollowUps(Step.CLOSURE))) == frozenset()
    assert steps_to_follow(replace(rules, order=(Step.REFERRAL,))) == {"reintegration"}


@pytest.mark.parametrize(
    ("step", "since", "last", "lacks"),
    [
        ("reintegration", DAY, None, True),
        ("reintegration", DAY, date(2026, 3, 3), True),
        ("reintegration", DAY, DAY, False),
        ("reintegration", None, date(2020, 1, 1), False),
        ("follow_up", DAY, date(2026, 1, 1), False),
        ("follow_up", DAY, None, True),
    ],
)
def test_a_follow_up_of_an_earlier_time_counts_only_after_the_step(
    step: str, since: date | None, last: date | None, *, lacks: bool
) -> None:
    desk = AtDesk(SHELTER, DARA, joined=False, closed=False, step=step, step_since=since)
    assert lacks_follow_ups(desk, last, Step.REINTEGRATION) is lacks
