"""Closing a case: what is asked, what is still open, and how the person comes back."""

from dataclasses import dataclass
from typing import Final

from samakki.assistance.words.dues import Due, DueKind, DueLine, Settled
from samakki.cases.words import CaseRow, FieldShown, Path
from samakki.kernel.ids import EntryId, FileId

CLOSING_FIELDS: Final = (
    "closing_why",
    "closing_reason",
    "closing_agreed",
    "closing_rating",
    "closing_words",
    "exit_strategy",
    "remains_open",
    "come_back",
    "come_back_how",
    "after_closing",
    "reintegration",
    "reintegration_why",
)
"""The fields that a closing asks for, in their order; none of them has to be answered."""
CLOSED_STATES: Final = frozenset({"closed", "closed_referred"})


@dataclass(frozen=True, slots=True)
class Closing:
    """A case as it is about to be closed, or was: its closing fields, what is open, what waits for a decision.

    `not_wanted` counts the lines of the plan that the person did not want: a refused service is no reason to close.
    """

    row: CaseRow
    fields: tuple[FieldShown, ...]
    open: tuple[DueLine, ...]
    path: Path
    closed: bool
    not_wanted: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """What a closing wrote, by which it can be taken back: ids and codes only, nothing that anybody said.

    `step` is the row of the step, empty where the case was at its last step already; `state` how the case stood before,
    `contacts` the entries of the contact afterwards, `left` what was not to go on.
    """

    case: FileId
    step: str
    state: str = ""
    contacts: tuple[EntryId, ...] = ()
    left: tuple[Settled, ...] = ()


def may_be_left(due: Due) -> bool:
    """Tell whether something due may be left with the closing: an alarm is answered, and a watch ends in its house."""
    return due.is_open and due.settles_here and due.kind is not DueKind.ALARM
