"""What can be asked of a house without opening anything: its plan, who stays where, its shift, its month."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samakki.assistance.queries import rules_of
from samakki.cases.queries import at_desk
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import FileId, MemberId
from samakki.shelter import models
from samakki.shelter.rules import comes_before_reception, totals
from samakki.shelter.words import (
    Bed,
    BedId,
    BedNow,
    BedState,
    House,
    HouseId,
    HousePlan,
    HouseUnknownError,
    Shift,
    ShiftId,
    Stay,
    StayId,
    Totals,
)


def of_house(_by: By, house: HouseId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose house it is; raises HouseUnknownError."""
    owner = models.House.objects.filter(pk=house).values_list("owner_id", flat=True).first()
    if owner is None:
        raise HouseUnknownError
    return {"owner": str(owner)}


@sight()
def houses(by: By) -> tuple[House, ...]:
    """List the houses of the own agency, by their names, those of others last."""
    rows = models.House.objects.filter(owner_id=by.agency) if by.agency else models.House.objects.none()
    return tuple(House(HouseId(row.pk), row.name, row.outside) for row in rows.order_by("outside", "name"))


@sight(about=of_house)
def house_plan(by: By, house: HouseId) -> HousePlan:
    """Tell which beds there are, room by room, and who sleeps in them now; of persons only their cases' ids."""
    row = models.House.objects.get(pk=house)
    stays = [stay_of(each) for each in models.Stay.objects.filter(house_id=house, until=None).order_by("since", "pk")]
    by_bed = {stay.bed: stay for stay in stays if stay.bed}
    rooms: dict[str, list[BedNow]] = {}
    for each in models.Bed.objects.filter(house_id=house).order_by("room", "name"):
        bed = Bed(BedId(each.pk), house, each.room, each.name, BedState(each.state))
        rooms.setdefault(bed.room, []).append(BedNow(bed, by_bed.get(bed.id)))
    return HousePlan(
        House(house, row.name, row.outside),
        tuple((room, tuple(beds)) for room, beds in rooms.items()),
        tuple(stay for stay in stays if stay.bed is None),
    )


def of_stay(by: By, stay: StayId, *_args: object, **_more: object) -> Attributes:
    """Tell access in whose house somebody stays; raises HouseUnknownError."""
    house = models.Stay.objects.filter(pk=stay).values_list("house_id", flat=True).first()
    if house is None:
        raise HouseUnknownError
    return of_house(by, HouseId(house))


@sight(about=of_stay)
def stay(by: By, stay: StayId) -> Stay:
    """Give one stay, also one that has ended."""
    return stay_of(models.Stay.objects.get(pk=stay))


@sight()
def stays_of(by: By, cases: Collection[FileId]) -> dict[FileId, Stay]:
    """Tell where these people of the own agency stay now."""
    own = [house.id for house in houses(by)]
    rows = models.Stay.objects.filter(case_id__in=list(cases), until=None, house_id__in=own)
    return {stay.case: stay for stay in map(stay_of, rows)}


@sight()
def past_stays_of(by: By, case: FileId) -> tuple[Stay, ...]:
    """List every stay of somebody in the houses of the own agency, those that have ended too, the oldest first."""
    own = [house.id for house in houses(by)]
    rows = models.Stay.objects.filter(case_id=case, house_id__in=own).order_by("since", "id")
    return tuple(map(stay_of, rows))


@sight()
def before_reception(by: By, cases: Collection[FileId]) -> frozenset[FileId]:
    """Tell which of these cases of the own agency are open and have not come to the step reception by its rules."""
    order = rules_of(by).rules.order
    found = at_desk(by, cases).items()
    return frozenset(
        case for case, desk in found if not (desk.closed or desk.joined) and comes_before_reception(desk.step, order)
    )


@sight(about=of_house)
def month_of(by: By, house: HouseId, first: date, last: date) -> Totals:
    """Count the persons and nights of a house from a day to a day, both included."""
    rows = models.Stay.objects.filter(house_id=house, since__date__lte=last).exclude(until__date__lt=first)
    return totals(map(stay_of, rows), first, last, timezone.localdate(by.clock.now()))


@sight(about=of_house)
def no_places(by: By, house: HouseId, since: datetime) -> dict[str, int]:
    """Count whom a house could not take in since then, by the reason."""
    found: dict[str, int] = {}
    for why in models.NoPlace.objects.filter(house_id=house, at__gte=since).values_list("why", flat=True):
        found[why] = found.get(why, 0) + 1
    return found


@sight(about=of_house)
def shift_now(by: By, house: HouseId) -> Shift | None:
    """Give the shift that runs in a house; None before the first."""
    row = models.Shift.objects.filter(house_id=house, ended_at=None).first()
    return shift_of(row) if row else None


@sight(about=of_house)
def shifts(by: By, house: HouseId, limit: int = 30) -> tuple[Shift, ...]:
    """List the shifts of a house, the newest first."""
    rows = models.Shift.objects.filter(house_id=house).order_by("-first_line")
    return tuple(shift_of(row) for row in rows[:limit])


@sight(about=of_house)
def on_duty(by: By, house: HouseId) -> dict[MemberId, datetime]:
    """Tell who is on duty in the shift that runs, and since when."""
    shift = models.Shift.objects.filter(house_id=house, ended_at=None).values("pk")
    rows = models.Duty.objects.filter(shift_id__in=shift, until=None).order_by("since")
    return {MemberId(row.member_id): row.since for row in rows}


def stay_of(row: models.Stay) -> Stay:
    """Give a stay as it is stored, its moments by the clock on the wall: nights are counted by its days."""
    return Stay(
        StayId(row.pk),
        FileId(row.case_id),
        HouseId(row.house_id),
        _bed(row.bed_id),
        timezone.localtime(row.since),
        timezone.localtime(row.here_since),
        timezone.localtime(row.until) if row.until else None,
    )


def shift_of(row: models.Shift) -> Shift:
    """Give a shift as it is stored."""
    handed = MemberId(row.handed_by_id) if row.handed_by_id else None
    taken = MemberId(row.taken_by_id)
    house, when = HouseId(row.house_id), (row.began_at, taken, row.handed_at, handed, row.ended_at)
    return Shift(ShiftId(row.pk), house, *when, row.first_line, row.last_line)


def _bed(bed: UUID | None) -> BedId | None:
    return BedId(bed) if bed else None
