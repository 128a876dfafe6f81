"""Alarms: before the worker at once, before those who lead in time, taken back by who called them by mistake."""

from datetime import timedelta

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.words import DueSettledError, DueState
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.kernel.ids import FileId
from tests.assistance.test_settling import ADMIN, DONE, OPEN, case, leading, standing
from tests.cases.conftest import Staff
from tests.given import SetClock

__all__ = ["case"]


@pytest.mark.req("CASE-33")
def test_an_alarm_stands_before_the_worker_and_after_its_time_before_those_who_lead(
    staff: Staff, case: FileId, clock: SetClock
) -> None:
    due = actions.raise_alarm(staff.mali, case, "DEMO: she said he is at the door")
    (alarm,) = queries.alarms(staff.dara)
    assert (alarm.due.id, alarm.late, alarm.mine) == (due, False, True)
    assert alarm.until - clock.now() == timedelta(minutes=120)
    assert queries.alarms(staff.mali) == ()
    lead = leading(staff.mali)
    assert [one.late for one in queries.alarms(lead)] == [False]
    clock.move(minutes=121)
    assert [one.late for one in queries.alarms(lead)] == [True]
    actions.take_alarm(staff.mali, [due])
    assert [one.mine for one in queries.alarms(staff.mali)] == [True]
    with pytest.raises(WordsRefusedError, match="empty"):
        actions.settle_alarm(staff.mali, [due], " ")
    actions.settle_alarm(staff.mali, [due], "DEMO: the police were there")
    assert (queries.alarms(lead), standing(due).state) == ((), DONE)


def test_an_alarm_that_was_called_by_mistake_is_taken_back_by_who_called_it_unless_it_was_answered(
    staff: Staff, case: FileId
) -> None:
    due = actions.raise_alarm(staff.dara, case, "DEMO: he is at the door")
    with pytest.raises(WordsRefusedError, match="not_a_choice"):
        actions.take_alarm_back(staff.mali, [due])
    assert standing(due).state is OPEN
    actions.take_alarm_back(staff.dara, [due])
    assert (queries.alarms(staff.dara), standing(due).state) == ((), DueState.DROPPED)
    notes = {each.entry.body.note: each for each in cases.read_case(staff.mali, case).entries if each.entry.body}
    assert "An alarm was called by mistake and taken back." in notes
    assert notes["DEMO: he is at the door"].taken_back
    with pytest.raises(DueSettledError):
        actions.take_alarm_back(staff.dara, [due])
    other = actions.raise_alarm(staff.dara, case, "DEMO: he is at the door again")
    actions.settle_alarm(staff.mali, [other], "DEMO: the police were there")
    with pytest.raises(DueSettledError):
        actions.take_alarm_back(staff.dara, [other])
    assert standing(other).state is DONE


@pytest.mark.req("CASE-33")
def test_who_does_not_feel_safe_at_a_follow_up_raises_an_alarm_whoever_wrote_it_and_wherever(
    staff: Staff, case: FileId
) -> None:
    actions.hold_follow_up(staff.dara, case, {"way": "visit", "safe": "no"})
    (alarm,) = queries.alarms(staff.dara)
    actions.settle_alarm(staff.dara, [alarm.due.id], "DEMO: moved")
    cases.change_fields(staff.dara, case, ADMIN, {})
    actions.hold_follow_up(staff.dara, case, {"way": "visit", "safe": "yes"})
    assert queries.alarms(staff.dara) == ()
    actions.hold_follow_up(staff.dara, case, {"way": "visit", "safe": "no", "date": "2025-01-01"})
    assert queries.alarms(staff.dara) == ()
