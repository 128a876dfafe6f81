"""The functions of ODK's expressions about days and moments."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from samakki.instruments.rules.values import DAY, Scalar, Thing, moment, number, one, text, whole_date

Function = Callable[..., Scalar]

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SIGN: Final = re.compile(r"%(.)")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?", re.ASCII)


def _date(value: Thing) -> date | str:
    return whole_date(value) or ""


def _date_time(value: Thing) -> datetime | str:
    return moment(value) or ""


def _decimal_date_time(value: Thing) -> float:
    read = moment(value)
    return math.nan if read is None else number(read)


def _decimal_time(value: Thing) -> float:
    found = _CLOCK.match(text(value))
    if found is None:
        return math.nan
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return (hours * 3600 + minutes * 60 + seconds) / DAY


def _format(value: Thing, pattern: Thing) -> str:
    read = moment(value)
    if read is None:
        return ""
    signs = _signs(read)
    return _SIGN.sub(lambda found: signs.get(found[1], found[0]), text(pattern))


def _signs(read: datetime) -> dict[str, str]:
    return {
        "Y": f"{read.year:04d}",
        "y": f"{read.year % 100:02d}",
        "m": f"{read.month:02d}",
        "n": str(read.month),
        "b": _MONTHS[read.month - 1],
        "d": f"{read.day:02d}",
        "e": str(read.day),
        "a": _WEEK[read.weekday()],
        "H": f"{read.hour:02d}",
        "h": str(read.hour),
        "M": f"{read.minute:02d}",
        "S": f"{read.second:02d}",
        "3": f"{read.microsecond // 1000:03d}",
        "%": "%",
    }


def plus_days(left: Scalar, sign: str, right: Scalar) -> Scalar | None:
    """Add days to a day, or take them away; nothing when neither side is a day."""
    if isinstance(left, date) and not isinstance(right, date):
        days = number(right)
        return _date(number(left) + (days if sign == "+" else -days)) if not math.isnan(days) else ""
    if sign == "+" and isinstance(right, date) and not isinstance(left, date):
        return plus_days(right, "+", left)
    return None


DAY_FUNCTIONS: Final[dict[str, tuple[int, int, Function]]] = {
    "date": (1, 1, _date),
    "date-time": (1, 1, _date_time),
    "decimal-date-time": (1, 1, _decimal_date_time),
    "decimal-time": (1, 1, _decimal_time),
    "format-date": (2, 2, _format),
    "format-date-time": (2, 2, _format),
}


def day_of(value: Thing) -> Scalar:
    """Give what a date question holds: its day when it is known, its text when only a part is."""
    single = one(value)
    return whole_date(single) or single
