"""What a house's own rules say, without a store."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from samakki.kernel.ids import FileId, MemberId
from samakki.shelter import rules
from samakki.shelter.words import (
    Bed,
    BedId,
    BedNow,
    BedState,
    HouseId,
    HouseRefusedError,
    Shift,
    ShiftId,
    Stay,
    StayId,
    Watch,
    WatchState,
)
from tests.given import NOON

HOUSE = HouseId(UUID(int=1))
DARA, MALI = MemberId(UUID(int=11)), MemberId(UUID(int=12))


def watch(**told: Any) -> Watch:
    """Look in once an hour."""
    return Watch(FileId(UUID(int=2)), NOON, NOON + timedelta(hours=72), 60, **told)


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(0, "CALM"), (59, "CALM"), (60, "DUE"), (89, "DUE"), (90, "LATE"), (72 * 60, "LATE")],
)
def test_a_look_is_due_after_a_round_and_late_half_a_round_later(minutes: int, state: str) -> None:
    assert rules.state_of(watch(), NOON + timedelta(minutes=minutes)) is WatchState[state]


def test_a_round_of_fifteen_minutes_is_late_ten_minutes_after() -> None:
    often = Watch(FileId(UUID(int=2)), NOON, NOON + timedelta(hours=72), 15, last_at=NOON)
    states = [rules.state_of(often, NOON + timedelta(minutes=each)) for each in (14, 15, 24, 25)]
    assert states == [WatchState.CALM, WatchState.DUE, WatchState.DUE, WatchState.LATE]


def test_a_watch_never_ends_unseen() -> None:
    end = NOON + timedelta(hours=72)
    assert rules.state_of(watch(last_at=end), end) is WatchState.OVER
    assert rules.state_of(watch(last_at=end, ended_at=end), end) is WatchState.ENDED


def test_an_alarm_stands_above_all_else_until_it_is_answered() -> None:
    assert rules.state_of(watch(alarm_at=NOON), NOON + timedelta(days=9)) is WatchState.ALARM


@pytest.mark.parametrize(("hours", "every"), [(0, 60), (24 * 15, 60), (72, 0), (72, 7)])
def test_what_is_no_watch_is_refused(hours: int, every: int) -> None:
    with pytest.raises(HouseRefusedError):
        rules.fitting_watch(hours, every)


def shift(**told: Any) -> Shift:
    return Shift(ShiftId(UUID(int=3)), HOUSE, NOON, DARA, **told)


@pytest.mark.parametrize(
    ("running", "who", "why", "code"),
    [
        (None, MALI, "", "shift_over"),
        (shift(ended_at=NOON), MALI, "", "shift_over"),
        (shift(), DARA, "She did not come.", "same_hand"),
        (shift(), MALI, "", "why_needed"),
        (shift(handed_at=NOON, handed_by=MALI), MALI, "", "same_hand"),
    ],
)
def test_nobody_takes_over_what_is_over_or_from_themselves_or_alone_without_a_reason(
    running: Shift | None, who: MemberId, why: str, code: str
) -> None:
    with pytest.raises(HouseRefusedError) as refused:
        rules.may_take(running, who, why)
    assert refused.value.code == code


def test_what_one_signed_another_takes_over_and_alone_somebody_may_with_a_reason() -> None:
    rules.may_take(shift(handed_at=NOON, handed_by=DARA), MALI, "")
    rules.may_take(shift(), MALI, "Dara was taken ill.")


def test_a_shift_is_handed_over_once() -> None:
    rules.may_hand(shift())
    with pytest.raises(HouseRefusedError) as refused:
        rules.may_hand(shift(handed_at=NOON, handed_by=DARA))
    assert (refused.value.code, refused.value.who) == ("handed_already", DARA)
    with pytest.raises(HouseRefusedError):
        rules.may_hand(None)


def stay(number: int, case: int, since: datetime, until: datetime | None = None, here: datetime | None = None) -> Stay:
    return Stay(
        StayId(UUID(int=number)), FileId(UUID(int=case)), HOUSE, BedId(UUID(int=number)), since, here or since, until
    )


@pytest.mark.parametrize("state", [BedState.CLEANING, BedState.OUT])
def test_only_a_bed_that_is_there_empty_and_ready_can_be_slept_in(state: BedState) -> None:
    bed = Bed(BedId(UUID(int=1)), HOUSE, "1", "A")
    rules.can_have(BedNow(bed))
    for other in (None, BedNow(bed, stay(1, 1, NOON)), BedNow(Bed(bed.id, HOUSE, "1", "A", state))):
        with pytest.raises(HouseRefusedError):
            rules.can_have(other)


def test_days_are_counted_over_a_move_and_a_long_stay_is_asked_about() -> None:
    moved = stay(1, 1, NOON + timedelta(days=50), here=NOON)
    today = (NOON + timedelta(days=59)).date()
    assert rules.day_number(moved, today) == 60
    assert not rules.is_long(moved, today)
    assert rules.is_long(moved, today + timedelta(days=1))
    assert rules.day_number(moved, date(2020, 1, 1)) == 1


def test_a_month_counts_each_person_once_and_each_night_by_its_evening() -> None:
    march = (date(2026, 3, 1), date(2026, 3, 31))
    left = datetime(2026, 3, 6, 12, tzinfo=NOON.tzinfo)
    stays = [
        stay(1, 1, NOON, left),
        stay(2, 1, left, left + timedelta(days=2), here=NOON),
        stay(3, 2, NOON - timedelta(days=20)),
        stay(4, 3, NOON - timedelta(days=60), NOON - timedelta(days=30)),
    ]
    told = rules.totals(stays, *march, date(2026, 3, 10))
    assert (told.persons, told.came, told.left) == (2, 1, 1)
    assert told.nights == 2 + 2 + 10
    assert (told.shortest, told.average, told.longest) == (4, 4.0, 4)
    empty = rules.totals([], *march, date(2026, 3, 10))
    assert (empty.persons, empty.nights, empty.average) == (0, 0, None)
