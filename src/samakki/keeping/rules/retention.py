"""When a case has been kept for longer than a rule says."""

from calendar import monthrange
from datetime import date
from typing import Final

_YEAR: Final = 12


def months_before(day: date, months: int) -> date:
    """Give the day so many months before a day; the last of a shorter month where it has no such day."""
    count = day.year * _YEAR + day.month - 1 - months
    year, month = divmod(count, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """Give the day so many months after a day."""
    return months_before(day, -months)
