"""The record of reads is looked through as it grows: what is unusual becomes an alarm within the minute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Q
from django.utils import timezone

from samakki.cases import queries as cases
from samakki.cases.words import LookedAfter
from samakki.journal import queries as journal
from samakki.journal.words import Trace
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.watch import models, rules
from samakki.watch.actions.alarming import raise_alarm
from samakki.watch.words import OPENED, STANDS_IN, TAKEN_OUT, AlarmKind

AT_ONCE: Final = 500
_BACK: Final = timedelta(days=120)
_KEPT: Final = timedelta(days=400)


@deed()
def look(by: By) -> int:
    """Look through what was numbered since last time, at most 500 pages; gives how many. Nothing is opened."""
    place, _new = models.Place.objects.select_for_update().get_or_create(one=1)
    found = journal.readings_from(by, place.position, AT_ONCE)
    if not found:
        return 0
    place.position += len(found)
    place.save(update_fields=["position"])
    owned = cases.looked_after(by, {file for one in found for file in one.files})
    _note_papers(found)
    for trace in found:
        if trace.page in OPENED:
            _note(by, trace, owned)
    for agency, day in sorted({(one.agency, timezone.localdate(one.moment)) for one in found}):
        _judge(by, agency, day, {one.member for one in found if one.agency == agency})
    return len(found)


@deed()
def forget(by: By) -> None:
    """Let go of what is older than is looked back upon."""
    now = by.clock.now()
    models.Seen.objects.filter(day__lt=timezone.localdate(now - _BACK)).delete()
    models.VainSearch.objects.filter(at__lt=now - _BACK).delete()
    models.Paper.objects.filter(at__lt=now - _KEPT).delete()
    models.Explained.objects.filter(until__lt=now - _KEPT).delete()


def _note_papers(found: Iterable[Trace]) -> None:
    models.Paper.objects.bulk_create(
        [
            models.Paper(
                read=one.id,
                agency_id=one.agency,
                member_id=one.member,
                at=one.moment,
                page=one.page,
                files=len(one.files),
                file=one.files[0] if len(one.files) == 1 else None,
            )
            for one in found
            if one.page in TAKEN_OUT
        ],
        ignore_conflicts=True,
    )


def _note(by: By, trace: Trace, owned: Mapping[FileId, LookedAfter]) -> None:
    """Count the persons on a page, and raise the alarms that a single page raises."""
    day = timezone.localdate(trace.moment)
    flagged = set(models.Flag.objects.filter(file__in=trace.files, ended_at=None).values_list("file", flat=True))
    for file in trace.files:
        case = owned.get(file)
        if case is None:
            continue
        given = case.owner != trace.agency or file in trace.on_ground
        own = given or rules.is_own(case.worker, trace.member, ()) or trace.why == STANDS_IN
        models.Seen.objects.update_or_create(
            member_id=trace.member,
            day=day,
            file=file,
            defaults={"last_at": trace.moment},
            create_defaults={
                "agency_id": trace.agency,
                "outside": not own,
                "first_at": trace.moment,
                "last_at": trace.moment,
            },
        )
        if case.decoy:
            raise_alarm(by, case.owner, trace.member, AlarmKind.DECOY, file=file)
        elif file in flagged and case.worker != trace.member:
            raise_alarm(by, case.owner, trace.member, AlarmKind.FLAGGED, file=file)


def _judge(by: By, agency: AgencyId, day: date, readers: Iterable[MemberId]) -> None:
    """Hold a day of these readers against their own usual and the agency's before it."""
    outside, persons = _days(agency, day)
    usual_outside, usual_persons = _usual(outside, day), _usual(persons, day)
    for reader in readers:
        mine = outside.get(reader, {})
        if day not in mine:
            continue
        numbers = _numbers(mine)
        if rules.is_unusual(numbers, usual_outside, _judged_before(reader, mine)):
            raise_alarm(by, agency, reader, AlarmKind.OUTSIDE, numbers[-1])
        if rules.is_many(_numbers(persons[reader]), usual_persons):
            raise_alarm(by, agency, reader, AlarmKind.MANY, persons[reader][day])


def _usual(readers: Mapping[MemberId, Mapping[date, int]], before: date) -> float:
    return rules.usual_in([number for day, number in days.items() if day < before] for days in readers.values())


def _days(agency: AgencyId, today: date) -> tuple[dict[MemberId, dict[date, int]], dict[MemberId, dict[date, int]]]:
    """Count, for each reader of an agency and each day on which they read: persons outside their list, and all."""
    outside: dict[MemberId, dict[date, int]] = defaultdict(dict)
    persons: dict[MemberId, dict[date, int]] = defaultdict(dict)
    rows = models.Seen.objects.filter(agency_id=agency, day__gt=today - _BACK, day__lte=today)
    counted = rows.values_list("member_id", "day").annotate(all=Count("pk"), out=Count("pk", filter=Q(outside=True)))
    for member, day, number, out in counted.order_by("member_id", "day"):
        outside[member][day], persons[member][day] = out, number
    return outside, persons


def _numbers(days: Mapping[date, int]) -> Sequence[int]:
    return [days[day] for day in sorted(days)][-rules.REMEMBERED :]


def _judged_before(reader: MemberId, days: Mapping[date, int]) -> int:
    """Tell how many of the remembered days an alarm has judged already: the sum begins anew after it."""
    rows = models.Alarm.objects.filter(member_id=reader, kind=AlarmKind.OUTSIDE.value, day__lt=max(days))
    last = rows.order_by("-day").values_list("day", flat=True).first()
    remembered = sorted(days)[-rules.REMEMBERED :]
    return sum(day <= last for day in remembered) if last else 0
