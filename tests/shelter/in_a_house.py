"""A house with two rooms and three beds, for the tests of what is done in it."""

from dataclasses import dataclass

from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.shelter import actions, queries
from samakki.shelter.words import BedId, HouseId


@dataclass(frozen=True)
class Set:
    """A house and its beds, by the order in which they were made."""

    house: HouseId
    beds: tuple[BedId, ...]


def set_up(by: By, name: str = "River house DEMO") -> Set:
    house = actions.found_house(by, name)
    beds = (*actions.add_beds(by, house, "1", ["A", "B"]), *actions.add_beds(by, house, "2", ["A"]))
    return Set(house, beds)


def sleeps(by: By, house: HouseId) -> dict[str, FileId]:
    """Who sleeps in which bed."""
    plan = queries.house_plan(by, house)
    return {f"{each.bed.room}{each.bed.name}": each.stay.case for each in plan.beds if each.stay}
