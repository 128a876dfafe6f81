"""What is unusual in reading, from both sides: who is found, who is left in peace."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.watch import rules
from samakki.watch.rules.unusual import SETTLING
from tests.watch.simulated import WORKED_DAYS, agency, alarms, with_thief

BEGINS = 100
AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("seed", [5, 11, 23])
def test_who_reads_200_files_at_3_a_day_is_found_within_ten_days(seed: int) -> None:
    workers = agency(seed, 20)
    usual = rules.usual_in(days[:BEGINS] for days in workers)
    for honest in workers:
        stolen = with_thief(honest, BEGINS)
        found = [day for day in alarms(stolen[: BEGINS + 10], usual) if day >= BEGINS]
        assert found, (seed, honest[BEGINS - 20 : BEGINS])


@pytest.mark.parametrize("seed", [5, 11, 23])
def test_there_is_at_most_one_false_alarm_in_a_hundred_days_of_workers(seed: int) -> None:
    workers = agency(seed, 20)
    usual = rules.usual_in(days[:BEGINS] for days in workers)
    false = sum(len(alarms(days, usual)) for days in workers)
    assert false * 100 <= len(workers) * WORKED_DAYS


def test_a_greedy_day_is_found_on_that_day() -> None:
    assert not rules.is_unusual([1, 0, 1, 0] * 5 + [3], 0.5)
    assert rules.is_unusual([1, 0, 1, 0] * 5 + [9], 0.5)


def test_who_is_new_is_measured_by_the_others() -> None:
    assert not rules.is_unusual([2, 3, 2, 3], 2.5)
    assert rules.is_unusual([5, 6, 5, 6], 0.5)


def test_what_was_judged_already_is_no_second_alarm() -> None:
    days = [0] * 20 + [9, 1]
    assert rules.is_unusual(days[:-1], 0.5)
    assert rules.is_unusual(days, 0.5)
    assert not rules.is_unusual(days, 0.5, since=21)


def test_who_steals_slowly_does_not_become_usual_by_it_before_being_found() -> None:
    before = rules.usual_of([1] * 40, 1.0)
    assert rules.usual_of([1] * 40 + [4] * SETTLING, 1.0) == pytest.approx(before)


def test_one_thief_does_not_move_what_is_usual_in_the_agency() -> None:
    honest = [[1, 1, 0, 2], [1, 0, 1, 1], [2, 1, 1, 0]]
    assert rules.usual_in([*honest, [40, 40, 40, 40]]) < 2
    assert rules.usual_in([]) > 0


@pytest.mark.parametrize(
    ("days", "usual", "many"),
    [([5] * 20 + [14], 4.0, False), ([5] * 20 + [15], 4.0, True), ([8] * 30 + [20], 8.0, False), ([], 4.0, False)],
)
def test_many_persons_on_one_day(days: list[int], usual: float, many: bool) -> None:  # noqa: FBT001 -- a table
    assert rules.is_many(days, usual) is many


@pytest.mark.parametrize(
    ("minutes", "series"),
    [
        ([0, 1, 2, 3], False),
        ([0, 1, 2, 3, 4], True),
        ([0, 5, 8, 9, 11], False),
        ([0, 1, 2, 5, 10], True),
        ([30 * n for n in range(14)], False),
        ([30 * n for n in range(15)], True),
        ([120 * n for n in range(15)], False),
        ([], False),
    ],
)
def test_a_series_of_searches_that_found_nobody(minutes: list[int], series: bool) -> None:  # noqa: FBT001 -- a table
    assert rules.is_series([AT + timedelta(minutes=each) for each in minutes]) is series


@given(st.lists(st.integers(0, 40), max_size=60), st.floats(0, 10))
def test_more_reading_is_never_less_suspicious(days: list[int], usual: float) -> None:
    if days:
        assert rules.suspicion([*days[:-1], days[-1] + 1], usual) >= rules.suspicion(days, usual)
    assert rules.suspicion(days, usual) >= 0
