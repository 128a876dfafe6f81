"""Who looks in on whom, and how each watch stands, asked without opening anything."""

from collections.abc import Collection
from typing import Final

from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import FileId
from samakki.shelter import models
from samakki.shelter.rules import next_look, state_of
from samakki.shelter.words import Watch, WatchState

_URGENT: Final = (
    WatchState.ALARM,
    WatchState.LATE,
    WatchState.OVER,
    WatchState.DUE,
    WatchState.CALM,
    WatchState.ENDED,
)


@sight()
def watches(by: By, cases: Collection[FileId] | None = None) -> tuple[tuple[Watch, WatchState], ...]:
    """List the watches of the own agency that have not ended, how each stands now, what needs somebody first."""
    rows = models.Watch.objects.filter(owner_id=by.agency, ended_at=None) if by.agency else models.Watch.objects.none()
    if cases is not None:
        rows = rows.filter(pk__in=list(cases))
    now = by.clock.now()
    found = [(watch, state_of(watch, now)) for watch in map(watch_of, rows)]
    return tuple(sorted(found, key=lambda each: (_URGENT.index(each[1]), next_look(each[0]))))


def watch_of(row: models.Watch) -> Watch:
    """Give a watch as it is stored."""
    return Watch(
        FileId(row.pk),
        row.since,
        row.until,
        row.every_minutes,
        row.last_at,
        row.alarm_at,
        row.answer_row,
        row.ended_at,
    )
