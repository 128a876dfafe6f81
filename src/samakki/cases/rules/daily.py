"""One of one's people as a line of the day."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from samakki.cases.rules.ages import audience_of
from samakki.cases.rules.reading import InClear, case_row
from samakki.cases.words import Person
from samakki.instruments.words import Audience
from samakki.journal.words import FileState
from samakki.sections.words import Section


class OfADay(InClear, Protocol):
    """A case as it is stored, with what stands in clear of its days."""

    step: str
    step_since: date | None
    last_contact_on: date | None
    planned_on: date | None


def person_of(stored: OfADay, state: FileState, today: date, torn: Sequence[Section] = ()) -> Person:
    """Put together the line of a person."""
    return Person(
        row=case_row(stored, state),
        step=stored.step,
        step_since=stored.step_since,
        last_contact_on=stored.last_contact_on,
        planned_on=stored.planned_on,
        child=is_child(state, today),
        torn=tuple(torn),
    )


def is_child(state: FileState, today: date) -> bool:
    """Tell whether a person is known to be under 18."""
    return audience_of(state.heads(Section.IDENTITY, "born"), today) is Audience.CHILD
