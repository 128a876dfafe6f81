"""How a test tells what a person told, and looks whether it is kept."""

from collections.abc import Mapping
from typing import Any

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import actions as journal
from samakki.kernel.ids import FileId
from samakki.sections.words import Section, field_named
from tests.cases.conftest import Staff

Answers = Mapping[tuple[Section, str], list[str]]


def known_of(staff: Staff, case: FileId) -> dict[tuple[Section, str], Any]:
    """Give what stands in the fields of a case, and in the cells of its rows, for a colleague who opens it."""
    read = journal.read_file(staff.mali, case, purpose="a test")
    return {
        (section, name): heads.value
        for section, fields in read.state.sections.items()
        for name, heads in fields.items()
    }


def tell(staff: Staff, case: FileId, told: Answers) -> None:
    for section in dict.fromkeys(where for where, _ in told):
        shut = {name for where, name in told if where is section and field_named(section, name).closed}
        for closed in (False, True):
            given = {name: Told(said) for (where, name), said in told.items() if where is section}
            given = {name: told for name, told in given.items() if (name in shut) is closed}
            actions.change_fields(staff.dara, case, section, given, closed=closed)


def is_kept(staff: Staff, told: Answers) -> None:
    """Tell a story and look whether each answer reads back: numbers as numbers, several choices as several."""
    case = actions.open_case(staff.dara, "Danger")
    tell(staff, case, told)
    known = known_of(staff, case)
    for where, said in told.items():
        if field_named(*where).closed:
            assert where not in known
            continue
        value = known[where]
        assert {str(part) for part in value} == set(said) if isinstance(value, list) else str(value) == said[0], where


def rows(section: Section, field: str, *told: Mapping[str, list[str]]) -> Answers:
    return {
        (section, f"{field}/{number:08x}/{part}"): said
        for number, row in enumerate(told, 1)
        for part, said in row.items()
    }
