"""Alarms of one's own agency, those about oneself, and how many there were."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db.models import QuerySet

from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.watch import models
from samakki.watch.words import (
    Alarm,
    AlarmId,
    AlarmKind,
    AlarmState,
    AlarmUnknownError,
    Month,
    Verdict,
)

_SHOWN: Final = 100
_MONTH: Final = timedelta(days=30)


def of_alarm(by: By, alarm: AlarmId, *_rest: object, **_named: object) -> Attributes:
    """Tell access whose alarm it is, whether it is about the actor, and whether they judged it; AlarmUnknownError."""
    row = models.Alarm.objects.filter(pk=alarm).values_list("agency_id", "member_id", "first_by_id").first()
    if row is None:
        raise AlarmUnknownError
    owner, member, first = row
    return {
        "owner": str(owner),
        "own": by.member is not None and member == by.member,
        "judged": by.member is not None and first == by.member,
    }


@sight()
def alarms(by: By) -> tuple[Alarm, ...]:
    """List the last hundred alarms that are for who asks to see, what is not settled before all, never their own."""
    rows = _seen_by(by).order_by("-at")
    unsettled = rows.exclude(state=AlarmState.SETTLED.value)
    return tuple(map(alarm_in, (*unsettled[:_SHOWN], *rows.filter(state=AlarmState.SETTLED.value)[:_SHOWN])))[:_SHOWN]


@sight()
def questions(by: By) -> tuple[Alarm, ...]:
    """List what one is asked about one's own reading and has not answered yet."""
    if by.member is None:
        return ()
    rows = models.Alarm.objects.filter(member_id=by.member, asked_at__isnull=False, answered_at=None)
    return tuple(map(alarm_in, rows.order_by("asked_at")))


@sight()
def months(by: By) -> tuple[Month, ...]:
    """Count the alarms of the last thirty days and of the thirty before, by kind."""
    now = by.clock.now()
    rows = _seen_by(by).filter(at__gt=now - 2 * _MONTH).values_list("kind", "at", "verdict")
    return tuple(_counted(AlarmKind(kind), list(rows), now - _MONTH) for kind in sorted({row[0] for row in rows}))


def _counted(kind: AlarmKind, rows: Iterable[tuple[str, object, str]], since: object) -> Month:
    of_kind = [row for row in rows if row[0] == kind]
    late = [row for row in of_kind if row[1] > since]  # type: ignore[operator]  # both are moments
    verdicts = [row[2] for row in late]
    return Month(
        kind,
        len(late),
        len(of_kind) - len(late),
        verdicts.count(Verdict.CLEARED.value),
        verdicts.count(Verdict.UPHELD.value),
    )


def _seen_by(by: By) -> QuerySet[models.Alarm]:
    rows = models.Alarm.objects.exclude(member_id=by.member) if by.member else models.Alarm.objects.all()
    return rows if by.agency is None else rows.filter(agency_id=by.agency)


def alarm_in(row: models.Alarm) -> Alarm:
    """Read an alarm."""
    return Alarm(
        id=AlarmId(row.pk),
        agency=AgencyId(row.agency_id),
        member=MemberId(row.member_id),
        kind=AlarmKind(row.kind),
        at=row.at,
        day=row.day,
        number=row.number,
        file=FileId(row.file) if row.file else None,
        state=AlarmState(row.state),
        asked_by=MemberId(row.asked_by_id) if row.asked_by_id else None,
        asked_at=row.asked_at,
        answer=row.answer,
        answered_at=row.answered_at,
        first_by=MemberId(row.first_by_id) if row.first_by_id else None,
        first=Verdict(row.first) if row.first else None,
        second_by=MemberId(row.second_by_id) if row.second_by_id else None,
        verdict=Verdict(row.verdict) if row.verdict else None,
        disagreed=row.disagreed,
    )
