"""The board: what each carries, who has nobody, what is left over, who is quiet; and nobody is ranked."""

from datetime import timedelta

import pytest

from samakki.access.models import Member
from samakki.assistance import actions, queries
from samakki.assistance.words import ReviewAbout
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.assistance.test_following import row
from tests.cases.conftest import DARA, MALI, Staff
from tests.given import SetClock


def opened(staff: Staff, number: int) -> list[FileId]:
    return [cases.open_case(staff.dara, "DEMO: came to the gate", f"Lotus DEMO {each}") for each in range(number)]


@pytest.mark.req("CASE-16", "GAP-20")
def test_the_board_tells_what_each_carries_in_the_order_of_names(staff: Staff) -> None:
    own = opened(staff, 3)
    cases.assign_worker(staff.dara, own[0], MALI)
    row(staff.dara, own[1], "appointments", what="DEMO: doctor", day="2026-03-05")
    board = actions.read_board(staff.mali)
    assert [(load.member, load.cases) for load in board.loads] == [(DARA, 2), (MALI, 1)]
    assert [load.weeks[0].hours for load in board.loads] == [2 * 0.5 + 2 * 1 + 2, 0.5 + 1]
    assert queries.own_load(staff.dara) == board.loads[0]


@pytest.mark.req("CASE-16", "GAP-21", "GAP-33")
def test_who_has_no_worker_what_is_left_over_and_who_is_quiet_come_up_by_themselves(
    staff: Staff, clock: SetClock
) -> None:
    nobodys, late, quiet, met, closed = opened(staff, 5)
    cases.assign_worker(staff.dara, nobodys, None)
    row(staff.dara, late, "appointments", what="DEMO: doctor", day="2026-03-05")
    cases.change_fields(staff.dara, closed, Section.ADMINISTRATION, {"status": Told(["closed"])})
    review = actions.ask_review(staff.dara, quiet, ReviewAbout.PLAN, "DEMO: what now?")
    clock.move(days=31)
    for case in (nobodys, late, met):
        row(staff.dara, case, "follow_ups", date="2026-04-03", way="call")
    board = actions.read_board(staff.mali)
    lists = (board.unassigned, board.overdue, board.quiet)
    assert [[each.case for each in listed.rows] for listed in lists] == [[nobodys], [late], [quiet]]
    assert [listed.total for listed in lists] == [1, 1, 1]
    assert ([each.review.id for each in board.reviews], board.reviews_all) == ([review], 1)
    assert board.loads[0].late == 1


@pytest.mark.req("CASE-19")
def test_a_case_with_nothing_after_the_first_support_comes_up_after_a_month(staff: Staff, clock: SetClock) -> None:
    bare, planned = opened(staff, 2)
    row(staff.dara, planned, "plan", action="DEMO: school", due="2026-06-01")
    assert actions.read_board(staff.mali).begun_only.total == 0
    clock.move(days=31)
    found = actions.read_board(staff.mali).begun_only
    assert ([each.case for each in found.rows], found.total) == ([bare], 1)


@pytest.mark.req("GAP-20")
def test_cases_of_a_colleague_who_left_and_absences_whose_cover_left_are_seen(staff: Staff) -> None:
    opened(staff, 2)
    actions.go_away(staff.mali, "", "2026-03-20", DARA)
    Member.objects.filter(pk=DARA).update(active=False)
    board = actions.read_board(staff.mali)
    assert board.left == {DARA: 2}
    assert [each.member for each in board.uncovered] == [MALI]
    assert [load.member for load in board.loads] == [MALI]


def test_each_list_names_ten_and_counts_all(staff: Staff) -> None:
    for case in opened(staff, 12):
        cases.assign_worker(staff.dara, case, None)
    board = actions.read_board(staff.mali)
    assert (len(board.unassigned.rows), board.unassigned.total) == (10, 12)


def test_another_agency_is_on_nobodys_board(staff: Staff, clock: SetClock) -> None:
    opened(staff, 2)
    clock.move(days=60)
    board = actions.read_board(staff.noy)
    assert [load.cases for load in board.loads] == [0]
    assert (board.unassigned.total, board.quiet.total, board.overdue.total) == (0, 0, 0)
    assert board.loads[0].weeks[3].first - board.loads[0].weeks[0].first == timedelta(days=21)
