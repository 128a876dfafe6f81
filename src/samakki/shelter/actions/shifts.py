"""Shifts: handed over by one, taken over by another, both by their own signature; two at once never both succeed."""

from typing import Final
from uuid import UUID

from samakki.cases.words import LineKept, LineKind
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import MemberId, fresh_id
from samakki.shelter import models
from samakki.shelter.actions.houses import hold
from samakki.shelter.actions.log import tell_log
from samakki.shelter.queries.houses import of_house, shift_of
from samakki.shelter.rules import may_hand, may_take
from samakki.shelter.words import HouseId, HouseRefusedError, ShiftId

_SHIFT: Final = "shift"


@deed(about=of_house)
def begin_shift(by: By, house: HouseId) -> ShiftId:
    """Begin the first shift of a house; raises HouseRefusedError `shift_runs` where one runs."""
    member, _agency = acting(by)
    hold(by)
    running = _running(house)
    if running is not None:
        raise HouseRefusedError(_SHIFT, "shift_runs", MemberId(running.taken_by_id))
    return _begun(by, house, member, tell_log(by, house, LineKind.TAKEN))


@deed(about=of_house)
def hand_over(by: By, house: HouseId, shift: ShiftId, words: str = "") -> None:
    """Sign for handing over the shift that runs, with what must be told; the next signs for having read it.

    `shift` is the one that the page showed. Raises HouseRefusedError when it is over, or somebody has signed already.
    """
    member, _agency = acting(by)
    hold(by)
    row = _still(house, shift)
    may_hand(shift_of(row))
    tell_log(by, house, LineKind.HANDED, words)
    models.Shift.objects.filter(pk=row.pk).update(handed_by=member, handed_at=by.clock.now())


@deed(about=of_house)
def take_back_hand_over(by: By, house: HouseId, shift: ShiftId) -> None:
    """Take the signature back, as long as nobody has taken over; by the one who signed."""
    member, _agency = acting(by)
    hold(by)
    row = _still(house, shift)
    if row.handed_by_id != member:
        raise HouseRefusedError(_SHIFT, "not_handed", MemberId(row.handed_by_id) if row.handed_by_id else None)
    tell_log(by, house, LineKind.TAKEN)
    models.Shift.objects.filter(pk=row.pk).update(handed_by=None, handed_at=None)


@deed(about=of_house)
def take_over(by: By, house: HouseId, shift: ShiftId, why: str = "") -> ShiftId:
    """Sign for taking over what another handed over; where nobody could, with a reason.

    Raises HouseRefusedError when another has taken over meanwhile, for one's own signature, or for a reason left empty.
    """
    member, _agency = acting(by)
    hold(by)
    row = _still(house, shift)
    may_take(shift_of(row), member, why.strip())
    line = tell_log(by, house, LineKind.TAKEN, why)
    models.Shift.objects.filter(pk=row.pk).update(ended_at=line.when, last_line=line.number)
    models.Duty.objects.filter(shift_id=row.pk, until=None).update(until=line.when)
    return _begun(by, house, member, line)


@deed(about=of_house)
def join_duty(by: By, house: HouseId) -> None:
    """Be on duty in the shift that runs; raises HouseRefusedError where none does."""
    member, _agency = acting(by)
    hold(by)
    running = _running(house)
    if running is None:
        raise HouseRefusedError(_SHIFT, "no_shift")
    if not models.Duty.objects.filter(shift_id=running.pk, member_id=member, until=None).exists():
        _on_duty(by, running.pk, member)


@deed(about=of_house)
def leave_duty(by: By, house: HouseId) -> None:
    """Go off duty; the shift goes on."""
    member, _agency = acting(by)
    hold(by)
    running = _running(house)
    if running is not None:
        models.Duty.objects.filter(shift_id=running.pk, member_id=member, until=None).update(until=by.clock.now())


def _begun(by: By, house: HouseId, member: MemberId, line: LineKept) -> ShiftId:
    """Begin a shift with the line that says so: by their numbers each line lies in its own shift."""
    shift = ShiftId(fresh_id(by.clock, by.chance))
    models.Shift.objects.create(
        id=shift, house_id=house, began_at=line.when, first_line=line.number, taken_by_id=member
    )
    _on_duty(by, shift, member)
    return shift


def _on_duty(by: By, shift: UUID, member: MemberId) -> None:
    models.Duty.objects.create(id=fresh_id(by.clock, by.chance), shift_id=shift, member_id=member, since=by.clock.now())


def _running(house: HouseId) -> models.Shift | None:
    return models.Shift.objects.filter(house_id=house, ended_at=None).first()


def _still(house: HouseId, shift: ShiftId) -> models.Shift:
    """Give the shift that the page showed if it still runs; else say who has taken over meanwhile."""
    running = _running(house)
    if running is None or running.pk != shift:
        raise HouseRefusedError(_SHIFT, "shift_over", MemberId(running.taken_by_id) if running else None)
    return running
