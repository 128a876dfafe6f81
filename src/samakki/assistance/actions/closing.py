"""Closing a case with the person, and opening it again: nothing has to be answered, and nobody loses the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from samakki.assistance.actions.days import lines_of
from samakki.assistance.actions.settling import settle, undo
from samakki.assistance.actions.visiting import schedule_follow_ups
from samakki.assistance.queries import dues_of_case, rules_of
from samakki.assistance.queries.dues import today_of
from samakki.assistance.rules import (
    asked_at_closing,
    is_closed,
    left_at_closing,
    not_wanted,
    state_when_closed,
    step_on_return,
    wants_contact,
)
from samakki.assistance.words import (
    CLOSED_STATES,
    CLOSING_FIELDS,
    DUES_AT_ONCE,
    Closed,
    Closing,
    DueId,
    DueState,
    DueUnknownError,
    Settled,
)
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Heads, Move, SectionShown, Sheet, Step, WordsRefusedError, value_in_words
from samakki.kernel.deeds import By, deed
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section, field_named

_HERE: Final = Section.ADMINISTRATION


@deed()
def open_closing(by: By, case: FileId) -> Closing:
    """Open what a closing asks for, with what stands there already, and everything that is still open."""
    read = cases.read_sheet(by, case, [_HERE], Sheet.CLOSING)
    shown = read.of(_HERE)
    waiting = [due for due in dues_of_case(by, case) if due.is_open]
    return Closing(
        row=read.row,
        fields=asked_at_closing(shown),
        open=lines_of(by, waiting, Sheet.CLOSING),
        path=cases.read_path(by, case),
        closed=is_closed(shown),
        not_wanted=not_wanted(shown),
    )


@deed()
def close_case(  # noqa: PLR0913 -- what is told, what is left, on which day, who told it: each is asked on the page
    by: By,
    case: FileId,
    told: Mapping[str, Told],
    left: Sequence[DueId] = (),
    move: Move | None = None,
    *,
    third_party: bool = False,
    told_by: str = "",
) -> Closed:
    """Close a case: write what the person says at the end, leave what is not to go on, come to the last step.

    `move` tells day and place of that step, and whether a day that looks odd is meant; today where none is told.

    Contact after the closing comes due by the rules of the agency where the person wants it; where they want none, the
    follow-ups that are due are left with what is named in `left`. Everything else stays due. Raises WordsRefusedError,
    `closed` where it is closed already, FieldUnknownError for a field that a closing does not ask for, DueUnknownError
    for what is not due in this case, StepDoubtedError for a day that is to be looked at once more.
    """
    at, day = _when(by, move)
    strange = next((name for name in told if name not in CLOSING_FIELDS), None)
    if strange:
        raise FieldUnknownError(strange)
    before = cases.read_section(by, case, _HERE)
    if is_closed(before):
        raise WordsRefusedError("status", "closed")  # noqa: EM101 -- a code, and not a message
    if told:
        cases.change_fields(by, case, _HERE, told, third_party=third_party, told_by=told_by)
    shown = cases.read_section(by, case, _HERE)
    after = str(_value(shown, "after_closing") or "")
    gone = _leave(by, case, left, after)
    why = _value(shown, "closing_why")
    _write_state(by, case, shown, state_when_closed(why if isinstance(why, list) else []), day)
    contacts = schedule_follow_ups(by, case) if wants_contact(after) else ()
    return Closed(case, _last_step(by, case, shown, at), str(_value(before, "status") or ""), contacts, gone)


@deed()
def reopen_case(by: By, case: FileId, reason: str, step: Step | None = None) -> str:
    """Open a closed case again, at the step where it was, or at another; what was written at the end stays.

    Gives the row of that step. Raises WordsRefusedError: `empty` about the reason, `not_a_choice` where the case is not
    closed.
    """
    if not is_closed(cases.read_section(by, case, _HERE)):
        raise WordsRefusedError("status", "not_a_choice")  # noqa: EM101 -- a code, and not a message
    goes_on = step or step_on_return(cases.read_path(by, case))
    if not reason.strip():
        raise WordsRefusedError("reason", "empty")  # noqa: EM101 -- as above
    row = cases.move_step(by, case, Move(goes_on, reason=reason, sure=True))
    _write_state(by, case, cases.read_section(by, case, _HERE), "active", "")
    return row


@deed()
def undo_reopening(by: By, case: FileId, row: str) -> None:
    """Take back that a case was opened again by a slip: it is closed as it was; `row` is the step that came with it.

    Raises WordsRefusedError, `changed_since` where it went on or was closed meanwhile.
    """
    last, state = cases.read_path(by, case).last, _before(by, case, "status")
    if last is None or last.row != row or state not in CLOSED_STATES:
        raise WordsRefusedError("status", "changed_since")  # noqa: EM101 -- a code, and not a message
    day = _before(by, case, "closed_on")
    cases.undo_step(by, case, row)
    _write_state(by, case, cases.read_section(by, case, _HERE), state, day)


@deed()
def undo_closing(by: By, case: FileId, closed: Closed) -> None:
    """Take a closing back that was a slip: the case is where it was, and what was left is due again.

    What the person said at the end stays written. Raises WordsRefusedError, `not_a_choice` where the case is not closed
    any more, `changed_since` where somebody wrote meanwhile into what would be taken back.
    """
    if closed.case != case or not is_closed(cases.read_section(by, case, _HERE)):
        raise WordsRefusedError("status", "not_a_choice")  # noqa: EM101 -- a code, and not a message
    if closed.step:
        cases.undo_step(by, case, closed.step)
    for entry in reversed(closed.contacts):
        cases.undo_entry(by, case, entry)
    if closed.left:
        undo(by, closed.left)
    _write_state(by, case, cases.read_section(by, case, _HERE), closed.state or "active", "")


def _leave(by: By, case: FileId, chosen: Sequence[DueId], after: str) -> tuple[Settled, ...]:
    """Leave what is not to go on, and give how it is taken up again."""
    dues = dues_of_case(by, case)
    if set(chosen) - {due.id for due in dues}:
        raise DueUnknownError
    gone = left_at_closing(dues, chosen, after)
    slices = (gone[start : start + DUES_AT_ONCE] for start in range(0, len(gone), DUES_AT_ONCE))
    return tuple(done for each in slices for done in settle(by, each, DueState.DROPPED))


def _before(by: By, case: FileId, name: str) -> str:
    """Give what stood in a field before what stands there now."""
    told = cases.field_history(by, case, _HERE, name)
    return str(told[1].value or "") if len(told) > 1 else ""


def _when(by: By, move: Move | None) -> tuple[Move, str]:
    """Give the move to the last step, sure where no day was told, and its day as it is kept."""
    if move is None or not move.day.strip():
        return Move(Step.CLOSURE, place=move.place if move else "", sure=True), today_of(by).isoformat()
    try:
        return move, str(read_date(move.day))
    except DateRefusedError as refused:
        raise WordsRefusedError("day", refused.code) from None  # noqa: EM101 -- a code, and not a message


def _last_step(by: By, case: FileId, shown: SectionShown, at: Move) -> str:
    """Let the case come to its last step, and give the row of it; empty where it is there already."""
    if cases.read_path(by, case).now is Step.CLOSURE:
        return ""
    move = replace(at, step=Step.CLOSURE, reason=_reason(shown), stays=False)
    return cases.move_step(by, case, move, rules_of(by).rules.order)


def _write_state(by: By, case: FileId, shown: SectionShown, state: str, day: str) -> None:
    told = {
        "status": Told([state], base=_heads(shown, "status").base),
        "closed_on": Told([day] if day else [], base=_heads(shown, "closed_on").base),
    }
    cases.change_fields(by, case, _HERE, told)


def _reason(shown: SectionShown) -> str:
    """Say why the case is closed, for the path: in the words that were written, else in those that were ticked."""
    words = _value(shown, "closing_reason")
    if isinstance(words, str) and words:
        return words
    ticked = _value(shown, "closing_why")
    described = field_named(_HERE, "closing_why")
    return (
        value_in_words(described, ticked)
        if isinstance(ticked, list) and ticked
        else value_in_words(field_named(_HERE, "status"), "closed")
    )


def _heads(shown: SectionShown, name: str) -> Heads:
    found = shown.field(name)
    return found.heads if found else Heads()


def _value(shown: SectionShown, name: str) -> object:
    return _heads(shown, name).value
