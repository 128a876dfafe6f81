"""A case moves through the ten steps: written with day, place and reason, asked where a day looks odd, taken back."""

from collections.abc import Sequence
from typing import Final

from django.utils import timezone

from samakki.cases.actions.changing import keep
from samakki.cases.actions.counting import Now, of_all
from samakki.cases.actions.desk import of_case, stored
from samakki.cases.rules import (
    USUAL,
    fitting_value,
    how_it_comes,
    left_out,
    look_at_day,
    needs_reason,
    path_of,
    rank_in,
    section_shown,
    step_back,
    taken_back,
    written_as,
)
from samakki.cases.words import STEP, STEPS, How, Move, Path, SectionShown, Step, StepMoved, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal.words import Change, FileState
from samakki.kernel.dates import PartialDate
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section, cell, field_named, row_of

_ADMINISTRATION: Final = Section.ADMINISTRATION
_ANY: Final = "0" * 8


@deed(about=of_case)
def read_path(by: By, case: FileId) -> Path:
    """Open the path of a case: the step it is at and how it came there."""
    return path_of(_shown(by, case))


@deed(about=of_case)
def move_step(by: By, case: FileId, move: Move, order: Sequence[Step] = USUAL) -> str:
    """Let a case go to a step; steps of `order` that are left out on the way are written down with the same reason.

    Gives the row of the step. Raises StepDoubtedError for a day that is to be looked at once more, WordsRefusedError
    (`empty` about the reason where one is due: a step left out, entered once more, or a case opened again).
    """
    path = path_of(_shown(by, case))
    today = timezone.localtime(by.clock.now()).date()
    day, place, reason = (
        _fitting(part, told) for part, told in (("day", move.day), ("place", move.place), ("reason", move.reason))
    )
    day = day or today.isoformat()
    if not move.sure and not move.stays:
        look_at_day(path, PartialDate.parse(day), today)
    how = How.ENTERED if move.stays else how_it_comes(path, move.step)
    skipped = () if move.stays else left_out(path, move.step, order)
    if not reason and needs_reason(how, skipped):
        raise WordsRefusedError("reason", "empty")  # noqa: EM101 -- codes, and no message
    rank, row, changes = rank_in(path, stays=move.stays), row_of(by.chance.bytes(4)), list[Change]()
    for step in skipped:
        changes += written_as(row_of(by.chance.bytes(4)), (step, How.SKIPPED, rank), day, "", reason)
        rank += 1
    changes += written_as(row, (move.step, how, rank), day, place, reason)
    if not move.stays:
        changes.append(Change(STEP, move.step.value, path.base if move.seen is None else move.seen))
    keep(by, case, _ADMINISTRATION, changes)
    return row


@deed(about=of_case)
def undo_step(by: By, case: FileId, row: str) -> None:
    """Take back a step with all that was written together with it; what was written stays in the history.

    Raises WordsRefusedError when it was taken back already.
    """
    shown = _shown(by, case)
    rows = shown.field(STEPS)
    changes = step_back(path_of(shown), row, rows.rows if rows else ())
    if not changes:
        raise WordsRefusedError(STEPS, "not_a_choice")
    keep(by, case, _ADMINISTRATION, changes)


@deed(about=of_all)
def note_steps(by: By, now: Sequence[Now]) -> None:
    """Tell those who keep limits that steps were written about, whoever wrote; `now` is all of a section."""
    for each in now:
        shown = section_shown(FileState({each.section: dict(each.fields)}), _ADMINISTRATION)
        tell(by, StepMoved(each.case, AgencyId(stored(each.case).owner_id), path_of(shown), taken_back(shown)))


def _shown(by: By, case: FileId) -> SectionShown:
    states = journal.read_snapshots(by, [case], [_ADMINISTRATION], page="steps")
    return section_shown(states.get(case, FileState()), _ADMINISTRATION)


def _fitting(part: str, told: str) -> str:
    return str(fitting_value(field_named(_ADMINISTRATION, cell(STEPS, _ANY, part)), [told]) or "")
