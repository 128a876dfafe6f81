"""A case, and what stands in its fields, for the tests of what is done from day to day."""

from samakki.cases import actions as cases
from samakki.cases.words import RowShown
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


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
