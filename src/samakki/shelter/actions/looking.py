"""What the looks of a house write into the case of whom they are about: how it was, and whether somebody stays near."""

from datetime import datetime
from typing import Final

from django.utils.timezone import get_current_timezone

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import RowShown
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter.words import LOOKS_KEPT, moment_in, moment_words

HERE: Final = Section.PSYCHOSOCIAL
NOT_MET: Final = "not_met"
ALARM: Final = "alarm"
ANSWER: Final = ""
"""How a row tells that an alarm was answered: it says nothing of how somebody was."""
_LOOKS: Final = "watch_checks"


def write_look(by: By, case: FileId, how: str, words: str) -> str:
    """Write a look as a row; when a hundred stand there, the oldest gives its place, and goes on in the history."""
    rows = _looks(by, case)
    told = {"at": moment_words(by.clock.now(), get_current_timezone()), "how": how, "words": words}
    oldest = min(rows, key=lambda row: _code(row, "at")) if len(rows) >= LOOKS_KEPT else None
    bases = {part.field.name: part.heads.base for part in oldest.parts} if oldest else {}
    said = {part: Told([value] if value else [], base=bases.get(part, ())) for part, value in told.items()}
    return cases.write_row(by, case, HERE, _LOOKS, oldest.row if oldest else "", said)


def take_look_away(by: By, case: FileId, row: str) -> None:
    """Let a look stand no more; it goes on in the history."""
    cases.take_row_away(by, case, HERE, _LOOKS, row)


def how_it_was(by: By, case: FileId, row: str) -> str | None:
    """Tell how somebody was at a look, by its row; None where no such look stands."""
    return next((_code(each, "how") for each in _looks(by, case) if each.row == row), None)


def last_look(by: By, case: FileId, since: datetime) -> datetime | None:
    """Tell when somebody was last met, by the looks that stand, from a moment on."""
    met = [each for each in _looks(by, case) if _code(each, "how") not in {NOT_MET, ALARM}]
    times = [at for each in met if (at := _moment(each)) and at >= since.replace(second=0, microsecond=0)]
    return max(times, default=None)


def stay_near(by: By, case: FileId, near: str) -> None:
    """Write whether somebody should stay near: now, at_times, no."""
    shown = cases.read_section(by, case, HERE).field("self_harm_alert")
    if shown is None or shown.heads.value != near:
        told = Told([near], base=shown.heads.base if shown else ())
        cases.change_fields(by, case, HERE, {"self_harm_alert": told})


def _looks(by: By, case: FileId) -> list[RowShown]:
    shown = cases.read_section(by, case, HERE).field(_LOOKS)
    return [row for row in shown.rows if row.stands] if shown else []


def _code(row: RowShown, part: str) -> str:
    value = next((each.heads.value for each in row.parts if each.field.name == part), None)
    return value if isinstance(value, str) else ""


def _moment(row: RowShown) -> datetime | None:
    try:
        return moment_in(_code(row, "at"), get_current_timezone())
    except ValueError:
        return None
