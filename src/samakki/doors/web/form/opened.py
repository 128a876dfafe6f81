"""One form of a case, opened: its version, its answers, who wrote last, and how a page of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from samakki.cases import actions as cases
from samakki.cases.words import FillingShown
from samakki.instruments import queries as instruments
from samakki.instruments.queries import Reader
from samakki.instruments.words import OpenForm, Question, Sheet, Value, VersionId, VersionShown, from_stored
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


@dataclass(frozen=True, slots=True)
class Filling:
    """A form of a case as far as it is filled in, and the version of the instrument that it belongs to."""

    case: FileId
    shown: FillingShown
    version: VersionShown
    answers: Mapping[str, Value]

    @property
    def id(self) -> UUID:
        """Give its id."""
        return self.shown.filling

    @property
    def questions(self) -> dict[str, Question]:
        """Give the questions of the form by their path."""
        return {question.path: question for question in self.version.definition.questions()}

    @property
    def behind(self) -> bool:
        """Tell whether the instrument has a newer version."""
        return self.version.newest.id != self.version.line.id


def open_filling(by: By, case: FileId, filling: UUID) -> Filling:
    """Open a form of a case. Raises CaseUnknownError, InstrumentUnknownError."""
    shown = cases.read_filling(by, case, filling)
    version = instruments.version(by, VersionId(shown.version))
    return Filling(case, shown, version, {path: from_stored(value) for path, value in shown.answers.items()})


def sheet_of(
    by: By, filling: Filling, answers: Mapping[str, Value], number: int, row_pages: Mapping[str, int]
) -> OpenForm:
    """Show one page of the form with these answers, in the reader's language."""
    reader = Reader(languages(), number, row_pages, filling.shown.closed)
    return instruments.open_form(by, filling.version.line.id, answers, reader)


def languages() -> tuple[str, ...]:
    """Give the reader's languages in order."""
    return (get_language() or "en", "en")


def resume_at(by: By, filling: Filling) -> int:
    """Tell where to go on: at the page of the answer written last, or the next one that is not whole."""
    sheets = sheet_of(by, filling, filling.answers, 1, {}).sheets
    written = [
        (max(stamps), sheet.number)
        for path, stamps in filling.shown.bases.items()
        for sheet in sheets
        if stamps and filling.answers.get(path) and _holds(sheet, path)
    ]
    at = max(written)[1] if written else 1
    unfinished = [sheet.number for sheet in sheets if sheet.relevant and sheet.answered < sheet.asked]
    return next((number for number in unfinished if number >= at), at)


def _holds(sheet: Sheet, path: str) -> bool:
    return path.partition("/")[0].partition("[")[0] in sheet.heads
