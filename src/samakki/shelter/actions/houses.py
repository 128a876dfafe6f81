"""Setting up a house: its rooms, its beds, how each bed stands."""

from collections.abc import Sequence
from typing import Final

from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import fresh_id
from samakki.shelter import models
from samakki.shelter.queries.houses import of_house
from samakki.shelter.words import BEDS_AT_ONCE, BedId, BedState, HouseId, HouseRefusedError, HouseUnknownError

_BED: Final = "bed"
_BEDS: Final = "beds"
_NAMED: Final = "name"
_LONG: Final = 80
_SHORT: Final = 40


def of_bed(by: By, bed: BedId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose bed it is; raises HouseUnknownError."""
    house = models.Bed.objects.filter(pk=bed).values_list("house_id", flat=True).first()
    if house is None:
        raise HouseUnknownError
    return of_house(by, HouseId(house))


def hold(by: By) -> None:
    """Let nobody else change the houses of the agency until the deed ends: a bed is taken, a shift signed, by one."""
    list(models.House.objects.select_for_update().filter(owner_id=by.agency).order_by("pk").values_list("pk"))


@deed()
def found_house(by: By, name: str, *, outside: bool = False) -> HouseId:
    """Add a house with its log; `outside` is another's house, to which people of ours are given for a time."""
    _member, agency = acting(by)
    called = fitting(name, _LONG, "name")
    hold(by)
    if models.House.objects.filter(owner_id=agency, name=called).exists():
        raise HouseRefusedError(_NAMED, "name_taken")
    house = HouseId(fresh_id(by.clock, by.chance))
    models.House.objects.create(id=house, owner_id=agency, name=called, outside=outside, log_id=cases.open_book(by))
    return house


@deed(about=of_house)
def rename_house(by: By, house: HouseId, name: str) -> None:
    """Call a house otherwise."""
    called = fitting(name, _LONG, "name")
    hold(by)
    if models.House.objects.filter(owner_id=by.agency, name=called).exclude(pk=house).exists():
        raise HouseRefusedError(_NAMED, "name_taken")
    models.House.objects.filter(pk=house).update(name=called)


@deed(about=of_house)
def add_beds(by: By, house: HouseId, room: str, names: Sequence[str]) -> tuple[BedId, ...]:
    """Add beds to a room; the room is there with its first bed."""
    where = fitting(room, _SHORT, "room")
    called = list(dict.fromkeys(fitting(name, _SHORT, "beds") for name in names if name.strip()))
    if not called:
        raise WordsRefusedError(_BEDS, "empty")
    if len(called) > BEDS_AT_ONCE:
        raise WordsRefusedError(_BEDS, "too_many", BEDS_AT_ONCE)
    hold(by)
    if models.Bed.objects.filter(house_id=house, room=where, name__in=called).exists():
        raise HouseRefusedError(_BEDS, "name_taken")
    made = models.Bed.objects.bulk_create(
        models.Bed(id=fresh_id(by.clock, by.chance), house_id=house, room=where, name=name, state=BedState.FREE.value)
        for name in called
    )
    return tuple(BedId(bed.pk) for bed in made)


@deed(about=of_bed)
def set_bed(by: By, bed: BedId, state: BedState) -> None:
    """Say how a bed stands that nobody sleeps in; raises HouseRefusedError for one in which somebody does."""
    hold(by)
    if models.Stay.objects.filter(bed_id=bed, until=None).exists():
        raise HouseRefusedError(_BED, "bed_in_use")
    models.Bed.objects.filter(pk=bed).update(state=state.value)


@deed(about=of_bed)
def take_bed_away(by: By, bed: BedId) -> None:
    """Take a bed out of a house; one in which somebody ever slept stays in the record, out of use."""
    hold(by)
    if models.Stay.objects.filter(bed_id=bed).exists():
        set_bed(by, bed, BedState.OUT)
    else:
        models.Bed.objects.filter(pk=bed).delete()


def fitting(text: str, limit: int, about: str) -> str:
    """Give a short text in clear as it is kept; raises WordsRefusedError for none, or too much."""
    kept = " ".join(text.split())
    if not kept:
        raise WordsRefusedError(about, "empty")
    if len(kept) > limit:
        raise WordsRefusedError(about, "too_long", limit)
    return kept
