"""The rules of closing: how it is written, what carries on, what brings a case back."""

from collections.abc import Sequence
from typing import Any

from samakki.assistance.words import CLOSED_STATES, CLOSING_FIELDS, Due, DueId, DueKind, may_be_left
from samakki.cases.words import FieldShown, Path, SectionShown, Step

_REFERRED = "referred"
_WANTED = "wanted"
_NO_CONTACT = frozenset({"only_this_person", "not_wanted"})


def asked_at_closing(administration: SectionShown) -> tuple[FieldShown, ...]:
    """Give the fields that a closing asks for, in their order."""
    found = (administration.field(name) for name in CLOSING_FIELDS)
    return tuple(shown for shown in found if shown is not None)


def is_closed(administration: SectionShown) -> bool:
    """Tell whether the case is closed, as the record says."""
    shown = administration.field("status")
    return shown is not None and shown.heads.value in CLOSED_STATES


def state_when_closed(why: Sequence[str]) -> str:
    """Give the state of a case that is closed for these reasons: others go on, or nobody has to."""
    return "closed_referred" if _REFERRED in why else "closed"


def wants_contact(after: str) -> bool:
    """Tell whether somebody makes contact after the closing: only where the person wants it."""
    return after == _WANTED


def left_at_closing(dues: Sequence[Due], chosen: Sequence[DueId], after: str) -> tuple[DueId, ...]:
    """Give what does not go on: what somebody chose, and every follow-up where no contact of ours is wanted."""
    unwanted = after in _NO_CONTACT
    return tuple(
        due.id
        for due in dues
        if may_be_left(due) and (due.id in chosen or (unwanted and due.kind is DueKind.FOLLOW_UP))
    )


def step_on_return(path: Path) -> Step:
    """Give the step at which a case that is opened again goes on: where it was before it was closed."""
    before = [stride.step for stride in path.taken if stride.step is not Step.CLOSURE]
    return before[-1] if before else Step.CRISIS_INTERVENTION


def not_wanted(administration: SectionShown) -> int:
    """Count the lines of the plan that the person does not want."""
    shown = administration.field("plan")
    rows = shown.standing if shown else ()
    return sum(_part(row, "decision") == "not_wanted" for row in rows)


def _part(row: Any, name: str) -> Any:
    return next((part.heads.value for part in row.parts if part.field.name == name), None)
