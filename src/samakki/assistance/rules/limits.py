"""Which limits a path brings, when each is due, and by which move it ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from samakki.assistance.words import Limit, Rules
from samakki.cases.words import Path, Stride


@dataclass(frozen=True, slots=True)
class WantedLimit:
    """A limit as it follows from a path: its ref, when it is due, and on which day a move ended it."""

    ref: str
    on: date
    at: time | None
    ended_on: date | None


def limits_in(rules: Rules, path: Path, since: datetime | None, zone: tzinfo) -> tuple[WantedLimit, ...]:
    """Give the limits of a path: one for each time that a step was entered, none for one that was left out.

    Rules hold for what was written since the agency chose them. Days count from the last day that a date may mean;
    hours from the moment of writing where the step was entered on that day, otherwise from the day's end.
    """
    taken = path.taken
    return tuple(
        wanted
        for place, stride in enumerate(taken)
        if since is None or stride.head.stamp.moment() >= since
        for wanted in _of(rules, stride, taken[place + 1 :], zone)
    )


def _of(rules: Rules, stride: Stride, later: Sequence[Stride], zone: tzinfo) -> Iterator[WantedLimit]:
    for limit in rules.limits:
        if limit.step is stride.step:
            on, at = _due(limit, stride, zone)
            yield WantedLimit(f"{limit.name}/{stride.row}", on, at, _ended(limit, later, zone))


def _due(limit: Limit, stride: Stride, zone: tzinfo) -> tuple[date, time | None]:
    day = day_of(stride, zone)
    if limit.days:
        return day + timedelta(days=limit.days), None
    written = stride.head.stamp.moment().astimezone(zone)
    begun = written if written.date() == day else datetime.combine(day, time.max, zone)
    due = begun + timedelta(hours=limit.hours)
    return due.date(), due.time().replace(second=0, microsecond=0)


def _ended(limit: Limit, later: Sequence[Stride], zone: tzinfo) -> date | None:
    ending = (stride for stride in later if not limit.until or stride.step in limit.until or stride.step is limit.step)
    return next((day_of(stride, zone) for stride in ending), None)


def day_of(stride: Stride, zone: tzinfo) -> date:
    """Give the day of a stride: the last that its date may mean, else the day on which it was written."""
    return stride.day.last() if stride.day else stride.head.stamp.moment().astimezone(zone).date()
