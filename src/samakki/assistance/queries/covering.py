"""Who is away, who stands in for whom, and what everybody carries: asked without opening anything."""

from datetime import date, datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from samakki.access import queries as access
from samakki.assistance import models
from samakki.assistance.rules import loads, stood_in_for
from samakki.assistance.words import (
    ALARM_DAYS,
    NEW_DAYS,
    QUIET_AFTER,
    WEEKS_AHEAD,
    Away,
    AwayId,
    AwayUnknownError,
    DueKind,
    DueState,
    Load,
    Work,
)
from samakki.cases import queries as cases
from samakki.cases.words import Hands
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import MemberId

_NOTHING = Hands(0, 0, 0)


def of_away(by: By, away: AwayId, *_args: object, **_more: object) -> Attributes:
    """Tell access in whose agency somebody is away; raises AwayUnknownError, also for another agency's."""
    owner = models.Away.objects.filter(pk=away, owner_id=by.agency).values_list("owner_id", flat=True).first()
    if owner is None:
        raise AwayUnknownError
    return {"owner": str(owner)}


@sight()
def aways(by: By) -> tuple[Away, ...]:
    """List who of the own agency is away or will be, the next first; what has ended is not among them."""
    today = timezone.localdate(by.clock.now())
    rows = models.Away.objects.filter(owner_id=by.agency, until__gte=today, ended_at=None)
    return tuple(map(away_of, rows.order_by("since", "until", "id")))


@sight()
def stands_in_for(by: By, member: MemberId | None = None, day: date | None = None) -> tuple[MemberId, ...]:
    """Name those whose cases somebody sees to besides their own on a day; of oneself, today, where nothing is told."""
    whose = member or by.member
    return stood_in_for(whose, aways(by), day or timezone.localdate(by.clock.now())) if whose else ()


@sight()
def workloads(by: By) -> tuple[Load, ...]:
    """Tell what each of the own agency carries, in the order of their names."""
    return _loads(by)


@sight()
def own_load(by: By) -> Load | None:
    """Tell what one carries oneself, with the cases of those for whom one stands in."""
    return next((load for load in _loads(by) if load.member == by.member), None)


def held(by: By) -> dict[MemberId | None, Hands]:
    """Count the open cases on each list of the own agency."""
    now = by.clock.now()
    return cases.hands(by, quiet_since(now), now - timedelta(days=NEW_DAYS))


def quiet_since(now: datetime) -> date:
    """Give the day before which nobody may have been met or reached for a case to be quiet."""
    return timezone.localdate(now) - timedelta(days=QUIET_AFTER)


def _loads(by: By) -> tuple[Load, ...]:
    if by.agency is None:
        return ()
    names = access.names_at_work(by, by.agency)
    today = timezone.localdate(by.clock.now())
    hands, dues, alarms = held(by), _dues(by, today), _alarms(by, today)
    works = [
        Work(
            member,
            hands.get(member, _NOTHING).cases,
            hands.get(member, _NOTHING).new,
            alarms.get(member, 0),
            tuple(dues.get(member, ())),
        )
        for member in sorted(names, key=lambda each: names[each].casefold())
    ]
    return loads(works, aways(by), today)


def _dues(by: By, today: date) -> dict[MemberId, list[tuple[DueKind, date]]]:
    """Tell what is left over, and what comes due in the weeks that are looked at, on whose day."""
    rows = models.Due.objects.filter(owner_id=by.agency, state=DueState.OPEN, on__lt=today + timedelta(7 * WEEKS_AHEAD))
    counted = rows.exclude(member=None).values_list("member_id", "kind", "on").annotate(number=Count("pk")).order_by()
    found: dict[MemberId, list[tuple[DueKind, date]]] = {}
    for member, kind, on, number in counted:
        found.setdefault(MemberId(member), []).extend([(DueKind(kind), on)] * number)
    return found


def _alarms(by: By, today: date) -> dict[MemberId, int]:
    rows = models.Due.objects.filter(owner_id=by.agency, kind=DueKind.ALARM, on__gte=today - timedelta(ALARM_DAYS))
    counted = rows.exclude(member=None).values_list("member_id").annotate(number=Count("pk")).order_by()
    return {MemberId(member): number for member, number in counted}


def away_of(row: models.Away) -> Away:
    """Give an absence as it is stored."""
    return Away(
        AwayId(row.pk),
        MemberId(row.member_id),
        row.since,
        row.until,
        MemberId(row.covered_by_id),
        MemberId(row.made_by_id),
    )
