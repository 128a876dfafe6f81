"""How something due becomes a line of the day."""

from datetime import date

from samakki.assistance.words import FOLLOWED, DayLine, Due
from samakki.cases.words import DayOpened


def line_of(due: Due, desk: DayOpened, today: date) -> DayLine | None:
    """Put together the line of something due; None where the case is not the agency's any more."""
    person = desk.known.get(due.case)
    if person is None:
        return None
    followed = FOLLOWED.get(due.kind)
    row = desk.told(due.case, *followed, due.row) if followed else None
    return DayLine(due, person, row, (today - due.on).days)
