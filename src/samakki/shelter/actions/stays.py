"""Stays: people are received, move to another bed, leave; each stay is told in their own case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.timezone import get_current_timezone

from samakki.access import queries as access
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import LineKind, WordsRefusedError
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section
from samakki.shelter import models
from samakki.shelter.actions.houses import hold
from samakki.shelter.actions.log import take_log_back, tell_log
from samakki.shelter.actions.telling import close_row, take_step_back, tell_arrival, tell_companion, tell_step
from samakki.shelter.actions.watches import begin_watch, hold_watches, rest_watch
from samakki.shelter.queries.houses import house_plan, of_house, of_stay, stays_of
from samakki.shelter.rules import can_have
from samakki.shelter.words import (
    Arrival,
    Bed,
    BedId,
    BedState,
    Companion,
    HouseId,
    HousePlan,
    HouseRefusedError,
    StayId,
)

_WHO: Final = "who"
_BED: Final = "bed"
_STAY: Final = "stay"
_SINCE: Final = "since"
_WHY: Final = "why"


@deed(about=of_house)
def receive(
    by: By,
    house: HouseId,
    arrivals: Sequence[Arrival],
    companions: Sequence[Companion] = (),
    *,
    since: datetime | None = None,
    watch_every: int = 0,
) -> tuple[StayId, ...]:
    """Receive people together, each with a bed, what they were given, brought and need; all of them or nobody.

    Somebody may be received without a bed. With `watch_every` minutes somebody looks in on each for 72 hours. A case
    that `moves` comes to the step reception, unless it has come that far. Raises HouseRefusedError for a bed that is
    taken, one who is in a house already, or a day that has not come.
    """
    acting(by)
    if not arrivals:
        raise HouseRefusedError(_WHO, "nobody")
    hold(by)
    at = _moment(by, since)
    hold_watches([arrival.case for arrival in arrivals])
    if stays_of(by, [arrival.case for arrival in arrivals]):
        raise HouseRefusedError(_WHO, "in_a_house")
    beds = _beds(house_plan(by, house), [arrival.bed for arrival in arrivals])
    name, day, me = _house_name(house), _day(at), _me(by)
    rows, steps = {}, {}
    for arrival, bed in sorted(zip(arrivals, beds, strict=True), key=lambda one: one[0].case):
        rows[arrival.case] = tell_arrival(by, name, _label(bed), arrival, day, me)
        steps[arrival.case] = tell_step(by, arrival.case, name, day) if arrival.moves else ""
    for companion in companions:
        tell_companion(by, companion)
    line = tell_log(by, house, LineKind.RECEIVED, _labels(beds), [arrival.case for arrival in arrivals]).entry
    if watch_every:
        for arrival in arrivals:
            begin_watch(by, arrival.case, every=watch_every)
    told = {"line": line, "since": at, "here_since": at}
    return tuple(_begin(by, house, each, row=rows[each.case], step_row=steps[each.case], **told) for each in arrivals)


@deed(about=of_stay)
def move_bed(by: By, stay: StayId, bed: BedId | None, why: str, house: HouseId | None = None) -> StayId:
    """Let somebody move to another bed, or another house, with a reason; their days go on being counted.

    Raises WordsRefusedError without a reason, HouseRefusedError for a bed that is taken.
    """
    if not why.strip():
        raise WordsRefusedError(_WHY, "empty")
    hold(by)
    row, now = _open(stay), by.clock.now()
    to = house or HouseId(row.house_id)
    (found,) = _beds(house_plan(by, to), [bed])
    case = FileId(row.case_id)
    close_row(by, case, row.row, {"until": Told([_day(now)])})
    arrival = Arrival(case, bed)
    told = tell_arrival(by, _house_name(to), _label(found), arrival, _day(now), _me(by), why)
    line = tell_log(by, to, LineKind.MOVED, _label(found), [case]).entry
    _empty_bed(row)
    models.Stay.objects.filter(pk=row.pk).update(until=now)
    return _begin(by, to, arrival, row=told, line=line, since=now, here_since=row.here_since)


@deed(about=of_stay)
def leave_house(by: By, stay: StayId, went_to: str = "", at: datetime | None = None) -> None:
    """Let somebody leave: the bed waits to be made ready, nobody looks in any more unless an alarm stands."""
    hold(by)
    row, moment = _open(stay), _moment(by, at)
    if moment < row.since:
        raise HouseRefusedError(_SINCE, "not_before")
    case = FileId(row.case_id)
    hold_watches([case])
    close_row(by, case, row.row, {"until": Told([_day(moment)]), "went_to": Told([went_to])})
    line = tell_log(by, HouseId(row.house_id), LineKind.LEFT, _name_of(row.bed_id), [case]).entry
    _empty_bed(row)
    models.Stay.objects.filter(pk=row.pk).update(until=moment, left_line=line)
    rest_watch(by, case)


@deed(about=of_stay)
def take_back_stay(by: By, stay: StayId) -> None:
    """Take back what was done last with a stay: having been received, moved or left; by the one who did it.

    Raises HouseRefusedError when the bed is taken meanwhile, or somebody is in another house; RefusedError for others.
    """
    hold(by)
    row = models.Stay.objects.get(pk=stay)
    hold_watches([FileId(row.case_id)])
    _undo(by, row)
    take_log_back(by, HouseId(row.house_id), EntryId(row.left_line or row.line))


def _undo(by: By, row: models.Stay) -> None:
    if row.until is not None:
        _reopen(by, row)
        return
    together = models.Stay.objects.filter(line=row.line, until=None)
    for one in together:
        cases.take_row_away(by, FileId(one.case_id), Section.ADMINISTRATION, "stays", one.row)
        if one.step_row:
            take_step_back(by, FileId(one.case_id), one.step_row)
    before = models.Stay.objects.filter(case_id=row.case_id, until=row.since).exclude(pk=row.pk).first()
    if row.since == row.here_since or before is None:
        for one in together:
            rest_watch(by, FileId(one.case_id))
        together.delete()
    else:
        row.delete()
        _reopen(by, before)


def _begin(by: By, house: HouseId, who: Arrival, **told: object) -> StayId:
    stay = StayId(fresh_id(by.clock, by.chance))
    models.Stay.objects.create(id=stay, case_id=who.case, house_id=house, bed_id=who.bed, **told)
    _ready(who.bed)
    return stay


def _reopen(by: By, row: models.Stay) -> None:
    case = FileId(row.case_id)
    if models.Stay.objects.filter(case_id=case, until=None).exists():
        raise HouseRefusedError(_WHO, "in_a_house")
    if row.bed_id and models.Stay.objects.filter(bed_id=row.bed_id, until=None).exists():
        raise HouseRefusedError(_BED, "bed_taken")
    close_row(by, case, row.row, {"until": Told([]), "went_to": Told([])})
    models.Stay.objects.filter(pk=row.pk).update(until=None, left_line=None)
    _ready(row.bed_id)


def _open(stay: StayId) -> models.Stay:
    row = models.Stay.objects.get(pk=stay)
    if row.until is not None:
        raise HouseRefusedError(_STAY, "stay_ended")
    return row


def _beds(plan: HousePlan, wanted: Sequence[BedId | None]) -> list[Bed | None]:
    """Find the beds as they stand now; each is free, of this house, and asked for once."""
    known = {each.bed.id: each for each in plan.beds}
    asked = [bed for bed in wanted if bed is not None]
    if len(set(asked)) != len(asked):
        raise HouseRefusedError(_BED, "bed_taken")
    for bed in asked:
        can_have(known.get(bed))
    return [known[bed].bed if bed is not None else None for bed in wanted]


def _empty_bed(row: models.Stay) -> None:
    if row.bed_id:
        models.Bed.objects.filter(pk=row.bed_id).update(state=BedState.CLEANING.value)


def _ready(bed: UUID | None) -> None:
    """Let a bed in which somebody sleeps be ready for the next: what it was held for has come."""
    if bed:
        models.Bed.objects.filter(pk=bed).update(state=BedState.FREE.value)


def _moment(by: By, told: datetime | None) -> datetime:
    now = by.clock.now()
    if told is not None and told > now:
        raise HouseRefusedError(_SINCE, "not_yet")
    return told or now


def _day(at: datetime) -> str:
    return at.astimezone(get_current_timezone()).date().isoformat()


def _me(by: By) -> str:
    member, agency = acting(by)
    return access.names_of_staff(by, agency).get(member, "")


def _house_name(house: HouseId) -> str:
    return models.House.objects.values_list("name", flat=True).get(pk=house)


def _label(bed: Bed | None) -> str:
    return f"{bed.room} · {bed.name}" if bed else ""


def _labels(beds: Sequence[Bed | None]) -> str:
    return ", ".join(filter(None, map(_label, beds)))


def _name_of(bed: UUID | None) -> str:
    row = models.Bed.objects.filter(pk=bed).first() if bed else None
    return f"{row.room} · {row.name}" if row else ""
