"""Of which time a number tells: a calendar year, a fiscal year of Japan, or only a part of one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from samakki.tables.units import Year

_APRIL: Final = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A year; the fiscal year of Japan is named after the calendar year in which it begins, in April.

    `until` is the last day told of where that is not the whole year.
    """

    kind: Year
    year: int
    until: date | None = None

    def __post_init__(self) -> None:
        """Raise PeriodWrongError for a last day that does not lie in the year, and where no year has a first day."""
        if self.kind not in {Year.CALENDAR, Year.JAPAN_FISCAL}:
            raise PeriodWrongError
        if self.until is not None and not self.first <= self.until <= self._ends:
            raise PeriodWrongError

    @property
    def first(self) -> date:
        """Give the first day."""
        return date(self.year, 1 if self.kind is Year.CALENDAR else _APRIL, 1)

    @property
    def _ends(self) -> date:
        return self.first.replace(year=self.year + 1) - timedelta(days=1)

    @property
    def last(self) -> date:
        """Give the last day that is told of."""
        return self.until or self._ends

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last

    def is_provisional(self, as_of: date) -> bool:
        """Tell whether more may come: only a part of the year is told of, or it was not over on the day it was told."""
        return self.last < self._ends or as_of <= self._ends


class PeriodWrongError(ValueError):
    """A part of a year does not lie in it."""
