"""Forms of a case: each save writes what changed; half a form is kept, nothing is overwritten.

The answer to a bound question goes to its field, in its own section, and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils import timezone

from samakki.cases.actions.desk import binder, of_case, written
from samakki.cases.rules import VERSION, Saving, answer_field, closed_entry, drafts_of, fillings_in, fitting_words
from samakki.cases.words import (
    TEXT_LIMIT,
    Answer,
    CaseUnknownError,
    FieldsChanged,
    FillingShown,
    Saved,
)
from samakki.instruments import queries as instruments
from samakki.instruments.words import NotPublishedError
from samakki.journal import actions as journal
from samakki.journal.words import FileState, NoSuchEntryError
from samakki.kernel.deeds import By, KeyNotHeldError, RefusedError, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId, fresh_id
from samakki.sections.words import Section


@deed(about=of_case)
def fill_form(  # noqa: PLR0913 -- which form of which case, what was answered, and who told it
    by: By,
    case: FileId,
    version: UUID,
    filling: UUID,
    answers: Iterable[Answer],
    *,
    third_party: bool = False,
    told_by: str = "",
) -> Saved | None:
    """Save what changed in a form of a case; the first save begins the filling. Tells when each answer was written.

    What somebody else answered meanwhile is kept beside it until a person decides. Another `version` than before moves
    the filling to that version of the form. `third_party` says that somebody else than the person told it, `told_by`
    who. An answer that its field cannot hold is kept by the form alone. Nothing to save gives nothing. Raises
    NotPublishedError for a version that cannot be begun; one that was withdrawn can be finished.
    """
    saving = Saving(
        case=case,
        version=version,
        filling=filling,
        bindings=binder(by)(version),
        told_by=fitting_words(told_by, TEXT_LIMIT, about="told_by") if third_party else "",
        third_party=third_party,
        fresh=lambda: EntryId(fresh_id(by.clock, by.chance)),
        today=timezone.localdate(by.clock.now()),
    )
    given = list(answers)
    state = _state(by, case, saving.sections(given))
    if saving.moves(state):
        saving, state = _moving(by, saving, state)
    drafts, places, unfit = drafts_of(saving, state, given)
    if not drafts:
        return None
    headers = journal.append_many(by, drafts)
    written(by, case)
    for draft in drafts:
        if not draft.closed:
            tell(by, FieldsChanged(case, draft.section, tuple(change.field for change in draft.body.changes)))
    return Saved(headers[0].stamp, {path: headers[at].stamp for path, at in places.items()}, unfit)


@deed(about=of_case)
def fillings(by: By, case: FileId) -> tuple[FillingShown, ...]:
    """List the forms that were begun for a case, the one written last first."""
    return tuple(fillings_in(_state(by, case, None), binder(by)))


@deed(about=of_case)
def read_filling(by: By, case: FileId, filling: UUID) -> FillingShown:
    """Open one form of a case as far as it is filled in, its own closed answers too, which is recorded.

    What was written closed in a field stays closed. Raises CaseUnknownError when the case has no such filling.
    """
    found = _among(fillings_in(_state(by, case, None), binder(by)), filling)
    if found is None:
        raise CaseUnknownError
    return _with_closed(by, found)


def _moving(by: By, saving: Saving, state: FileState) -> tuple[Saving, FileState]:
    """Read all that a version writes, for a filling that begins in it, or all from which one moves to it.

    What moves is read as a page of the form would be: closed answers of the form itself are opened. Raises
    NotPublishedError.
    """
    if not instruments.may_be_begun(by, saving.version):
        raise NotPublishedError
    bound = saving.bindings
    begins = state.value(bound.section, answer_field(saving.filling, VERSION)) is None
    wanted = {bound.section, *(place.section for place in bound.places.values())} if begins else None
    state = _state(by, saving.case, wanted)
    before = _among(fillings_in(state, binder(by)), saving.filling)
    return replace(saving, before=_with_closed(by, before) if before else None), state


def _among(found: Iterable[FillingShown], filling: UUID) -> FillingShown | None:
    return next((one for one in found if one.filling == filling), None)


def _with_closed(by: By, shown: FillingShown) -> FillingShown:
    shut = {path: entry for path, value in shown.answers.items() if (entry := closed_entry(value))}
    if not shut:
        return shown
    opened = {entry: _opened(by, shown, entry) for entry in set(shut.values())}
    answers: dict[str, Any] = dict(shown.answers)
    for path, entry in shut.items():
        del answers[path]
        if path in opened[entry]:
            answers[path] = opened[entry][path]
    closed = {path: shown.heads[path] for path in shut if path not in answers}
    return replace(shown, answers=answers, closed={**shown.closed, **closed})


def _opened(by: By, shown: FillingShown, entry: EntryId) -> dict[str, Any]:
    try:
        body = journal.open_closed(by, entry, page="form").body
    except (NoSuchEntryError, RefusedError, KeyNotHeldError):
        return {}
    start = f"form/{shown.filling}/"
    changes = body.changes if body else ()
    return {change.field.removeprefix(start): change.value for change in changes if change.field.startswith(start)}


def _state(by: By, case: FileId, sections: Iterable[Section] | None) -> FileState:
    wanted = None if sections is None else list(sections)
    return journal.read_snapshots(by, [case], wanted, page="form").get(case, FileState())
