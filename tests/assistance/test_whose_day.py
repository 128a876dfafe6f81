"""On whose day a line of the plan stands: the colleague's it names, else the worker's, and nobody's when not wanted."""

from datetime import date

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.words import Decision
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId, MemberId
from tests.assistance.test_plans import add, case, line
from tests.cases.conftest import DARA, MALI, Staff

__all__ = ["case"]


def on_the_day_of(staff: Staff, member: MemberId) -> list[str]:
    return [due.ref for due in queries.dues_of_member(staff.dara, member, date(2099, 1, 1))]


@pytest.mark.req("CASE-06")
def test_a_line_for_a_colleague_stands_on_that_colleagues_day_and_any_other_on_the_workers(
    staff: Staff, case: FileId
) -> None:
    cases.assign_worker(staff.dara, case, DARA)
    row = add(staff, case, "Go along to the court", who="Mali", due="2026-04-01")
    hers = add(staff, case, "Ask her sister", who="Herself", due="2026-04-01")
    assert (on_the_day_of(staff, MALI), on_the_day_of(staff, DARA)) == ([row], [hers])
    base = next(part for part in line(staff, case, row).shown.parts if part.field.name == "who").heads.base
    actions.write_action(staff.dara, case, row, {"who": Told(["Her aunt"], base=base)})
    assert on_the_day_of(staff, MALI) == []
    assert set(on_the_day_of(staff, DARA)) == {row, hers}


def test_a_line_that_gets_its_day_later_stands_on_the_day_of_the_colleague_it_is_for(
    staff: Staff, case: FileId
) -> None:
    row = add(staff, case, "Go along to the court", who="Mali")
    assert on_the_day_of(staff, MALI) == []
    actions.write_action(staff.dara, case, row, {"due": Told(["2026-04-01"])})
    assert on_the_day_of(staff, MALI) == [row]
    actions.finish_action(staff.mali, case, row)
    assert on_the_day_of(staff, MALI) == []


@pytest.mark.req("RIGHT-25")
def test_what_a_person_does_not_want_stands_on_nobodys_day_until_they_decide_anew(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "Tell the police", who="Mali", due="2026-04-01")
    actions.decide(staff.dara, case, row, Decision.NOT_WANTED)
    assert on_the_day_of(staff, MALI) == []
    actions.decide(staff.dara, case, row, Decision.WANTS)
    assert on_the_day_of(staff, MALI) == [row]
