"""The ten steps: the order is asked about and never forced; what was left out, entered again or reopened says why."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.rules import how_it_comes, left_out, look_at_day, needs_reason
from samakki.cases.words import (
    Doubt,
    How,
    Move,
    Path,
    Step,
    StepDoubtedError,
    StepMoved,
    Stride,
    WordsRefusedError,
)
from samakki.journal import queries as journal
from samakki.journal.words import Head
from samakki.kernel import happenings
from samakki.kernel.clocks import Stamp
from samakki.kernel.dates import PartialDate
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import BY_NAME, Section
from tests.cases.conftest import Staff
from tests.given import NOON

TODAY = NOON.date()
ADMINISTRATION = Section.ADMINISTRATION


def path(*taken: Step | tuple[Step, str]) -> Path:
    """A path of these steps, each entered on its day."""
    strides = []
    for rank, each in enumerate(taken, 1):
        step, day = each if isinstance(each, tuple) else (each, "")
        stamp, member, agency = Stamp(rank, 0, "0a0b0c0d"), MemberId(UUID(int=1)), AgencyId(UUID(int=2))
        head = Head(step.value, stamp, member, agency, EntryId(UUID(int=rank)))
        strides.append(Stride(f"{rank:08x}", step, How.ENTERED, head, rank, PartialDate.parse(day) if day else None))
    return Path(tuple(strides), strides[-1].step if strides else None)


def test_the_ten_steps_are_those_of_the_record_and_in_its_order() -> None:
    rows = BY_NAME[ADMINISTRATION, "steps"]
    part = rows.part("step")
    how = rows.part("how")
    assert part
    assert how
    assert [code for code, _ in BY_NAME[ADMINISTRATION, "step"].codes] == [code for code, _ in part.codes] == list(Step)
    assert [code for code, _ in how.codes] == list(How)


def test_a_case_begins_where_it_begins_and_goes_backwards_without_having_left_anything_out() -> None:
    assert left_out(path(), Step.RECEPTION) == ()
    assert left_out(path(Step.RECOVERY), Step.IDENTIFICATION) == ()
    assert left_out(path(Step.IDENTIFICATION), Step.CRISIS_INTERVENTION) == ()


def test_steps_between_of_which_nothing_is_written_are_left_out_in_the_order_of_the_country() -> None:
    assert left_out(path(Step.IDENTIFICATION), Step.RECEPTION) == (Step.CRISIS_INTERVENTION, Step.REFERRAL)
    assert left_out(path(Step.REFERRAL, Step.IDENTIFICATION), Step.RECEPTION) == (Step.CRISIS_INTERVENTION,)
    there = (Step.IDENTIFICATION, Step.RECEPTION, Step.REFERRAL)
    assert left_out(path(Step.IDENTIFICATION), Step.RECEPTION, there) == ()
    assert left_out(path(Step.RECOVERY), Step.REFERRAL, there) == ()


def test_a_step_is_entered_entered_again_or_the_case_is_reopened() -> None:
    assert how_it_comes(path(), Step.REFERRAL) is How.ENTERED
    assert how_it_comes(path(Step.REFERRAL), Step.REFERRAL) is How.AGAIN
    assert how_it_comes(path(Step.REFERRAL, Step.CLOSURE), Step.RECOVERY) is How.REOPENED
    assert how_it_comes(path(Step.REFERRAL, Step.CLOSURE), Step.REFERRAL) is How.REOPENED
    assert needs_reason(How.AGAIN, ())
    assert needs_reason(How.REOPENED, ())
    assert needs_reason(How.ENTERED, (Step.REFERRAL,))
    assert not needs_reason(How.ENTERED, ())


@pytest.mark.parametrize(
    ("last", "day", "doubt"),
    [
        ("2026-03-01", "2026-02-28", Doubt.BEFORE_THE_LAST),
        ("2026-03-01", "2025", Doubt.BEFORE_THE_LAST),
        ("2026-03-01", "2026-03", None),
        ("2026-03-01", "2026", None),
        ("2026-03", "2026-03-01", None),
        ("", "1999", None),
        ("2026-03-01", "2026-03-01", None),
        ("2026-03-01", str(TODAY), None),
        ("2026-03-01", str(TODAY + timedelta(days=1)), Doubt.AHEAD),
    ],
)
def test_a_day_is_asked_about_only_when_it_surely_lies_before_the_last_one_or_ahead(
    last: str, day: str, doubt: Doubt | None
) -> None:
    asked = None
    try:
        look_at_day(path((Step.REFERRAL, last)), PartialDate.parse(day), TODAY)
    except StepDoubtedError as doubted:
        asked = doubted.doubt
    assert asked is doubt


def opened(by: By) -> FileId:
    return actions.open_case(by, "DEMO: came to the gate", "Lotus")


def lines(by: By, case: FileId) -> list[tuple[str, str, str]]:
    return [(one.step.value, one.how.value, str(one.day)) for one in actions.read_path(by, case).strides]


@pytest.mark.req("CASE-01")
def test_each_step_stands_with_its_day_its_author_its_place_and_what_was_left_out_with_the_reason(staff: Staff) -> None:
    case = opened(staff.dara)
    actions.move_step(staff.dara, case, Move(Step.IDENTIFICATION, "2026-02", "The border bridge"))
    actions.move_step(staff.mali, case, Move(Step.RECEPTION, reason="The police brought her to the house"))
    way = actions.read_path(staff.dara, case)
    assert way.now is Step.RECEPTION
    assert lines(staff.dara, case) == [
        ("identification", "entered", "2026-02"),
        ("crisis_intervention", "skipped", str(TODAY)),
        ("referral", "skipped", str(TODAY)),
        ("reception", "entered", str(TODAY)),
    ]
    assert [one.head.author for one in way.taken] == [staff.dara.member, staff.mali.member]
    assert (way.strides[0].place, way.strides[1].reason) == ("The border bridge", "The police brought her to the house")
    assert actions.read_case(staff.dara, case).path == way


@pytest.mark.req("CASE-01")
@pytest.mark.parametrize("empty", ["", "  \n "])
def test_a_reason_left_empty_is_asked_for_when_a_step_is_left_out_entered_again_or_the_case_reopened(
    staff: Staff, empty: str
) -> None:
    case = opened(staff.dara)
    for step in (Step.RECOVERY, Step.REINTEGRATION, Step.FOLLOW_UP, Step.CLOSURE):
        actions.move_step(staff.dara, case, Move(step))
    for step in (Step.CLOSURE, Step.RECOVERY):
        with pytest.raises(WordsRefusedError) as refused:
            actions.move_step(staff.dara, case, Move(step, reason=empty))
        assert (refused.value.about, refused.value.code) == ("reason", "empty")
    actions.move_step(staff.dara, case, Move(Step.RECOVERY, reason="She came back"))
    assert lines(staff.dara, case)[-1][:2] == ("recovery", "reopened")


def test_a_step_dated_before_the_one_it_follows_is_asked_about_and_then_written_as_it_is_said(staff: Staff) -> None:
    case = opened(staff.dara)
    actions.move_step(staff.dara, case, Move(Step.RECEPTION, "2026-03-01"))
    length = journal.length(staff.dara, case)
    with pytest.raises(StepDoubtedError) as asked:
        actions.move_step(staff.dara, case, Move(Step.CASE_PLANNING, "2026-02-10"))
    assert (asked.value.doubt, asked.value.last) == (Doubt.BEFORE_THE_LAST, "2026-03-01")
    assert journal.length(staff.dara, case) == length
    actions.move_step(staff.dara, case, Move(Step.CASE_PLANNING, "2026-02-10", sure=True))
    assert actions.read_path(staff.dara, case).now is Step.CASE_PLANNING


def test_what_was_before_can_be_written_down_later_and_the_case_stays_where_it_is(staff: Staff) -> None:
    case = opened(staff.dara)
    actions.move_step(staff.dara, case, Move(Step.RECEPTION, "2026-03-01"))
    actions.move_step(staff.dara, case, Move(Step.CRISIS_INTERVENTION, "2026-02-10", stays=True))
    assert actions.read_path(staff.dara, case).now is Step.RECEPTION
    assert [step for step, *_ in lines(staff.dara, case)] == ["crisis_intervention", "reception"]


def test_a_move_is_taken_back_with_all_that_it_left_out_and_the_case_is_where_it_was(staff: Staff) -> None:
    case = opened(staff.dara)
    first = actions.move_step(staff.dara, case, Move(Step.IDENTIFICATION))
    row = actions.move_step(staff.dara, case, Move(Step.RECEPTION, reason="A mistake to be undone"))
    actions.undo_step(staff.mali, case, row)
    assert lines(staff.dara, case) == [("identification", "entered", str(TODAY))]
    assert actions.read_path(staff.dara, case).now is Step.IDENTIFICATION
    with pytest.raises(WordsRefusedError):
        actions.undo_step(staff.mali, case, row)
    actions.undo_step(staff.mali, case, first)
    assert actions.read_path(staff.dara, case) == Path(base=actions.read_path(staff.dara, case).base)
    assert actions.read_case(staff.dara, case).conflicts == ()


def test_two_who_move_a_case_at_once_to_different_steps_leave_both_for_a_person_to_decide(staff: Staff) -> None:
    case = opened(staff.dara)
    actions.move_step(staff.dara, case, Move(Step.RECOVERY))
    seen = actions.read_path(staff.dara, case).base
    actions.move_step(staff.dara, case, Move(Step.REINTEGRATION, seen=seen))
    actions.move_step(staff.mali, case, Move(Step.CLOSURE, reason="She left", seen=seen))
    assert actions.read_path(staff.dara, case).torn
    assert [one.field for one in actions.read_case(staff.dara, case).conflicts] == ["step"]


def test_whatever_page_writes_about_steps_those_who_keep_limits_hear_of_it(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[StepMoved] = []
    monkeypatch.setitem(happenings._hearers, StepMoved, [lambda _by, moved: heard.append(moved)])
    case = opened(staff.dara)
    assert heard == []
    row = actions.move_step(staff.dara, case, Move(Step.IDENTIFICATION))
    told = {"step": Told(["reception"]), "how": Told(["entered"]), "day": Told(["2026-03-02"])}
    actions.write_row(staff.dara, case, ADMINISTRATION, "steps", "", told)
    actions.change_fields(staff.dara, case, ADMINISTRATION, {"step": Told(["reception"])})
    actions.undo_step(staff.dara, case, row)
    actions.change_fields(staff.dara, case, ADMINISTRATION, {"reason": Told(["Another"])})
    assert [len(one.path.strides) for one in heard] == [1, 2, 2, 1]
    assert date(2026, 3, 2) == heard[-1].path.strides[0].day.whole()  # type: ignore[union-attr]  # it has a day
    assert "Another" not in repr(heard)


@pytest.mark.req("CASE-04")
def test_a_referral_says_whether_the_person_agreed_and_a_refusal_its_reason(staff: Staff) -> None:
    case = opened(staff.dara)
    sent = {"direction": ["out"], "agency": ["DEMO legal aid"], "agreed": ["yes"], "agreed_to": ["Name and telephone"]}
    parts = {name: Told(said) for name, said in (sent | {"answer": ["waiting"], "date": ["2026-03-01"]}).items()}
    row = actions.write_row(staff.dara, case, ADMINISTRATION, "referrals", "", parts)
    shown = actions.read_section(staff.dara, case, ADMINISTRATION).field("referrals")
    assert shown
    base = next(part.heads.base for part in shown.standing[0].parts if part.field.name == "answer")
    told = {
        "answer": Told(["refused"], base=base),
        "refused_why": Told(["Men only"]),
        "answered_on": Told(["2026-03-02"]),
    }
    actions.write_row(staff.mali, case, ADMINISTRATION, "referrals", row, told)
    shown = actions.read_section(staff.dara, case, ADMINISTRATION).field("referrals")
    assert shown
    known = {part.field.name: part.heads.value for part in shown.standing[0].known}
    assert (known["answer"], known["refused_why"], known["agreed_to"]) == ("refused", "Men only", "Name and telephone")
