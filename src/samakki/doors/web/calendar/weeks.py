"""A month or a week as it is drawn: days in rows of seven, beginning as the reader's language counts them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date, get_day_names

from samakki.doors.web.desk.dues import DueShown
from samakki.doors.web.desk.telling import date_words
from samakki.doors.web.front.dates import locale_of
from samakki.kernel.languages import Language

WEEK: Final = 7
_JANUARY: Final = 1
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of a calendar: its number and its whole name, whether it is of the month and whether it is today."""

    day: date
    words: str
    lines: tuple[DueShown, ...]
    today: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class Span:
    """What a page of a calendar shows: from a day to a day, the days of its middle, what comes before and after."""

    first: date
    last: date
    month: int
    earlier: date
    later: date


def month_of(day: date, language: Language) -> Span:
    """Give the whole weeks in which the month of a day lies."""
    first = day.replace(day=1)
    later = _next_month(first)
    return Span(
        _week_start(first, language),
        _week_start(later - timedelta(days=1), language) + timedelta(days=WEEK - 1),
        first.month,
        (first - timedelta(days=1)).replace(day=1),
        later,
    )


def week_of(day: date, language: Language) -> Span:
    """Give the week of a day."""
    first = _week_start(day, language)
    week = timedelta(days=WEEK)
    return Span(first, first + week - timedelta(days=1), 0, first - week, first + week)


def weeks(span: Span, lines: Sequence[DueShown], today: date, language: Language) -> list[list[DayShown]]:
    """Draw the weeks of a span with what is due on each day."""
    by_day: dict[date, list[DueShown]] = {}
    for line in lines:
        by_day.setdefault(line.day, []).append(line)
    days = [span.first + timedelta(days=at) for at in range((span.last - span.first).days + 1)]
    drawn = [_day(day, by_day, span, today, language) for day in days]
    return [drawn[at : at + WEEK] for at in range(0, len(drawn), WEEK)]


def day_names(span: Span, language: Language) -> list[tuple[str, str]]:
    """Name the seven days in the order in which they are drawn, short and whole."""
    locale = locale_of(language)
    short, whole = get_day_names("abbreviated", locale=locale), get_day_names("wide", locale=locale)
    order = [(span.first.weekday() + at) % WEEK for at in range(WEEK)]
    return [(short[day], whole[day]) for day in order]


def _day(day: date, by_day: Mapping[date, list[DueShown]], span: Span, today: date, language: Language) -> DayShown:
    words = f"{format_date(day, 'EEEE', locale=locale_of(language))}, {date_words(day.isoformat())}"
    outside = bool(span.month) and day.month != span.month
    return DayShown(day, words, tuple(by_day.get(day, ())), day == today, outside)


def _week_start(day: date, language: Language) -> date:
    return day - timedelta(days=(day.weekday() - locale_of(language).first_week_day) % WEEK)


def _next_month(first: date) -> date:
    if first.month == _DECEMBER:
        return date(first.year + 1, _JANUARY, 1)
    return first.replace(month=first.month + 1)
