"""By when somebody is answered, and what may follow what."""

from calendar import monthrange
from datetime import date
from typing import Final

_YEAR: Final = 12


def answered_by(asked_on: date, months: int) -> date:
    """Give the day by which somebody is answered: so many months on, the last day of a month that has no such day."""
    count = asked_on.year * _YEAR + asked_on.month - 1 + months
    year, month = divmod(count, _YEAR)
    return date(year, month + 1, min(asked_on.day, monthrange(year, month + 1)[1]))
