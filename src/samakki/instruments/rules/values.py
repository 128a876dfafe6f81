"""What expressions reckon with, and how one sort of value is read as another (XPath 1.0, dates as ODK counts them)."""

import math
import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from samakki.kernel.dates import PartialDate

EPOCH: Final = date(1970, 1, 1)
DAY: Final = 86_400
_EARLIEST: Final = date.min.toordinal() - EPOCH.toordinal()
_LATEST: Final = date.max.toordinal() - EPOCH.toordinal()
_NUMBER: Final = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)
_LONGEST_NUMBER: Final = 300
_WHOLE: Final = 1e15

Scalar = str | float | bool | date | datetime | PartialDate


class Nodes(tuple[Scalar, ...]):
    """The values of one question over several rows."""

    __slots__ = ()


Thing = Scalar | Nodes


def one(value: Thing) -> Scalar:
    """Give the value, of several the first, of none an empty text."""
    if isinstance(value, Nodes):
        return value[0] if value else ""
    return value


def many(value: Thing) -> tuple[Scalar, ...]:
    """Give the values, one or several."""
    return value if isinstance(value, Nodes) else (value,)


def number(value: Thing) -> float:
    """Read a value as a number; NaN when it is none. A day is the number of days since 1970."""
    value = one(value)
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, datetime):
        return (_placed(value) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / DAY
    if isinstance(value, date):
        return float(value.toordinal() - EPOCH.toordinal())
    if isinstance(value, str) and len(value) <= _LONGEST_NUMBER and _NUMBER.fullmatch(value):
        return float(value)
    return math.nan


def text(value: Thing) -> str:
    """Read a value as a text, numbers without a needless point."""
    value = one(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def number_text(value: float) -> str:
    """Write a number as XPath does: `3`, `0.5`, `NaN`."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < _WHOLE:
        return str(int(value))
    return repr(value)


def truth(value: Thing) -> bool:
    """Read a value as yes or no: an empty text, zero and NaN are no."""
    if isinstance(value, Nodes) and len(value) > 1:
        return True
    value = one(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return text(value) != ""


def whole_date(value: Thing) -> date | None:
    """Read a value as a day: a day, the days since 1970, or `2018-05-07`; nothing otherwise."""
    value = one(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, PartialDate):
        return value.whole()
    if isinstance(value, str) and _NUMBER.fullmatch(value) is None:
        return _written_day(value)
    days = number(value)
    return EPOCH + timedelta(days=math.floor(days)) if _EARLIEST <= days <= _LATEST else None


def _written_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def moment(value: Thing) -> datetime | None:
    """Read a value as a moment; a day is its midnight. Nothing when it is none."""
    value = one(value)
    if isinstance(value, datetime):
        return _placed(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value) is None:
        try:
            return _placed(datetime.fromisoformat(value.strip()))
        except ValueError:
            return None
    day = whole_date(value)
    if day is None:
        return None
    if isinstance(value, float):
        part = value - math.floor(value)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=min(part * DAY, DAY - 1))
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _placed(value: datetime) -> datetime:
    """Give a moment that names no zone, as browsers write them, the one in which expressions reckon."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def equal(left: Scalar, right: Scalar) -> bool:
    """Tell whether two values are the same, by the rule of the stronger sort: yes/no, number or day, text."""
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) == truth(right)
    if isinstance(left, float | date) or isinstance(right, float | date):
        return number(_as_day(left, right)) == number(_as_day(right, left))
    return text(left) == text(right)


def below(left: Scalar, right: Scalar) -> bool:
    """Tell whether one value is less than another; with what is no number the answer is no."""
    return number(_as_day(left, right)) < number(_as_day(right, left))


def _as_day(value: Scalar, other: Scalar) -> Scalar:
    if isinstance(other, date) and isinstance(value, str):
        return moment(value) or value if isinstance(other, datetime) else whole_date(value) or value
    return value
