"""What every count of persons begins with: the definition that was in force, and what facts tell of each person."""

from collections.abc import Sequence
from datetime import date

from samakki.databook.queries.definitions import definitions_of
from samakki.databook.rules import in_force
from samakki.databook.words import BookRefusedError, BookWrong, Definition, DefinitionUnknownError, Period
from samakki.facts import queries as facts
from samakki.facts.words import Kind
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId


def countable(owner: AgencyId, measure: str, day: date) -> Definition:
    """Give the definition of an agency's measure that was in force on a day and can be counted.

    Raises BookRefusedError for a day on which none was in force, and a measure that no fact tells of yet.
    """
    try:
        definition = in_force(definitions_of(owner), measure, day)
    except DefinitionUnknownError as unknown:
        raise BookRefusedError(BookWrong.NO_DEFINITION) from unknown
    if definition.lacks:
        raise BookRefusedError(BookWrong.LACKS_FACTS)
    return definition


def coded(
    by: By, owner: AgencyId, dimensions: Sequence[str], day: date, came: tuple[date, date] | None = None
) -> list[tuple[str, str, str]]:
    """Give number, dimension and code of what was known at the end of a day; a way of having no value is a code.

    `came` leaves those who came to be known between two days.
    """
    told = facts.told_on(by, owner, dimensions, day)
    rows = [(who, what, one.value if one.kind is Kind.VALUE else one.kind.value) for who, what, one in told]
    if came is None:
        return rows
    known = facts.came_between(by, owner, *came)
    return [row for row in rows if row[0] in known]


def days_of(period: Period | None) -> tuple[date, date] | None:
    """Give the first and the last day of a period; None for all time."""
    return (period.first, period.last) if period else None
