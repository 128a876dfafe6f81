"""Alarms are raised and reach a watcher; the reader is asked and answers; two watchers settle them."""

from django.utils import timezone

from samakki.access import actions as access
from samakki.access import queries as staff
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, MemberId, fresh_id
from samakki.watch import models, rules
from samakki.watch.queries.alarming import of_alarm
from samakki.watch.words import (
    ON_ONE_FILE,
    AlarmId,
    AlarmKind,
    AlarmRefusedError,
    AlarmState,
    AlarmUnknownError,
    Verdict,
    Why,
    WhyRefusedError,
)


def raise_alarm(
    by: By, agency: AgencyId, member: MemberId, kind: AlarmKind, number: int = 1, file: FileId | None = None
) -> None:
    """Write an alarm down once a day, and let it stand above the pages of those who watch; never of the reader."""
    now = by.clock.now()
    day = timezone.localdate(now)
    same = models.Alarm.objects.filter(member_id=member, kind=kind.value, day=day)
    same = same.filter(file=file) if kind in ON_ONE_FILE else same
    if same.exists():
        same.filter(number__lt=number).update(number=number)
        return
    models.Alarm.objects.create(
        id=fresh_id(by.clock, by.chance),
        agency_id=agency,
        member_id=member,
        kind=kind.value,
        at=now,
        day=day,
        number=number,
        file=file,
        state=AlarmState.OPEN.value,
    )
    leading, auditors = staff.watchers(by, agency)
    access.alert(by, rules.told_of(member, leading, auditors))


@deed(about=of_alarm)
def ask_reader(by: By, alarm: AlarmId) -> None:
    """Ask the reader why; it stands above their pages until they look, and is to be answered within a day.

    Raises AlarmRefusedError `asked` for what was asked already.
    """
    row = _stored(alarm)
    if row.asked_at is not None:
        raise AlarmRefusedError("asked")  # noqa: EM101 -- a code, and no message
    row.asked_by_id, row.asked_at = member_of(by, "watch.ask_reader"), by.clock.now()
    row.save(update_fields=["asked_by", "asked_at"])
    access.alert(by, [MemberId(row.member_id)])


def _of_question(by: By, alarm: AlarmId, *_rest: object) -> Attributes:
    return {"own": of_alarm(by, alarm)["own"]}


@deed(about=_of_question)
def answer(by: By, alarm: AlarmId, why: str) -> None:
    """Answer what one is asked about one's own reading; whoever asked is told. Raises WhyRefusedError."""
    row = _stored(alarm)
    if why not in set(Why):
        raise WhyRefusedError
    if row.asked_at is None or row.answered_at is not None:
        raise AlarmRefusedError("not_asked")  # noqa: EM101 -- a code, and no message
    row.answer, row.answered_at = why, by.clock.now()
    row.save(update_fields=["answer", "answered_at"])
    if row.asked_by_id:
        access.alert(by, [MemberId(row.asked_by_id)])


@deed(about=of_alarm)
def judge(by: By, alarm: AlarmId, verdict: Verdict) -> AlarmState:
    """Say what an alarm was, as one of two watchers; it is settled when both say the same, else looked at anew.

    Raises AlarmRefusedError `settled` for one that is.
    """
    row = _stored(alarm)
    if row.state == AlarmState.SETTLED:
        raise AlarmRefusedError("settled")  # noqa: EM101 -- a code, and no message
    member, now = member_of(by, "watch.judge"), by.clock.now()
    if row.state == AlarmState.OPEN:
        row.first_by_id, row.first_at, row.first, row.state = member, now, verdict.value, AlarmState.ONCE.value
    elif both := rules.settled(Verdict(row.first), verdict):
        row.second_by_id, row.verdict, row.settled_at, row.state = member, both.value, now, AlarmState.SETTLED.value
    else:
        row.first_by_id, row.first_at, row.first = None, None, ""
        row.disagreed, row.state = True, AlarmState.OPEN.value
    row.save()
    return AlarmState(row.state)


def _stored(alarm: AlarmId) -> models.Alarm:
    row = models.Alarm.objects.select_for_update().filter(pk=alarm).first()
    if row is None:
        raise AlarmUnknownError
    return row
