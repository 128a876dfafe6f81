"""A case is closed with the person: nothing has to be answered, nothing is lost, and there is a way back."""

from datetime import date

import pytest

from samakki.access.models import Member
from samakki.assistance import actions, queries
from samakki.assistance.models import Due as Stored
from samakki.assistance.rules import left_at_closing, state_when_closed
from samakki.assistance.words import CLOSING_FIELDS, Closed, DueId, DueKind, DueState, DueUnknownError
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.cases.words import How, Move, RowSet, Step, StepDoubtedError, WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import Staff

ADMIN = Section.ADMINISTRATION
TODAY = date(2026, 3, 4)


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate", "Lotus")


def plant(by: By, case: FileId, field: str, **told: str) -> DueId:
    (kept,) = cases.set_rows(by, [RowSet(case, ADMIN, field, "", {part: [said] for part, said in told.items()})])
    return DueId(Stored.objects.get(case_id=case, ref=kept.row).pk)


def said(by: By, case: FileId, name: str) -> object:
    shown = cases.read_section(by, case, ADMIN).field(name)
    assert shown
    return shown.heads.value


def state(due: DueId) -> str:
    return str(Stored.objects.get(pk=due).state)


def open_dues(by: By, case: FileId) -> list[date]:
    return [one.on for one in queries.dues_of_case(by, case) if one.is_open]


@pytest.mark.req("CASE-12")
def test_nothing_has_to_be_answered(staff: Staff, case: FileId) -> None:
    closed = actions.close_case(staff.dara, case, {})
    stored = Case.objects.get(pk=case)
    assert (stored.closed_on, stored.step, stored.step_since) == (TODAY, "closure", TODAY)
    assert closed == Closed(case, closed.step)
    assert all(said(staff.dara, case, name) is None for name in CLOSING_FIELDS)
    assert actions.open_closing(staff.dara, case).closed


@pytest.mark.req("CASE-12")
def test_a_closing_takes_the_day_and_place_that_were_chosen_on_the_path_and_asks_about_an_odd_day(
    staff: Staff, case: FileId
) -> None:
    cases.move_step(staff.dara, case, Move(Step.RECOVERY, "2026-03-02", reason="DEMO"))
    for day in ("2026-03-01", "2026-04-01"):
        with pytest.raises(StepDoubtedError):
            actions.close_case(staff.dara, case, {"closing_words": Told(["DEMO"])}, (), Move(Step.CLOSURE, day))
    with pytest.raises(WordsRefusedError, match="day: no_such_day"):
        actions.close_case(staff.dara, case, {}, (), Move(Step.CLOSURE, "2026-02-30"))
    assert said(staff.dara, case, "closing_words") is None
    assert not actions.open_closing(staff.dara, case).closed
    actions.close_case(staff.dara, case, {}, (), Move(Step.CLOSURE, "2026-03-01", "DEMO: the office", sure=True))
    assert Case.objects.get(pk=case).closed_on == date(2026, 3, 1)
    last = cases.read_path(staff.dara, case).strides[-1]
    assert (last.step, str(last.day), last.place) == (Step.CLOSURE, "2026-03-01", "DEMO: the office")


@pytest.mark.req("CASE-31")
def test_a_case_that_was_opened_again_by_a_slip_is_closed_as_it_was(staff: Staff, case: FileId) -> None:
    cases.move_step(staff.dara, case, Move(Step.RECOVERY, "2026-02-02", reason="DEMO"))
    actions.close_case(staff.dara, case, {}, (), Move(Step.CLOSURE, "2026-03-01", sure=True))
    opened = actions.reopen_case(staff.dara, case, "DEMO: she came back")
    assert Case.objects.get(pk=case).closed_on is None
    actions.undo_reopening(staff.mali, case, opened)
    stored = Case.objects.get(pk=case)
    assert (stored.closed_on, stored.step) == (date(2026, 3, 1), "closure")
    with pytest.raises(WordsRefusedError, match="changed_since"):
        actions.undo_reopening(staff.mali, case, opened)
    again = actions.reopen_case(staff.dara, case, "DEMO: she came back")
    cases.move_step(staff.dara, case, Move(Step.REINTEGRATION, reason="DEMO"))
    with pytest.raises(WordsRefusedError, match="changed_since"):
        actions.undo_reopening(staff.dara, case, again)


@pytest.mark.req("CASE-12")
@pytest.mark.req("CASE-31")
def test_what_the_person_says_at_the_end_is_written_in_their_words(staff: Staff, case: FileId) -> None:
    told = {
        "closing_why": ["goals", "wish"],
        "closing_agreed": ["yes"],
        "closing_rating": ["not_helped"],
        "exit_strategy": ["DEMO: an aunt, a room, work at the market"],
        "remains_open": ["DEMO: wages that are owed"],
        "come_back_how": ["DEMO: by the gate, any day"],
    }
    actions.close_case(staff.dara, case, {name: Told(words) for name, words in told.items()})
    for name, words in told.items():
        assert said(staff.mali, case, name) in (words, words[0])
    asked = actions.open_closing(staff.dara, case)
    assert [shown.field.name for shown in asked.fields] == list(CLOSING_FIELDS)


@pytest.mark.req("CASE-12")
@pytest.mark.parametrize("answer", ["no", "not_reached"])
def test_a_no_to_the_closing_is_written_and_so_is_that_nobody_could_be_asked(
    staff: Staff, case: FileId, answer: str
) -> None:
    told = {"closing_agreed": Told([answer]), "closing_rating": Told([], "prefers not to say")}
    actions.close_case(staff.dara, case, told)
    assert said(staff.dara, case, "closing_agreed") == answer
    assert said(staff.dara, case, "closing_rating") == {"missing": "prefers not to say"}


@pytest.mark.req("OUT-14")
def test_a_reintegration_that_did_not_go_well_is_said_with_what_stood_in_the_way(staff: Staff, case: FileId) -> None:
    told = {"reintegration": Told(["not_so_far"]), "reintegration_why": Told(["debt", "stigma"])}
    actions.close_case(staff.dara, case, told)
    assert said(staff.dara, case, "reintegration") == "not_so_far"
    assert said(staff.dara, case, "reintegration_why") == ["debt", "stigma"]


def test_what_is_open_stays_due_unless_somebody_leaves_it(staff: Staff, case: FileId) -> None:
    kept = plant(staff.dara, case, "appointments", day="2026-03-20", what="DEMO: doctor")
    gone = plant(staff.dara, case, "plan", due="2026-03-21", action="DEMO: a course")
    assert [line.due.id for line in actions.open_closing(staff.dara, case).open] == [kept, gone]
    actions.close_case(staff.dara, case, {}, [gone])
    assert (state(kept), state(gone)) == ("open", "dropped")
    assert queries.dues_of_case(staff.dara, case)[0].member == staff.dara.member


def test_nothing_of_another_case_is_left_with_it(staff: Staff, case: FileId) -> None:
    other = cases.open_case(staff.dara, "DEMO")
    due = plant(staff.dara, other, "appointments", day="2026-03-20")
    with pytest.raises(DueUnknownError):
        actions.close_case(staff.dara, case, {}, [due])
    assert (state(due), Case.objects.get(pk=case).closed_on) == ("open", None)


@pytest.mark.parametrize(("after", "contacts"), [("wanted", 5), ("only_this_person", 0), ("not_wanted", 0), ("", 0)])
def test_somebody_makes_contact_after_the_closing_only_where_the_person_wants_it(
    staff: Staff, case: FileId, after: str, contacts: int
) -> None:
    told = {"after_closing": Told([after])} if after else {}
    closed = actions.close_case(staff.dara, case, told)
    assert len(closed.contacts) == len(open_dues(staff.dara, case)) == contacts


@pytest.mark.parametrize(("after", "expected"), [("wanted", "open"), ("only_this_person", "dropped"), ("", "open")])
def test_follow_ups_that_were_planned_are_left_where_the_person_wants_no_contact_of_ours(
    staff: Staff, case: FileId, after: str, expected: str
) -> None:
    visit = plant(staff.dara, case, "follow_ups", due="2026-03-20")
    doctor = plant(staff.dara, case, "appointments", day="2026-03-20")
    closed = actions.close_case(staff.dara, case, {"after_closing": Told([after])} if after else {})
    assert (state(visit), state(doctor)) == (expected, "open")
    assert [one.due for one in closed.left] == ([visit] if expected == "dropped" else [])


def test_an_alarm_is_not_left_by_a_closing(staff: Staff, case: FileId) -> None:
    alarm = actions.raise_alarm(staff.dara, case, "DEMO: he is at the door")
    actions.close_case(staff.dara, case, {}, [alarm])
    assert state(alarm) == "open"


def test_only_what_is_open_and_may_be_left_is_left() -> None:
    assert left_at_closing([], [], "not_wanted") == ()
    assert state_when_closed(["wish"]) == "closed"


def test_where_others_go_on_the_state_says_so(staff: Staff, case: FileId) -> None:
    actions.close_case(staff.dara, case, {"closing_why": Told(["referred"])})
    assert said(staff.dara, case, "status") == "closed_referred"
    assert Case.objects.get(pk=case).closed_on == TODAY


def test_a_case_is_closed_once(staff: Staff, case: FileId) -> None:
    actions.close_case(staff.dara, case, {})
    with pytest.raises(WordsRefusedError, match="closed"):
        actions.close_case(staff.mali, case, {})
    assert len(cases.read_path(staff.dara, case).strides) == 1


def test_a_closing_asks_for_its_own_fields_only(staff: Staff, case: FileId) -> None:
    for name in ("status", "plan", "called"):
        with pytest.raises(FieldUnknownError):
            actions.close_case(staff.dara, case, {name: Told(["DEMO"])})


@pytest.mark.req("CASE-12")
def test_steps_that_were_left_out_carry_the_reason_of_the_closing(staff: Staff, case: FileId) -> None:
    cases.move_step(staff.dara, case, Move(Step.RECOVERY))
    actions.close_case(staff.dara, case, {"closing_reason": Told(["DEMO: went to live with an aunt"])})
    path = cases.read_path(staff.dara, case)
    skipped = [stride for stride in path.strides if stride.how is How.SKIPPED]
    assert [stride.step for stride in skipped] == [Step.REINTEGRATION, Step.FOLLOW_UP]
    assert {stride.reason for stride in path.strides[1:]} == {"DEMO: went to live with an aunt"}


def test_a_slip_is_taken_back_with_all_that_came_of_it(staff: Staff, case: FileId) -> None:
    cases.move_step(staff.dara, case, Move(Step.RECOVERY))
    told = {"status": Told(["follow_up"])}
    cases.change_fields(staff.dara, case, ADMIN, told)
    gone = plant(staff.dara, case, "plan", due="2026-03-21", action="DEMO: a course")
    before = open_dues(staff.dara, case)
    closed = actions.close_case(
        staff.dara, case, {"after_closing": Told(["wanted"]), "closing_words": Told(["DEMO: thank you"])}, [gone]
    )
    assert (state(gone), len(open_dues(staff.dara, case))) == ("dropped", 5)
    actions.undo_closing(staff.dara, case, closed)
    stored = Case.objects.get(pk=case)
    assert (stored.closed_on, stored.step, said(staff.dara, case, "status")) == (None, "recovery", "follow_up")
    assert (state(gone), open_dues(staff.dara, case)) == ("open", before)
    assert said(staff.dara, case, "closing_words") == "DEMO: thank you"
    with pytest.raises(WordsRefusedError):
        actions.undo_closing(staff.dara, case, closed)


@pytest.mark.req("CASE-12")
def test_a_case_is_opened_again_for_a_reason_at_the_step_where_it_was(staff: Staff, case: FileId) -> None:
    cases.move_step(staff.dara, case, Move(Step.RECOVERY))
    actions.close_case(staff.dara, case, {"exit_strategy": Told(["DEMO: an aunt"])})
    for nothing in ("", "  "):
        with pytest.raises(WordsRefusedError, match="empty"):
            actions.reopen_case(staff.mali, case, nothing)
    actions.reopen_case(staff.mali, case, "DEMO: came back, the aunt moved")
    path, stored = cases.read_path(staff.mali, case), Case.objects.get(pk=case)
    assert (path.now, stored.closed_on, stored.step) == (Step.RECOVERY, None, "recovery")
    assert path.last
    assert (path.last.how, path.last.reason) == (How.REOPENED, "DEMO: came back, the aunt moved")
    assert said(staff.mali, case, "exit_strategy") == "DEMO: an aunt"
    actions.close_case(staff.mali, case, {})
    assert Case.objects.get(pk=case).closed_on == TODAY


def test_it_goes_on_at_another_step_where_somebody_says_so(staff: Staff, case: FileId) -> None:
    actions.close_case(staff.dara, case, {})
    actions.reopen_case(staff.dara, case, "DEMO: danger again", Step.RECEPTION)
    assert cases.read_path(staff.dara, case).now is Step.RECEPTION
    with pytest.raises(WordsRefusedError, match="not_a_choice"):
        actions.reopen_case(staff.dara, case, "DEMO")


def test_without_any_step_before_it_goes_on_with_what_is_needed_today(staff: Staff, case: FileId) -> None:
    actions.close_case(staff.dara, case, {})
    actions.reopen_case(staff.dara, case, "DEMO: at the gate again")
    assert cases.read_path(staff.dara, case).now is Step.CRISIS_INTERVENTION


@pytest.mark.req("CASE-14")
@pytest.mark.req("RIGHT-25")
def test_a_refused_service_is_not_a_refused_case(staff: Staff, case: FileId) -> None:
    for action in ("DEMO: court", "DEMO: a course"):
        row = actions.write_action(staff.dara, case, "", {"action": Told([action]), "decision": Told(["not_wanted"])})
        assert row
    assert Case.objects.get(pk=case).closed_on is None
    closing = actions.open_closing(staff.dara, case)
    assert (closing.closed, closing.not_wanted, closing.open) == (False, 2, ())


def test_what_was_closed_elsewhere_in_the_record_counts_as_closed(staff: Staff, case: FileId) -> None:
    cases.move_step(staff.dara, case, Move(Step.CLOSURE))
    closed = actions.close_case(staff.dara, case, {})
    assert closed.step == ""
    actions.undo_closing(staff.dara, case, closed)
    assert cases.read_path(staff.dara, case).now is Step.CLOSURE
    cases.change_fields(staff.dara, case, ADMIN, {"status": Told(["closed"])})
    assert actions.open_closing(staff.dara, case).closed


def test_contact_afterwards_comes_due_for_the_worker_of_the_closed_case(staff: Staff, case: FileId) -> None:
    actions.close_case(staff.dara, case, {"after_closing": Told(["wanted"])})
    (first, *_more) = queries.dues_of_case(staff.dara, case)
    assert (first.kind, first.state, first.member) == (DueKind.FOLLOW_UP, DueState.OPEN, staff.dara.member)
    assert Member.objects.get(pk=first.member).login == "dara"
