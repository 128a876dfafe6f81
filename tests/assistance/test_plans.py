"""The plan: made with the person, decided by the person, seen to by those who said they would."""

from datetime import date

import pytest

from samakki.access.models import Member
from samakki.assistance import actions
from samakki.assistance.words import Ask, AskedFirstError, Decision, Plan, PlanLine, PlanWanted, Press
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.actions import Told
from samakki.cases.words import WordsRefusedError
from samakki.kernel.ids import FileId
from samakki.kernel.missing import Missing
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import MALI, Staff

TODAY = date(2026, 3, 4)


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate")


def plan(staff: Staff, case: FileId) -> Plan:
    return actions.open_plan(staff.dara, case).plan


def add(staff: Staff, case: FileId, action: str, *sure: Ask, **more: str) -> str:
    told = {name: Told([said]) for name, said in {"action": action, **more}.items()}
    return actions.write_action(staff.dara, case, "", told, sure=sure)


def line(staff: Staff, case: FileId, row: str) -> PlanLine:
    return next(each for each in plan(staff, case).lines if each.row == row)


def history(staff: Staff, case: FileId, row: str, part: str) -> list[object]:
    told = cases.field_history(staff.dara, case, Section.ADMINISTRATION, f"plan/{row}/{part}")
    return [past.value for past in reversed(told)]


@pytest.mark.req("CASE-06")
def test_a_plan_is_goals_with_what_is_done_for_them_by_whom_and_until_when(staff: Staff, case: FileId) -> None:
    add(staff, case, "Papers: go to the embassy", goal="Go home", who="Dara", due="2026-04-01")
    add(staff, case, "Ask her sister first", goal="Go home", who="Herself", due="2026-03")
    add(staff, case, "Sewing course", goal="Earn money", who="Mali", due="2569-03-10", area="education")
    goals = plan(staff, case).goals
    told = [(goal, [(each.action, each.who, each.due) for each in lines]) for goal, lines in goals]
    assert told == [
        ("Earn money", [("Sewing course", "Mali", "2026-03-10")]),
        ("Go home", [
            ("Ask her sister first", "Herself", "2026-03"),
            ("Papers: go to the embassy", "Dara", "2026-04-01"),
        ]),
    ]  # fmt: skip


@pytest.mark.req("CASE-37")
def test_what_is_urgent_stands_first_whatever_its_goal_and_only_there(staff: Staff, case: FileId) -> None:
    add(staff, case, "Sewing course", goal="Earn money", due="2026-03-05")
    doctor = add(staff, case, "See a doctor", goal="Be without pain", due="2026-03-06", urgent="yes")
    lock = add(staff, case, "A lock on the door", due="2026-03-05", urgent="yes")
    read = plan(staff, case)
    assert [each.row for each in read.urgent] == [lock, doctor]
    assert [goal for goal, _ in read.goals] == ["Earn money"]
    assert [each.row for each in read.lines][:2] == [lock, doctor]


def test_a_line_says_what_is_done_or_what_for_and_needs_nothing_else(staff: Staff, case: FileId) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        add(staff, case, "", who="Dara")
    assert (refused.value.about, refused.value.code) == ("action", "empty")
    found = line(staff, case, add(staff, case, "", goal="Sleep through the night"))
    assert (found.who, found.due, found.decision, found.state) == ("", "", "", "open")


@pytest.mark.req("RIGHT-10")
@pytest.mark.req("RIGHT-25")
def test_each_line_has_the_persons_own_decision_with_who_heard_it_and_every_earlier_one(
    staff: Staff, case: FileId
) -> None:
    row = add(staff, case, "Testify in court")
    assert line(staff, case, row).awaits_decision
    actions.decide(staff.dara, case, row, Decision.LATER, "When my mother is safe.")
    actions.decide(staff.mali, case, row, Decision.NOT_WANTED)
    found = line(staff, case, row)
    assert (found.decision, found.own_words, found.decided_with) == ("not_wanted", "When my mother is safe.", MALI)
    assert history(staff, case, row, "decision") == ["later", "not_wanted"]
    actions.decide(staff.dara, case, row, None)
    assert line(staff, case, row).awaits_decision


@pytest.mark.req("RIGHT-25")
def test_what_a_person_does_not_want_is_never_late_and_asks_for_nothing(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "Tell the police", Ask.PAST_DAY, due="2026-03-01", urgent="yes", decision="not_wanted")
    read = plan(staff, case)
    assert (read.urgent, read.goals, read.undecided) == ((), (), ())
    assert [(each.row, each.late) for each in read.not_wanted] == [(row, False)]


def test_what_a_person_wants_later_stands_apart_and_keeps_its_day(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "Look for her brother", Ask.PAST_DAY, due="2026-03-01", decision="later")
    assert [(each.row, each.late) for each in plan(staff, case).later] == [(row, True)]


@pytest.mark.req("RIGHT-25")
def test_doing_what_the_person_did_not_want_is_asked_first(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "Tell the police", decision="not_wanted")
    with pytest.raises(AskedFirstError) as asked:
        actions.finish_action(staff.dara, case, row)
    assert asked.value.asks == (Ask.NOT_WANTED,)
    assert line(staff, case, row).is_open
    actions.finish_action(staff.dara, case, row, sure=[Ask.NOT_WANTED])
    assert not line(staff, case, row).is_open


def test_who_would_not_say_was_heard_and_is_not_asked_again(staff: Staff, case: FileId) -> None:
    declined = {"action": Told(["A talk"]), "decision": Told([], Missing.DECLINED)}
    row = actions.write_action(staff.dara, case, "", declined)
    unasked = {"action": Told(["A walk"]), "decision": Told([], Missing.NOT_ASKED)}
    open_ = actions.write_action(staff.dara, case, "", unasked)
    assert [each.row for each in plan(staff, case).undecided] == [open_]
    assert line(staff, case, row).heard


def test_done_left_and_taken_up_again_are_one_touch_each_and_stay_in_the_history(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "See a doctor", due="2026-03-06")
    actions.finish_action(staff.mali, case, row, "Nothing broken.")
    found = line(staff, case, row)
    assert (found.state, found.done_on, found.outcome) == ("done", TODAY.isoformat(), "Nothing broken.")
    actions.take_up_again(staff.dara, case, row)
    found = line(staff, case, row)
    assert (found.state, found.done_on, found.outcome) == ("open", "", "Nothing broken.")
    actions.leave_action(staff.dara, case, row, "She feels well.")
    assert history(staff, case, row, "state") == ["open", "done", "open", "dropped"]
    assert [each.row for each in plan(staff, case).settled] == [row]


def test_touching_a_line_twice_writes_nothing_twice(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "See a doctor")
    for _ in range(2):
        actions.finish_action(staff.dara, case, row)
        actions.decide(staff.dara, case, row, Decision.WANTS)
    assert history(staff, case, row, "state") == ["open", "done"]
    assert history(staff, case, row, "decision") == ["wants"]


def test_a_day_that_has_passed_is_asked_and_written_when_it_is_meant(staff: Staff, case: FileId) -> None:
    for due in ("2026-03-03", "2026-02", "2025"):
        with pytest.raises(AskedFirstError) as asked:
            add(staff, case, "See a doctor", due=due)
        assert asked.value.asks == (Ask.PAST_DAY,)
    assert plan(staff, case).lines == ()
    assert line(staff, case, add(staff, case, "See a doctor", Ask.PAST_DAY, due="2026-03-03")).late
    for due in ("2026-03-04", "2026-03", "2026"):
        assert not line(staff, case, add(staff, case, "See a doctor", due=due)).late


def test_a_day_done_that_is_still_to_come_is_asked(staff: Staff, case: FileId) -> None:
    with pytest.raises(AskedFirstError) as asked:
        add(staff, case, "See a doctor", state="done", done_on="2026-03-05")
    assert asked.value.asks == (Ask.DAY_TO_COME,)


def test_no_day_at_all_is_refused_as_everywhere_and_not_asked(staff: Staff, case: FileId) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        add(staff, case, "See a doctor", due="soon")
    assert (refused.value.about, refused.value.code) == ("due", "not_a_date")


def test_an_action_for_a_worker_who_left_is_asked(staff: Staff, case: FileId) -> None:
    Member.objects.filter(pk=MALI).update(active=False)
    with pytest.raises(AskedFirstError) as asked:
        add(staff, case, "Go along to the court", who=" mali ", due="2026-03-01")
    assert asked.value.asks == (Ask.PAST_DAY, Ask.LEFT_HERE)
    row = add(staff, case, "Go along to the court", Ask.LEFT_HERE, who="Mali")
    assert [each.row for each in plan(staff, case).headless] == [row]


def test_open_lines_of_a_worker_who_leaves_later_come_up(staff: Staff, case: FileId) -> None:
    row, done = add(staff, case, "Go along to the court", who="Mali"), add(staff, case, "Buy shoes", who="Mali")
    actions.finish_action(staff.dara, case, done)
    assert plan(staff, case).headless == ()
    Member.objects.filter(pk=MALI).update(active=False)
    assert [each.row for each in plan(staff, case).headless] == [row]
    actions.write_action(staff.dara, case, row, {"due": Told(["2026-03-09"])})
    base = line(staff, case, row).shown.parts[3].heads.base
    actions.write_action(staff.dara, case, row, {"who": Told(["Dara"], base=base)})
    assert plan(staff, case).headless == ()


@pytest.mark.req("CASE-14")
def test_a_person_may_want_no_plan_and_change_their_mind(staff: Staff, case: FileId) -> None:
    assert not plan(staff, case).wanted
    for wanted in (PlanWanted.NO, PlanWanted.LATER, PlanWanted.YES):
        actions.say_whether_wanted(staff.dara, case, wanted)
        assert plan(staff, case).wanted == wanted
    told = cases.field_history(staff.dara, case, Section.ADMINISTRATION, "plan_wanted")
    assert [past.value for past in told] == ["yes", "later", "no"]


@pytest.mark.req("CASE-15")
def test_it_is_recorded_when_the_plan_was_made_and_looked_at_with_the_person(staff: Staff, case: FileId) -> None:
    add(staff, case, "See a doctor")
    assert plan(staff, case).nobody_heard
    actions.tell_of_talk(staff.dara, case, "without", day="2026-03-01")
    assert plan(staff, case).nobody_heard
    actions.tell_of_talk(staff.mali, case, "made", "I want to see my daughter first.", "2026-03-02")
    actions.tell_of_talk(staff.mali, case, "looked_at")
    read = plan(staff, case)
    assert not read.nobody_heard
    assert [(talk.day, talk.how) for talk in read.talks] == [
        ("2026-03-04", "looked_at"),
        ("2026-03-02", "made"),
        ("2026-03-01", "without"),
    ]
    assert read.talks[1].said == "I want to see my daughter first."


@pytest.mark.req("CASE-35")
@pytest.mark.parametrize(("press", "area"), [(Press.WORRY, "psychological"), (Press.FAMILY, "family")])
def test_fear_and_the_wish_for_word_of_the_family_are_a_need_before_everything_and_urgent_in_the_plan(
    staff: Staff, case: FileId, press: Press, area: str
) -> None:
    row = actions.what_presses(staff.dara, case, press, "Word of the family", "Find a safe way to call")
    needs = cases.read_section(staff.dara, case, Section.ADMINISTRATION).field("needs")
    assert needs is not None
    told = {part.field.name: part.heads.value for part in needs.standing[0].known}
    assert told == {
        "area": area,
        "need": "Word of the family",
        "own_view": "first",
        "urgency": "now",
        "date": TODAY.isoformat(),
    }
    (first,) = plan(staff, case).urgent
    assert (first.row, first.area, first.decision, first.due) == (row, area, "wants", TODAY.isoformat())


def test_one_touch_that_slips_twice_is_written_once(staff: Staff, case: FileId) -> None:
    pressed = [actions.what_presses(staff.dara, case, Press.WORRY, "Very afraid", "Stay near") for _ in range(2)]
    told = [actions.tell_of_talk(staff.dara, case, "made") for _ in range(2)]
    assert len(set(pressed)) == len(set(told)) == 1
    needs = cases.read_section(staff.dara, case, Section.ADMINISTRATION).field("needs")
    assert needs is not None
    assert len(needs.standing) == 1
    actions.finish_action(staff.dara, case, pressed[0])
    assert actions.what_presses(staff.dara, case, Press.WORRY, "Very afraid", "Stay near") != pressed[0]


def test_two_who_write_one_line_apart_are_shown_as_such(staff: Staff, case: FileId) -> None:
    row = add(staff, case, "See a doctor", due="2026-03-06")
    actions.write_action(staff.mali, case, row, {"due": Told(["2026-03-07"])})
    assert line(staff, case, row).torn
    actions.finish_action(staff.dara, case, row)
    assert line(staff, case, row).torn


def test_a_line_that_is_not_there_is_no_line(staff: Staff, case: FileId) -> None:
    with pytest.raises(FieldUnknownError):
        actions.decide(staff.dara, case, "0a0b0c0d", Decision.WANTS)


def test_whoever_opens_a_plan_stands_in_the_list_of_readers(staff: Staff, case: FileId) -> None:
    actions.open_plan(staff.mali, case)
    assert {(reading.member, reading.page) for reading in about_cases.readers(staff.dara, case)} >= {(MALI, "plan")}
