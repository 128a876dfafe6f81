"""Limits of the rules fire once for each time that a step was entered, and end with the move that ends them."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta
from uuid import UUID

import pytest

from samakki.assistance import actions as assistance
from samakki.assistance import jobs, queries
from samakki.assistance.models import Due, RuleSet
from samakki.assistance.rules import limits_in
from samakki.assistance.words import DueKind, DueState, Limit, Rules, RuleSetId
from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import How, Move, Path, Step, Stride, WordsRefusedError
from samakki.journal.words import Head
from samakki.kernel.clocks import Stamp
from samakki.kernel.dates import PartialDate
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section
from tests.assistance.rules import TWO_LIMITS
from tests.cases.conftest import DARA, SHELTER, Staff
from tests.given import NOON

TODAY = NOON.date()
RULES = Rules(
    "demo",
    "",
    "1",
    {"en": "DEMO"},
    "DEMO",
    tuple(Step),
    limits=(
        Limit("decide", Step.IDENTIFICATION, {"en": "Decided?"}, "DEMO", days=45),
        Limit("bed", Step.RECEPTION, {"en": "A bed?"}, "DEMO", hours=36),
        Limit("agreed", Step.RECEPTION, {"en": "Agreed?"}, "DEMO", days=10, until=(Step.CLOSURE,)),
    ),
)


def stride(rank: int, step: Step, day: str = "", how: How = How.ENTERED) -> Stride:
    wall = int((NOON + timedelta(minutes=rank)).timestamp() * 1000)
    head = Head(step, Stamp(wall, 0, "0a0b0c0d"), MemberId(UUID(int=1)), AgencyId(UUID(int=2)), EntryId(UUID(int=rank)))
    return Stride(f"{rank:08x}", step, how, head, rank, PartialDate.parse(day) if day else None)


def found(*strides: Stride) -> list[tuple[str, date, time | None, date | None]]:
    return [(one.ref, one.on, one.at, one.ended_on) for one in limits_in(RULES, Path(strides), None, UTC)]


def test_a_limit_counts_days_from_the_last_day_that_a_date_may_mean_and_hours_from_the_moment() -> None:
    assert found(stride(1, Step.IDENTIFICATION, "2026-02")) == [("decide/00000001", date(2026, 4, 14), None, None)]
    assert found(stride(1, Step.RECEPTION, str(TODAY)))[0] == ("bed/00000001", date(2026, 3, 6), time(0, 1), None)
    assert found(stride(1, Step.RECEPTION, "2026-03-01"))[0] == ("bed/00000001", date(2026, 3, 3), time(11, 59), None)
    assert found(stride(1, Step.IDENTIFICATION))[0][1] == TODAY + timedelta(days=45)


def test_a_limit_ends_with_the_next_step_or_with_those_it_waits_for_and_a_step_left_out_has_none() -> None:
    way = (stride(1, Step.RECEPTION, "2026-02-01"), stride(2, Step.RECOVERY, "2026-02-09"))
    assert [(ref, ended) for ref, _, _, ended in found(*way)] == [
        ("bed/00000001", date(2026, 2, 9)),
        ("agreed/00000001", None),
    ]
    closed = found(*way, stride(3, Step.CLOSURE, "2026-03-01"))
    assert closed[1][3] == date(2026, 3, 1)
    assert found(stride(1, Step.IDENTIFICATION, "2026-02-01", How.SKIPPED)) == []


def test_each_entering_has_limits_of_its_own() -> None:
    way = [stride(1, Step.RECEPTION, "2026-01-01"), stride(2, Step.RECEPTION, "2026-02-01", How.AGAIN)]
    assert [(ref, ended) for ref, _, _, ended in found(*way)] == [
        ("bed/00000001", date(2026, 2, 1)),
        ("agreed/00000001", date(2026, 2, 1)),
        ("bed/00000002", None),
        ("agreed/00000002", None),
    ]


def test_rules_hold_for_what_was_written_since_they_were_chosen() -> None:
    way = Path((stride(1, Step.IDENTIFICATION), stride(9, Step.IDENTIFICATION)))
    chosen = limits_in(RULES, way, NOON + timedelta(minutes=5), UTC)
    assert [one.ref for one in chosen] == ["decide/00000009"]


def opened(by: By) -> FileId:
    return actions.open_case(by, "DEMO: came to the gate", "Lotus")


def limits(case: FileId) -> list[tuple[str, str]]:
    dues = Due.objects.filter(case_id=case, kind=DueKind.LIMIT.value).order_by("on", "ref")
    return [(due.ref.partition("/")[0], due.state) for due in dues]


@pytest.fixture
def ruled(staff: Staff) -> Staff:
    """Staff who work by two limits: a decision in 20 days, a bed in 36 hours."""
    loaded = assistance.load_rules(staff.node, TWO_LIMITS)
    assert loaded.id
    assistance.choose_rules(staff.dara, SHELTER, loaded.id)
    return staff


def test_a_limit_comes_due_once_on_the_day_of_the_worker_however_often_the_step_is_written_about(ruled: Staff) -> None:
    case = opened(ruled.dara)
    row = actions.move_step(ruled.dara, case, Move(Step.IDENTIFICATION))
    for place in ("The bridge", "The market"):
        told = {"place": Told([place], base=_base(ruled.dara, case, row, "place"))}
        actions.write_row(ruled.dara, case, Section.ADMINISTRATION, "steps", row, told)
    due = Due.objects.get(case_id=case, kind=DueKind.LIMIT.value)
    assert (due.member_id, due.on, due.state) == (DARA, TODAY + timedelta(days=20), DueState.OPEN)
    told = {"day": Told(["2026-03-01"], base=_base(ruled.dara, case, row, "day"))}
    actions.write_row(ruled.dara, case, Section.ADMINISTRATION, "steps", row, told)
    due.refresh_from_db()
    assert due.on == date(2026, 3, 21)


def _base(by: By, case: FileId, row: str, part: str) -> tuple[Stamp, ...]:
    rows = actions.read_section(by, case, Section.ADMINISTRATION).field("steps")
    assert rows
    parts = next(one.parts for one in rows.rows if one.row == row)
    return next(one.heads.base for one in parts if one.field.name == part)


def test_a_move_ends_a_limit_and_taking_the_move_back_lets_it_run_on(ruled: Staff) -> None:
    case = opened(ruled.dara)
    actions.move_step(ruled.dara, case, Move(Step.IDENTIFICATION))
    row = actions.move_step(ruled.dara, case, Move(Step.RECEPTION, reason="At once"))
    assert limits(case) == [("bed", "open"), ("decide", "done")]
    actions.undo_step(ruled.dara, case, row)
    assert limits(case) == [("bed", "dropped"), ("decide", "open")]
    actions.move_step(ruled.dara, case, Move(Step.RECEPTION, reason="Now truly"))
    actions.move_step(ruled.dara, case, Move(Step.RECEPTION, reason="Another house"))
    assert sorted(limits(case)) == [("bed", "done"), ("bed", "dropped"), ("bed", "open"), ("decide", "done")]


def test_what_a_person_settled_stays_settled_when_the_steps_are_written_about_again(ruled: Staff) -> None:
    case = opened(ruled.dara)
    row = actions.move_step(ruled.dara, case, Move(Step.IDENTIFICATION))
    Due.objects.filter(case_id=case).update(state=DueState.DONE.value, settled_on=TODAY)
    told = {"place": Told(["The bridge"])}
    actions.write_row(ruled.dara, case, Section.ADMINISTRATION, "steps", row, told)
    assert limits(case) == [("decide", "done")]


def test_a_past_that_is_written_down_later_brings_no_limit_that_had_ended(ruled: Staff) -> None:
    case = opened(ruled.dara)
    actions.move_step(ruled.dara, case, Move(Step.RECOVERY, "2026-03-01"))
    actions.move_step(ruled.dara, case, Move(Step.IDENTIFICATION, "2025-12", stays=True))
    assert limits(case) == []


@pytest.mark.req("CASE-01")
def test_rules_are_chosen_by_an_agency_and_new_ones_hold_from_then_on(ruled: Staff) -> None:
    assert queries.rules_of(ruled.dara).rules.name == "demo_country"
    assert queries.rules_of(ruled.noy).rules.name == "general"
    jobs.ship_rules(ruled.node)
    general = RuleSet.objects.get(country="")
    case = opened(ruled.dara)
    actions.move_step(ruled.dara, case, Move(Step.IDENTIFICATION))
    ruled.node.clock.move(hours=1)  # type: ignore[attr-defined]  # the clock of a test
    assistance.choose_rules(ruled.dara, SHELTER, RuleSetId(general.pk))
    with pytest.raises(WordsRefusedError):
        assistance.choose_rules(ruled.dara, SHELTER, RuleSetId(UUID(int=9)))
    other = opened(ruled.dara)
    actions.move_step(ruled.dara, other, Move(Step.IDENTIFICATION))
    assert (limits(case), limits(other)) == ([("decide", "open")], [("identification_looked_at", "open")])
    actions.move_step(ruled.dara, case, Move(Step.CRISIS_INTERVENTION))
    assert sorted(limits(case)) == [("crisis_needs_seen", "open"), ("decide", "done")]


def test_a_rule_that_ends_with_a_later_step_runs_on_meanwhile() -> None:
    one = replace(RULES, limits=RULES.limits[2:])
    way = Path((stride(1, Step.RECEPTION, "2026-02-01"), stride(2, Step.RECOVERY, "2026-02-09")))
    assert limits_in(one, way, None, UTC)[0].ended_on is None


def test_a_limit_on_somebodys_day_says_what_it_asks(ruled: Staff) -> None:
    case = opened(ruled.dara)
    actions.move_step(ruled.dara, case, Move(Step.IDENTIFICATION, "2026-02-10"))
    (line,) = assistance.late_slice(ruled.dara, DARA).lines
    assert line.due.asks["en"] == "Is it decided?"
