"""Who is told of an alarm, what two watchers make of it, when a review is due: pure."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Final

from samakki.kernel.ids import MemberId
from samakki.watch.words import ASKED_FOR, Verdict

_SATURDAY: Final = 5


def told_of(reader: MemberId, leading: Iterable[MemberId], auditors: Iterable[MemberId]) -> set[MemberId]:
    """Tell who is told: those who lead the agency, never the reader.

    Where the reader leads too, or there are not two others, the auditors of the node are told as well: nobody who leads
    is watched by friends alone.
    """
    leads = set(leading)
    others = leads - {reader}
    if reader in leads or len(others) < len(Verdict):
        others |= set(auditors)
    return others - {reader}


def is_own(worker: MemberId | None, reader: MemberId | None, stands_in_for: Collection[MemberId]) -> bool:
    """Tell whether a case is the reader's to see to: on the own list, on nobody's, or on that of who is away."""
    return worker is None or worker == reader or worker in stands_in_for


def settled(first: Verdict, second: Verdict) -> Verdict | None:
    """Tell what two watchers have decided; None where they do not agree: it is looked at anew."""
    return first if first is second else None


def is_stale(asked_at: datetime, now: datetime) -> bool:
    """Tell whether what was asked for is too old to be opened."""
    return now - asked_at >= ASKED_FOR


def next_working_day(day: date) -> date:
    """Give the next day that is neither Saturday nor Sunday."""
    following = day + timedelta(days=1)
    while following.weekday() >= _SATURDAY:
        following += timedelta(days=1)
    return following
