"""Writing fields, each with the values its author saw; deciding where two people wrote different things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samakki.cases.actions.desk import of_case, written
from samakki.cases.rules import fitting_value
from samakki.cases.words import ConflictResolved, FieldsChanged, Value
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Kind
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId
from samakki.sections.words import Section, field_named


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody typed or chose for a field, which kind of missing it is, and the values that they saw then."""

    said: Sequence[str]
    missing: str = ""
    base: tuple[Stamp, ...] = ()


@deed(about=of_case)
def change_fields(by: By, case: FileId, section: Section, told: Mapping[str, Told], *, closed: bool = False) -> None:
    """Write fields of a section; what somebody else wrote meanwhile is kept beside it until a person decides.

    Closed, the fields get a key of their own and show only when opened by name. Raises WordsRefusedError for the first
    value that cannot be kept, FieldUnknownError for a field that the section does not have.
    """
    changes = []
    for name, given in told.items():
        value: Value = fitting_value(field_named(section, name), given.said, given.missing)
        changes.append(Change(name, value, given.base))
    if not changes:
        return
    journal.append(by, case, section, Body(Kind.CHANGE, changes=tuple(changes)), closed=closed)
    written(by, case)
    tell(by, FieldsChanged(case, section, tuple(told)))


@deed(about=of_case)
def resolve_conflict(by: By, case: FileId, section: Section, field: str, told: Told) -> None:
    """Decide what stands in a field in conflict; the other values stay in the history.

    Raises WordsRefusedError when the value cannot be kept.
    """
    described = field_named(section, field)
    value = fitting_value(described, told.said, told.missing)
    journal.resolve(by, case, section, field, value, told.base)
    written(by, case)
    tell(by, ConflictResolved(case, section, field))
