"""Who is told, what two make of an alarm, when a review is due: pure, from both sides."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from samakki.kernel.ids import MemberId
from samakki.watch import rules
from samakki.watch.words import ASKED_FOR, Verdict

DARA, MALI, SOK, AUDREY = (MemberId(UUID(int=number)) for number in range(1, 5))
AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_those_who_lead_are_told_and_never_the_reader() -> None:
    assert rules.told_of(SOK, [DARA, MALI], [AUDREY]) == {DARA, MALI}


def test_where_the_reader_leads_the_auditors_are_told_too() -> None:
    assert rules.told_of(DARA, [DARA, MALI, SOK], [AUDREY]) == {MALI, SOK, AUDREY}


def test_where_there_are_not_two_others_the_auditors_are_told_too() -> None:
    assert rules.told_of(SOK, [DARA], [AUDREY]) == {DARA, AUDREY}
    assert rules.told_of(DARA, [DARA], []) == set()


@pytest.mark.parametrize(
    ("worker", "standing_in", "own"),
    [(None, (), True), (MALI, (), True), (DARA, (), False), (DARA, (DARA,), True), (DARA, (SOK,), False)],
)
def test_a_case_is_ones_own(worker: MemberId | None, standing_in: tuple[MemberId, ...], own: bool) -> None:  # noqa: FBT001 -- a table
    assert rules.is_own(worker, MALI, standing_in) is own


@pytest.mark.parametrize("first", list(Verdict))
@pytest.mark.parametrize("second", list(Verdict))
def test_two_watchers_settle_only_what_they_agree_on(first: Verdict, second: Verdict) -> None:
    assert rules.settled(first, second) is (first if first == second else None)


def test_what_was_asked_for_grows_stale() -> None:
    assert not rules.is_stale(AT, AT + ASKED_FOR - timedelta(seconds=1))
    assert rules.is_stale(AT, AT + ASKED_FOR)


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 3, 4), date(2026, 3, 5)), (date(2026, 3, 6), date(2026, 3, 9)), (date(2026, 3, 7), date(2026, 3, 9))],
)
def test_a_review_is_due_on_the_next_working_day(day: date, due: date) -> None:
    assert rules.next_working_day(day) == due
