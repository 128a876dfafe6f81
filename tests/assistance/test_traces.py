"""Nothing happens to a person without a trace in their own file: by whom, when, what."""

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.models import Due
from samakki.assistance.words import DueId, DueKind, DueSettledError, DueState, ReviewAbout, Settled
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, Move, Step
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
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


def notes(by: By, case: FileId) -> list[str]:
    """Give what Mali noted in a case, the newest first."""
    found = cases.read_case(by, case).entries
    return [each.entry.body.note for each in found if each.entry.body and each.entry.header.author == MALI]


@pytest.fixture
def case(staff: Staff) -> FileId:
    return person(staff.dara)


@pytest.mark.req("CASE-33")
def test_who_took_an_alarm_on_themselves_stands_in_the_case_once(staff: Staff, case: FileId) -> None:
    alarm = actions.raise_alarm(staff.dara, case, "DEMO: he is at the door")
    for _ in range(2):
        actions.take_alarm(staff.mali, [alarm])
    (note,) = notes(staff.dara, case)
    assert note.endswith("Mali sees to it.")
    assert Due.objects.get(pk=alarm).member_id == MALI
    actions.settle_alarm(staff.mali, [alarm], "DEMO: the police came by")
    with pytest.raises(DueSettledError):
        actions.take_alarm(staff.dara, [alarm])
    assert Due.objects.get(pk=alarm).member_id == MALI


@pytest.mark.req("CASE-33")
def test_an_alarm_that_was_answered_by_mistake_stands_again_as_it_stood_and_the_case_tells_both(
    staff: Staff, case: FileId
) -> None:
    alarm = actions.raise_alarm(staff.dara, case, "DEMO: he is at the door")
    (stood,) = queries.alarms(staff.dara, case)
    done = actions.settle_alarm(staff.mali, [alarm], "DEMO: this was about somebody else")
    assert queries.alarms(staff.dara, case) == ()
    for _ in range(2):
        actions.undo(staff.mali, done)
    assert queries.alarms(staff.dara, case) == (stood,)
    again = "It was answered by mistake: the alarm stands again."
    stood_again, answered = notes(staff.dara, case)
    assert stood_again.endswith(again)
    assert answered == "DEMO: this was about somebody else"
    sections = [header.section for header in journal.headers(staff.dara, case) if header.author == MALI]
    assert sections == [Section.SAFETY, Section.SAFETY]


def test_who_was_given_something_due_stands_in_the_case_once(staff: Staff, case: FileId) -> None:
    (due,) = limit(staff.dara, case)
    for _ in range(2):
        actions.give_due(staff.mali, [due], MALI)
    (note,) = notes(staff.dara, case)
    assert note.endswith("Mali sees to it.")


def test_that_somebody_tried_in_vain_stands_in_the_case_also_without_a_word(staff: Staff, case: FileId) -> None:
    actions.try_again(staff.mali, limit(staff.dara, case))
    (note,) = notes(staff.dara, case)
    assert note.endswith("Somebody tried. It stays due.")


def test_that_an_answer_was_read_stands_in_the_case(staff: Staff, case: FileId) -> None:
    review = actions.ask_review(staff.mali, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    actions.see_answer(staff.mali, review)
    actions.sign_off(staff.dara, review)
    for _ in range(2):
        actions.see_answer(staff.mali, review)
    assert [words for words in notes(staff.dara, case) if words] == ["The answer was read."]


def test_what_the_watch_of_a_house_lets_fall_due_is_neither_settled_nor_undone_from_a_list(
    staff: Staff, case: FileId
) -> None:
    actions.let_fall_due(staff.dara, case, DueKind.ALARM, staff.node.clock.now(), DueState.DONE)
    (due,) = queries.dues_of_case(staff.dara, case)
    actions.undo(staff.mali, [Settled(due.id)])
    assert [each.state for each in queries.dues_of_case(staff.dara, case)] == [DueState.DONE]
    assert notes(staff.dara, case) == []


def test_nothing_falls_due_for_the_case_of_another_agency(staff: Staff, case: FileId) -> None:
    with pytest.raises(CaseUnknownError):
        actions.let_fall_due(staff.noy, case, DueKind.WATCH, staff.node.clock.now())
