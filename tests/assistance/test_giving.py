"""What is due goes into other hands and back to whom it was with; attempts are undone; each case says so."""

import pytest

from samakki.access.models import Member
from samakki.assistance import actions, queries
from samakki.assistance.models import Due as Stored
from samakki.assistance.words import Due, DueId, DueKind, DueSettledError, DueState, Given
from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.cases.words import Move, RowSet, Step, WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import DARA, MALI, Staff
from tests.given import SetClock

ADMIN = Section.ADMINISTRATION


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate", "Lotus")


def visit(by: By, case: FileId, why: str = "DEMO: papers") -> DueId:
    (kept,) = cases.set_rows(by, [RowSet(case, ADMIN, "follow_ups", "", {"due": ["2026-03-10"], "why": [why]})])
    return DueId(Stored.objects.get(case_id=case, ref=kept.row).pk)


def limit(by: By, case: FileId) -> Due:
    cases.move_step(by, case, Move(Step.IDENTIFICATION))
    return next(due for due in queries.dues_of_case(by, case) if due.kind is DueKind.LIMIT)


def standing(due: DueId) -> Due:
    return queries.dues.as_told(Stored.objects.get(pk=due))


def notes(by: By, case: FileId) -> list[str]:
    """Give the notes that stand, the newest first."""
    return [
        each.entry.body.note
        for each in cases.read_case(by, case).entries
        if each.entry.body and each.entry.body.note and not each.taken_back
    ]


def test_what_was_given_goes_back_to_whom_it_was_with_and_not_to_who_presses(staff: Staff, case: FileId) -> None:
    due = visit(staff.dara, case)
    given = actions.give_due(staff.dara, [due], MALI)
    assert given == (Given(due, DARA, MALI),)
    assert notes(staff.dara, case) == ["DEMO: papers · Mali sees to it."]
    actions.give_back(staff.mali, given)
    assert standing(due).member == DARA
    assert notes(staff.dara, case)[0] == "DEMO: papers · Dara sees to it."


def test_what_went_on_or_was_settled_since_stays_where_it_is(staff: Staff, case: FileId) -> None:
    due = visit(staff.dara, case)
    given = actions.give_due(staff.dara, [due], MALI)
    Member.objects.filter(pk=DARA).update(active=False)
    with pytest.raises(WordsRefusedError, match="not_a_choice"):
        actions.give_back(staff.mali, given)
    Member.objects.filter(pk=DARA).update(active=True)
    actions.give_due(staff.dara, [due], DARA)
    with pytest.raises(WordsRefusedError, match="changed_since"):
        actions.give_back(staff.mali, given)
    actions.settle(staff.dara, [due], DueState.DONE)
    with pytest.raises(DueSettledError, match="done"):
        actions.give_due(staff.dara, [due], MALI)


def test_many_of_one_case_leave_one_entry_and_what_is_with_a_colleague_already_none(staff: Staff, case: FileId) -> None:
    dues = [visit(staff.dara, case, why) for why in ("DEMO: papers", "DEMO: school")]
    assert len(actions.give_due(staff.dara, dues, MALI)) == 2
    (note,) = notes(staff.dara, case)
    assert sorted(note.splitlines()) == ["DEMO: papers · Mali sees to it.", "DEMO: school · Mali sees to it."]
    assert actions.give_due(staff.dara, dues, MALI) == ()
    assert len(notes(staff.dara, case)) == 1


def test_who_sees_to_an_alarm_stands_in_the_case_and_can_be_taken_back(staff: Staff, case: FileId) -> None:
    due = actions.raise_alarm(staff.dara, case, "DEMO: he is at the door")
    taken = actions.take_alarm(staff.mali, [due])
    assert taken == (Given(due, DARA, MALI),)
    assert notes(staff.dara, case)[0] == "Alarm · Mali sees to it."
    assert actions.take_alarm(staff.mali, [due]) == ()
    actions.give_back(staff.mali, taken)
    assert standing(due).member == DARA
    done = actions.settle_alarm(staff.mali, [due], "DEMO: the police were there")
    actions.undo(staff.mali, done)
    assert standing(due).is_open


@pytest.mark.req("CASE-26")
def test_an_attempt_at_a_limit_or_an_alarm_is_undone_once(staff: Staff, case: FileId) -> None:
    for due in (limit(staff.dara, case).id, actions.raise_alarm(staff.dara, case, "DEMO: at the door")):
        before = notes(staff.dara, case)
        actions.try_again(staff.mali, [due])
        done = actions.try_again(staff.mali, [due], "DEMO: nobody at home")
        assert standing(due).tries == 2
        assert notes(staff.dara, case)[0].endswith("Somebody tried. It stays due. · DEMO: nobody at home")
        actions.undo(staff.mali, done)
        assert (standing(due).tries, standing(due).state) == (1, DueState.OPEN)
        assert len(notes(staff.dara, case)) == len(before) + 1
        with pytest.raises(WordsRefusedError, match="changed_since"):
            actions.undo(staff.mali, done)
        assert standing(due).tries == 1


def test_an_attempt_at_a_second_opinion_is_written_although_nothing_counts_it(staff: Staff, case: FileId) -> None:
    told = {"question": ["DEMO: is she?"], "due": ["2026-03-10"]}
    cases.set_rows(staff.dara, [RowSet(case, Section.EXPERIENCE, "second_opinions", "", told)])
    (due,) = [each.id for each in queries.dues_of_case(staff.dara, case)]
    done = actions.try_again(staff.dara, [due])
    assert notes(staff.dara, case) == ["Second opinions · Somebody tried. It stays due."]
    actions.undo(staff.dara, done)
    assert notes(staff.dara, case) == []


def test_the_words_of_an_attempt_are_taken_back_with_it_and_only_by_who_wrote_them(staff: Staff, case: FileId) -> None:
    due = visit(staff.dara, case)
    done = actions.try_again(staff.mali, [due], "DEMO: no answer", "2026-03-12")
    with pytest.raises(WordsRefusedError, match="not_a_choice"):
        actions.undo(staff.dara, done)
    assert (standing(due).tries, str(standing(due).on)) == (1, "2026-03-12")
    actions.undo(staff.mali, done)
    assert (standing(due).tries, str(standing(due).on)) == (0, "2026-03-10")
    assert notes(staff.dara, case) == []


def test_a_case_says_from_whose_hands_into_whose_it_went(staff: Staff, case: FileId) -> None:
    for worker in (MALI, None, DARA, DARA):
        cases.assign_worker(staff.dara, case, worker)
    assert notes(staff.dara, case) == [
        "Dara sees to this case from now on; nobody did before.",
        "Mali does not see to this case any more; nobody does for now.",
        "Mali sees to this case from now on; before, it was Dara.",
    ]


def test_a_case_says_who_stands_in_and_who_does_not_any_more(staff: Staff, case: FileId) -> None:
    away = actions.go_away(staff.dara, "", "2026-03-07", MALI)
    actions.call_back(staff.mali, away)
    assert notes(staff.dara, case) == [
        "Mali does not stand in for Dara any more.",
        "Mali stands in for Dara: 2026-03-04 to 2026-03-07.",
    ]


def test_an_absence_that_is_over_ends_without_a_word(staff: Staff, case: FileId, clock: SetClock) -> None:
    away = actions.go_away(staff.dara, "", "2026-03-07", MALI)
    clock.move(days=9)
    actions.come_back(staff.dara, away)
    assert len(notes(staff.dara, case)) == 1


@pytest.mark.req("CASE-19")
def test_a_case_that_goes_from_hand_to_hand_has_been_silent_for_just_as_long(
    staff: Staff, case: FileId, clock: SetClock
) -> None:
    before = Case.objects.get(pk=case).last_entry_at
    due = visit(staff.dara, case)
    clock.move(days=3)
    actions.give_due(staff.dara, [due], MALI)
    actions.hand_cases(staff.dara, [case], MALI, DARA)
    actions.go_away(staff.mali, "", "2026-03-20", DARA)
    assert Case.objects.get(pk=case).last_entry_at == before
    actions.hand_cases(staff.dara, [case], DARA, MALI, "DEMO: she waits for the call of her aunt.")
    assert Case.objects.get(pk=case).last_entry_at > before
