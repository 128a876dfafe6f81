"""Forms of a case: each save writes what changed in one filling; half a form is kept, nothing is overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samakki.cases.actions.desk import of_case, written
from samakki.cases.rules import VERSION, answer_field, fillings_in
from samakki.cases.words import CaseUnknownError, FieldsChanged, FillingShown
from samakki.instruments import queries as instruments
from samakki.instruments.words import NotPublishedError
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, FileState, Kind
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is now given: `path` in the form, `value` as JSON, `base` the stamps of the values seen."""

    path: str
    value: Any
    base: tuple[Stamp, ...] = ()


@deed(about=of_case)
def fill_form(
    by: By,
    case: FileId,
    version: UUID,
    filling: UUID,
    answers: Iterable[Answer],
    section: Section = Section.EXPERIENCE,
) -> Stamp | None:
    """Save what changed in a form of a case; the first save begins the filling. Gives the stamp of what was written.

    What somebody else answered meanwhile is kept beside it until a person decides. Another `version` than before moves
    the filling to that version of the form; answers stay by their paths. Raises NotPublishedError for a version that
    cannot be begun; one that was withdrawn can be finished.
    """
    standing = _state(by, case, section)
    named = answer_field(filling, VERSION)
    given = [Change(answer_field(filling, answer.path), answer.value, answer.base) for answer in answers]
    if standing.value(section, named) != str(version):
        if not instruments.may_be_begun(by, version):
            raise NotPublishedError
        given.insert(0, standing.change(section, named, str(version)))
    if not given:
        return None
    body = Body(Kind.FORM, changes=tuple(given), form=str(version), filling=str(filling))
    header = journal.append(by, case, section, body)
    written(by, case)
    tell(by, FieldsChanged(case, section, tuple(change.field for change in given)))
    return header.stamp


@deed(about=of_case)
def fillings(by: By, case: FileId) -> tuple[FillingShown, ...]:
    """List the forms that were begun for a case, the one written last first."""
    return tuple(fillings_in(_state(by, case, None)))


@deed(about=of_case)
def read_filling(by: By, case: FileId, filling: UUID) -> FillingShown:
    """Open one form of a case as far as it is filled in. Raises CaseUnknownError when the case has no such filling."""
    found = next((one for one in fillings_in(_state(by, case, None)) if one.filling == filling), None)
    if found is None:
        raise CaseUnknownError
    return found


def _state(by: By, case: FileId, section: Section | None) -> FileState:
    wanted = None if section is None else [section]
    return journal.read_snapshots(by, [case], wanted, page="form").get(case, FileState())
