"""What is due: of a member, of a case, between two days, too late; who is in danger; where nothing comes next."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count, QuerySet
from django.utils import timezone

from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.ruling import rules_of
from samakki.assistance.words import DUES_A_SLICE, Alarm, Due, DueId, DueKind, DueState
from samakki.cases import queries as cases
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId

_LEADING: Final = frozenset({"supervisor", "agency administrator"})
_QUIET_AFTER: Final = timedelta(days=30)


def today_of(by: By) -> date:
    """Give the day that it is here."""
    return timezone.localdate(by.clock.now())


def as_told(row: Stored) -> Due:
    """Give what is stored as the other rooms know it."""
    return Due(
        id=DueId(row.pk),
        case=FileId(row.case_id),
        owner=AgencyId(row.owner_id),
        kind=DueKind(row.kind),
        ref=row.ref,
        on=row.on,
        at=row.at,
        member=MemberId(row.member_id) if row.member_id else None,
        state=DueState(row.state),
        settled_on=row.settled_on,
        tries=row.tries,
    )


@sight()
def dues_of_member(by: By, member: MemberId, until: date) -> tuple[Due, ...]:
    """List what a member of the own agency still has to see to until a day, the oldest first."""
    return tuple(map(as_told, open_dues(by, member).filter(on__lte=until).order_by("on", "at", "id")))


@sight()
def dues_of_case(by: By, case: FileId) -> tuple[Due, ...]:
    """List all that is or was due for a case of the own agency, the next first."""
    rows = Stored.objects.filter(owner_id=by.agency, case_id=case) if by.agency else Stored.objects.none()
    return tuple(map(as_told, rows.order_by("on", "at", "id")))


@sight()
def dues_between(by: By, member: MemberId | None, since: date, until: date) -> tuple[Due, ...]:
    """List what is or was due from a day to a day, of one member or of the whole agency, in the order of time."""
    rows = Stored.objects.filter(owner_id=by.agency, on__range=(since, until)) if by.agency else Stored.objects.none()
    rows = rows.filter(member_id=member) if member else rows
    gone = (DueState.DROPPED.value, DueState.RESTING.value)
    return tuple(map(as_told, rows.exclude(state__in=gone).order_by("on", "at", "id")))


@sight()
def next_due_of(by: By, asked: Collection[FileId]) -> dict[FileId, Due]:
    """Tell of these cases what has to be seen to next; cases for which nothing is due are left out."""
    rows = open_dues(by).filter(case_id__in=asked).order_by("-on", "-at", "-id")
    return {FileId(row.case_id): as_told(row) for row in rows}


@sight()
def late_counts(by: By, member: MemberId | None = None) -> dict[DueKind, int]:
    """Count what is late, by kind: of one member, or of the whole agency."""
    counted = _late(by, member).values_list("kind").annotate(number=Count("pk")).order_by("kind")
    return {DueKind(kind): number for kind, number in counted}


@sight()
def late_dues(by: By, member: MemberId | None = None, kind: DueKind | None = None, page: int = 1) -> tuple[Due, ...]:
    """Give a slice of what is late, the oldest first, and one more where more follows."""
    rows = _late(by, member)
    rows = rows.filter(kind=kind) if kind else rows
    start = (max(page, 1) - 1) * DUES_A_SLICE
    return tuple(map(as_told, rows.order_by("on", "at", "id")[start : start + DUES_A_SLICE + 1]))


@sight()
def alarms(by: By, case: FileId | None = None) -> tuple[Alarm, ...]:
    """List the alarms that nobody answered yet, the most pressing first: of one case, or of all.

    Of all cases, who leads the agency sees every one; everybody else their own and those that nobody sees to.
    """
    now, rows = by.clock.now(), open_dues(by).filter(kind=DueKind.ALARM).order_by("on", "at", "id")
    found = (as_told(row) for row in (rows.filter(case_id=case) if case else rows))
    seen = (due for due in found if case or by.role in _LEADING or due.member in {None, by.member})
    return tuple(Alarm(due, until := _until(due), until < now, due.member == by.member) for due in seen)


@sight()
def only_initial_support(by: By) -> tuple[FileId, ...]:
    """List the cases that had the first support a month ago or longer, and for which nothing comes next (CASE-19)."""
    begun = cases.begun_only(by, by.clock.now() - _QUIET_AFTER)
    known = set(open_dues(by).filter(case_id__in=begun).values_list("case_id", flat=True))
    return tuple(case for case in begun if case not in known)


@sight()
def response_minutes(by: By) -> int:
    """Tell within how many minutes an alarm is answered by the rules of the own agency."""
    return rules_of(by).rules.alarm.minutes


def open_dues(by: By, member: MemberId | None = None) -> QuerySet[Stored]:
    """Give what is still to be seen to in the own agency, of one member or of all."""
    rows = Stored.objects.filter(owner_id=by.agency, state=DueState.OPEN) if by.agency else Stored.objects.none()
    return rows.filter(member_id=member) if member else rows


def _late(by: By, member: MemberId | None) -> QuerySet[Stored]:
    return open_dues(by, member).filter(on__lt=today_of(by))


def _until(due: Due) -> datetime:
    return timezone.make_aware(datetime.combine(due.on, due.at or time.max))
