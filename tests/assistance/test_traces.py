"""Nothing happens to a person without a trace in their own file: by whom, when, what."""

from collections.abc import Callable

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.models import Due
from samakki.assistance.words import DueId, DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases.words import Move, Step
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from tests.assistance.in_a_house import person
from tests.cases.conftest import MALI, Staff


def limit(by: By, case: FileId) -> list[DueId]:
    cases.move_step(by, case, Move(Step.IDENTIFICATION))
    return [due.id for due in queries.dues_of_case(by, case) if due.kind is DueKind.LIMIT][:1]


WATCHED: list[Callable[[By, FileId], object]] = [
    actions.begin_watch,
    actions.end_watch,
]


def test_who_began_and_who_ended_a_watch_stands_in_the_case(staff: Staff) -> None:
    case = person(staff.dara)
    for act in WATCHED:
        before = len(journal.headers(staff.dara, case))
        act(staff.mali, case)
        after = journal.headers(staff.dara, case)
        assert len(after) == before + 1
        assert max(after, key=lambda header: header.number).author == MALI


@pytest.mark.parametrize("state", [DueState.DONE, DueState.DROPPED])
def test_who_settled_a_limit_of_the_rules_stands_in_the_case_also_without_a_word(staff: Staff, state: DueState) -> None:
    case = person(staff.dara)
    dues = limit(staff.dara, case)
    assert dues
    before = len(journal.headers(staff.dara, case))
    done = actions.settle(staff.mali, dues, state)
    after = journal.headers(staff.dara, case)
    assert len(after) == before + 1
    assert max(after, key=lambda header: header.number).author == MALI
    actions.undo(staff.mali, done)
    assert Due.objects.get(pk=dues[0]).state == DueState.OPEN
