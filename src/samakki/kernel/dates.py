"""Dates as people know them: a year, a month of a year, or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

BUDDHIST_AHEAD: Final = 543
_BUDDHIST_FROM: Final = 2400
_BUDDHIST_TO: Final = 2800
_SHAPE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LAST_MONTH: Final = 12
_ANY_MONTH: Final = 1
_ANY_DAY: Final = 1


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and the month, may not be known; years are of the common era."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Write what is known, as ISO 8601 does: `2001`, `2001-05` or `2001-05-07`."""
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` wrote; raises ValueError on anything else and on a day that no calendar has."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            message = f"not a date: {text!r}"
            raise ValueError(message)
        year, month, day = (None if part is None else int(part) for part in found.groups())
        made = cls(year or 0, month, day)
        date(made.year, _ANY_MONTH if month is None else month, _ANY_DAY if day is None else day)
        return made

    def whole(self) -> date | None:
        """Give the day when it is known, otherwise nothing."""
        return None if self.month is None or self.day is None else date(self.year, self.month, self.day)

    def first(self) -> date:
        """Give the earliest day that it may have been."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """Give the latest day that it may have been."""
        if self.day is not None:
            return self.first()
        month = self.month or _LAST_MONTH
        return date(self.year, month, monthrange(self.year, month)[1])


def of_common_era(year: int) -> int:
    """Read a year that can only be of the Buddhist era as the same year of the common era (2561 is 2018)."""
    return year - BUDDHIST_AHEAD if _BUDDHIST_FROM <= year <= _BUDDHIST_TO else year
