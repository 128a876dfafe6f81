"""Nothing happens to a person without a trace in their own file: by whom, when, what."""

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.models import Due
from samakki.assistance.words import DueId, DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases.words import Move, Step
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from tests.assistance.one_case import person
from tests.cases.conftest import MALI, Staff


def limit(by: By, case: FileId) -> list[DueId]:
    cases.move_step(by, case, Move(Step.IDENTIFICATION))
    return [due.id for due in queries.dues_of_case(by, case) if due.kind is DueKind.LIMIT][:1]


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
