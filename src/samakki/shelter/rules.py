"""How a house stands: who may have a bed, how a watch stands, who may sign a shift, what a month comes to."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from samakki.cases.words import Step
from samakki.kernel.ids import MemberId
from samakki.shelter.words import (
    LONG_STAY,
    WATCH_EVERY,
    WATCH_HOURS,
    BedNow,
    HouseRefusedError,
    Shift,
    Stay,
    Totals,
    Watch,
    WatchState,
)

_BED: Final = "bed"
_EVERY: Final = "every"
_HOURS: Final = "hours"
_SHIFT: Final = "shift"
_WHY: Final = "why"
_DAY: Final = timedelta(days=1)
_LEAST_LATE: Final = timedelta(minutes=10)
_MOST_HOURS: Final = 24 * 14


def next_look(watch: Watch) -> datetime:
    """Tell when somebody looks in next."""
    return (watch.last_at or watch.since) + timedelta(minutes=watch.every_minutes)


def state_of(watch: Watch, now: datetime) -> WatchState:
    """Tell how a watch stands; it never ends unseen: when its time is over, somebody says that it ends or goes on.

    It is late half a round after it was due, ten minutes at least.
    """
    if watch.ended_at is not None:
        return WatchState.ENDED
    if watch.alarm_at is not None:
        return WatchState.ALARM
    due = next_look(watch)
    if now >= due + max(timedelta(minutes=watch.every_minutes) / 2, _LEAST_LATE):
        return WatchState.LATE
    if now >= watch.until:
        return WatchState.OVER
    return WatchState.DUE if now >= due else WatchState.CALM


def fitting_watch(hours: int, every: int) -> tuple[timedelta, int]:
    """Give for how long and how often; raises HouseRefusedError for what is no watch."""
    if not 1 <= hours <= _MOST_HOURS:
        raise HouseRefusedError(_HOURS, "not_a_watch")
    if every not in WATCH_EVERY:
        raise HouseRefusedError(_EVERY, "not_a_watch")
    return timedelta(hours=hours or WATCH_HOURS), every


def can_have(bed: BedNow | None) -> None:
    """Let somebody have a bed; raises HouseRefusedError where it is not of this house, taken, or cannot be slept in."""
    if bed is None:
        raise HouseRefusedError(_BED, "bed_not_here")
    if bed.stay is not None:
        raise HouseRefusedError(_BED, "bed_taken")
    if not bed.free:
        raise HouseRefusedError(_BED, "bed_not_ready")


def may_hand(shift: Shift | None) -> None:
    """Let somebody sign for handing a shift over; raises HouseRefusedError when that was done, or it is over."""
    if shift is None or shift.ended_at is not None:
        raise HouseRefusedError(_SHIFT, "shift_over", shift.taken_by if shift else None)
    if shift.handed_at is not None:
        raise HouseRefusedError(_SHIFT, "handed_already", shift.handed_by)


def may_take(shift: Shift | None, who: MemberId, why: str) -> None:
    """Let somebody sign for taking a shift over from another; without the other's signature only with a reason."""
    if shift is None or shift.ended_at is not None:
        raise HouseRefusedError(_SHIFT, "shift_over")
    if shift.handed_at is None:
        if shift.taken_by == who:
            raise HouseRefusedError(_SHIFT, "same_hand", who)
        if not why:
            raise HouseRefusedError(_WHY, "why_needed", shift.taken_by)
    elif shift.handed_by == who:
        raise HouseRefusedError(_SHIFT, "same_hand", who)


def comes_before_reception(step: str, order: Sequence[Step]) -> bool:
    """Tell whether a case has not come to its reception by the order of the rules; one at no step yet has not."""
    return step in order[: order.index(Step.RECEPTION)] or not step


def day_number(stay: Stay, today: date) -> int:
    """Tell on which day in our houses somebody is; the first is 1."""
    return max((today - stay.here_since.date()).days, 0) + 1


def is_long(stay: Stay, today: date) -> bool:
    """Tell whether a stay is to be asked about."""
    return day_number(stay, today) > LONG_STAY


def totals(stays: Iterable[Stay], first: date, last: date, today: date) -> Totals:
    """Count the persons and nights of a house from a day to a day, both included; a night belongs to its evening.

    The same person is counted once, however often they moved or came back.
    """
    stays = list(stays)
    touching = [stay for stay in stays if stay.since.date() <= last and _gone(stay, today) >= first]
    nights = sum(_nights(stay, first, last, today) for stay in touching)
    ended = [
        stay for stay in touching if stay.until and first <= stay.until.date() <= last and not _went_on(stay, stays)
    ]
    lengths = [(_gone(stay, today) - stay.here_since.date()).days for stay in ended]
    return Totals(
        first=first,
        last=last,
        persons=len({stay.case for stay in touching}),
        came=len({stay.case for stay in touching if stay.since == stay.here_since and stay.since.date() >= first}),
        left=len({stay.case for stay in ended}),
        nights=nights,
        shortest=min(lengths, default=None),
        average=round(sum(lengths) / len(lengths), 1) if lengths else None,
        longest=max(lengths, default=None),
    )


def _gone(stay: Stay, today: date) -> date:
    return stay.until.date() if stay.until else today + _DAY


def _nights(stay: Stay, first: date, last: date, today: date) -> int:
    begin, end = max(stay.since.date(), first), min(_gone(stay, today), last + _DAY)
    return max((end - begin).days, 0)


def _went_on(stay: Stay, stays: Sequence[Stay]) -> bool:
    """Tell whether somebody only moved: the next stay goes on from this one."""
    return any(other.case == stay.case and other.since == stay.until and other.id != stay.id for other in stays)
