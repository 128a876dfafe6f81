"""As known on which day, and of whom: what somebody asks of a figure, as its address and its forms say it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext

from samakki.databook.words import BookWrong, Period, Year, words_of_years
from samakki.doors.web.figures.wording import REFUSED
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.deeds import By

_KINDS: Final = (Year.CALENDAR, Year.JAPAN_FISCAL)
_FIGURES_OF_A_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """As known at the end of a day; of all who are known, or of those who came to be known in a year.

    `wrong` names the boxes in which something else stands, with why; then what usually is asked stands here.
    """

    day: date
    period: Period | None
    wrong: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        """Give what stands behind the question mark of an address that asks the same."""
        told = {"as_of": self.day.isoformat()}
        if self.period:
            told |= {"years": self.period.kind.value, "year": str(self.period.year)}
        return urlencode(told)

    @property
    def is_provisional(self) -> bool:
        """Tell whether more may come of the year: it was not over on the day."""
        return self.period is not None and self.period.is_provisional(self.day)


def asked(request: HttpRequest, by: By) -> Asked:
    """Read what is asked: all who are known, as known today, where nobody says."""
    typed = request.POST if request.method == "POST" else request.GET
    day, no_day = _day(typed, localdate(by.clock.now()))
    period, no_year = _period(typed, day)
    wrong = (("as-of", no_day), ("year", no_year))
    return Asked(day, period, tuple((box, why) for box, why in wrong if why))


def kinds_of_years() -> list[tuple[str, str]]:
    """Give the ways of asking for a time, with their words."""
    return [("", gettext("all who are known")), *((kind.value, words_of_years(kind)) for kind in _KINDS)]


def words_of(period: Period | None) -> str:
    """Say of which year something tells; nothing of all time."""
    if period is None:
        return ""
    year = dates.partial(f"{period.year:04}", language_in_use())
    return gettext("fiscal year {year} of Japan").format(year=year) if period.kind is Year.JAPAN_FISCAL else year


def _day(typed: QueryDict, today: date) -> tuple[date, str]:
    text = typed.get("as_of", "")
    if not text:
        return today, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today, gettext("Write the day as 2004-07-19.")
    return (day, "") if day <= today else (today, str(REFUSED[BookWrong.IN_FUTURE]))


def _period(typed: QueryDict, day: date) -> tuple[Period | None, str]:
    kind, year = typed.get("years", ""), typed.get("year", "").strip() or str(day.year)
    if not kind:
        return None, ""
    if kind not in _KINDS:
        return None, gettext("Say how the year runs.")
    if not (year.isascii() and year.isdecimal() and len(year) == _FIGURES_OF_A_YEAR and int(year)):
        return None, gettext("Write the year with four figures.")
    period = Period(Year(kind), int(year))
    return (period, "") if period.first <= day else (None, gettext("This year had not begun on that day."))
