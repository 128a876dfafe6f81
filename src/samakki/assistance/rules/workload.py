"""What each carries, in hours of a week: weighed the same for everybody, in the order given; nobody is ranked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from samakki.assistance.rules.covering import bearer, stood_in_for
from samakki.assistance.words import (
    ALARMS,
    CASE_HOURS,
    DUE_HOURS,
    MUCH_LATE,
    NEW_CASE_HOURS,
    WEEKS_AHEAD,
    Away,
    Care,
    Fullness,
    Load,
    Week,
    Work,
)
from samakki.kernel.ids import MemberId

_WEEK = timedelta(days=7)
_MIDDLE = timedelta(days=2)


def loads(works: Sequence[Work], aways: Collection[Away], today: date) -> tuple[Load, ...]:
    """Weigh what everybody carries, this week and the three after it, in the order in which they were given.

    What is left over counts into this week. What comes due while somebody is away is carried by who stands in, and so
    are the open cases in each week on whose Wednesday, or today where that is later, somebody is away.
    """
    first = today - timedelta(days=today.weekday())
    weeks = [first + _WEEK * number for number in range(WEEKS_AHEAD)]
    hours = _hours(works, aways, today, weeks)
    return tuple(_load(work, aways, today, weeks, hours) for work in works)


def _hours(
    works: Iterable[Work], aways: Collection[Away], today: date, weeks: Sequence[date]
) -> Mapping[tuple[MemberId, date], float]:
    found: dict[tuple[MemberId, date], float] = {}

    def put(member: MemberId, day: date, hours: float) -> None:
        week = day - timedelta(days=day.weekday())
        who = bearer(member, aways, day)
        found[who, week] = found.get((who, week), 0.0) + hours

    for work in works:
        for week in weeks:
            put(work.member, max(week + _MIDDLE, today), work.cases * CASE_HOURS)
        put(work.member, today, work.new * NEW_CASE_HOURS)
        for kind, on in work.dues:
            put(work.member, max(on, today), DUE_HOURS[kind])
    return found


def _load(
    work: Work,
    aways: Collection[Away],
    today: date,
    weeks: Sequence[date],
    hours: Mapping[tuple[MemberId, date], float],
) -> Load:
    late = sum(on < today for _kind, on in work.dues)
    told = tuple(Week(week, round(hours.get((work.member, week), 0.0), 1)) for week in weeks)
    stands_in = stood_in_for(work.member, aways, today)
    away = next((each for each in aways if each.member == work.member and each.holds_on(today)), None)
    cares = () if away else tuple(_cares(work, told, late, covers=bool(stands_in)))
    return Load(work.member, work.cases, late, told, stands_in, away, cares)


def _cares(work: Work, weeks: Sequence[Week], late: int, *, covers: bool) -> Iterable[Care]:
    """Tell why somebody may need help, before it is too much."""
    over = [week.fullness is Fullness.OVER for week in weeks]
    if over[0]:
        yield Care.THIS_WEEK
    elif any(over):
        yield Care.A_WEEK_AHEAD
    if covers and any(over):
        yield Care.COVER
    if late >= MUCH_LATE:
        yield Care.LEFT_OVER
    if work.alarms >= ALARMS:
        yield Care.ALARMS
