"""A house with two rooms and three beds, for the tests of what is done in it."""

from dataclasses import dataclass

from samakki.assistance import actions, queries
from samakki.assistance.words import BedId, HouseId
from samakki.cases import actions as cases
from samakki.cases.words import RowShown
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@dataclass(frozen=True)
class Set:
    """A house and its beds, by the order in which they were made."""

    house: HouseId
    beds: tuple[BedId, ...]


def set_up(by: By, name: str = "River house DEMO") -> Set:
    house = actions.found_house(by, name)
    beds = (*actions.add_beds(by, house, "1", ["A", "B"]), *actions.add_beds(by, house, "2", ["A"]))
    return Set(house, beds)


def person(by: By, name: str = "Lotus DEMO") -> FileId:
    return cases.open_case(by, "DEMO: came to the gate", name)


def rows(by: By, case: FileId, field: str, section: Section = Section.ADMINISTRATION) -> list[dict[str, object]]:
    """What stands in the rows of a field."""
    shown = cases.read_section(by, case, section).field(field)
    assert shown is not None
    return [said(row) for row in shown.standing]


def said(row: RowShown) -> dict[str, object]:
    return {part.field.name: part.heads.value for part in row.known}


def value(by: By, case: FileId, field: str, section: Section = Section.ADMINISTRATION) -> object:
    shown = cases.read_section(by, case, section).field(field)
    assert shown is not None
    return shown.heads.value


def sleeps(by: By, house: HouseId) -> dict[str, FileId]:
    """Who sleeps in which bed."""
    plan = queries.house_plan(by, house)
    return {f"{each.bed.room}{each.bed.name}": each.stay.case for each in plan.beds if each.stay}
