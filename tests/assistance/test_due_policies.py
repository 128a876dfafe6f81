"""Nobody of another agency, and no role without a desk, sees or settles what is due; the policies decide."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from samakki.access.words import Role
from samakki.assistance import actions, queries
from samakki.assistance.models import Due as Stored
from samakki.assistance.words import DueId, DueState, Settled
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, RowSet
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import DARA, NOY
from tests.facts.conftest import SignedIn, node_secret, staff

__all__ = ["node_secret", "staff"]


@pytest.fixture
def due(staff: SignedIn) -> DueId:
    case = cases.open_case(staff.dara, "DEMO: came to the gate")
    cases.set_rows(staff.dara, [RowSet(case, Section.ADMINISTRATION, "follow_ups", "", {"due": ["2026-03-01"]})])
    actions.raise_alarm(staff.dara, case, "DEMO: he is at the door")
    return DueId(Stored.objects.get(kind="follow-up").pk)


def tries(by: By, due: DueId, case: FileId) -> list[Callable[[], object]]:
    """Give all that somebody may try with something due."""
    return [
        lambda: actions.settle(by, [due], DueState.DONE),
        lambda: actions.try_again(by, [due], "DEMO"),
        lambda: actions.move(by, [due], "2027"),
        lambda: actions.give_due(by, [due], NOY),
        lambda: actions.undo(by, [Settled(due)]),
        lambda: actions.take_alarm(by, [due]),
        lambda: actions.settle_alarm(by, [due], "DEMO"),
        lambda: actions.schedule_follow_ups(by, case),
        lambda: actions.hold_follow_up(by, case, {"way": "visit"}),
        lambda: actions.raise_alarm(by, case, "DEMO"),
        lambda: cases.set_rows(by, [RowSet(case, Section.ADMINISTRATION, "plan", "", {"goal": ["DEMO"]})]),
    ]


def test_another_agency_neither_sees_nor_settles_it(staff: SignedIn, due: DueId) -> None:
    case = FileId(Stored.objects.get(pk=due).case_id)
    for attempt in tries(staff.noy, due, case):
        with pytest.raises((RefusedError, CaseUnknownError)):
            attempt()
    march = (date(2026, 3, 1), date(2026, 3, 31))
    assert actions.calendar(staff.noy, DARA, *march) == ()
    assert actions.calendar(staff.noy, None, *march) == ()
    assert actions.late_slice(staff.noy).total == 0
    assert queries.dues_of_case(staff.noy, case) == ()
    assert queries.alarms(replace(staff.noy, role="supervisor"), case) == ()
    assert Stored.objects.filter(pk=due, state="open", on=date(2026, 3, 1)).count() == 1
    assert actions.late_slice(staff.mali).total == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.NODE_ADMINISTRATOR])
def test_who_has_no_desk_has_no_day(staff: SignedIn, due: DueId, role: Role) -> None:
    by = replace(staff.dara, role=role.value, verdicts={})
    case = FileId(Stored.objects.get(pk=due).case_id)
    for attempt in [*tries(by, due, case), lambda: actions.late_slice(by), lambda: queries.alarms(by)]:
        with pytest.raises(RefusedError):
            attempt()
