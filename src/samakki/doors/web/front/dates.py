"""Dates, times and numbers in eight languages; where years are counted in two eras, both are shown.

Babel knows all eight languages (Django has no Lao). Thailand and Laos add 543 to the year. In Cambodia the Buddhist
year turns on the day after Visakha's full moon, in May or June: +543 before, +544 after; between April and June, and
where only the year is known, both are given. Which calendar stands beside the common one goes by the language, unless
a member has chosen another.
"""

from datetime import date, datetime
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django.utils import timezone

from samakki.kernel.eras import japanese_years
from samakki.kernel.languages import Calendar, Language

LOCALES: Final = {"zh-hans": "zh_Hans", "en": "en_GB"}
ERAS: Final = {"th": "พ.ศ.", "km": "ព.ស.", "lo": "ພ.ສ.", "ja": "仏暦", "zh-hans": "佛历"}
OF_JAPAN: Final = {"令和": "Reiwa", "平成": "Heisei", "昭和": "Showa", "大正": "Taisho", "明治": "Meiji"}
AHEAD: Final = 543
APRIL: Final = 4
JULY: Final = 7
DAY: Final = 3
MONTH: Final = 2


def locale_of(language: Language) -> Locale:
    """Give Babel's description of the language."""
    return Locale.parse(LOCALES.get(language.tag, language.tag))


def moment(when: datetime, language: Language, style: str = "long") -> str:
    """Write a moment in the present time zone: `long`, `short`, `day`, `full` (with the weekday), `time`."""
    locale = locale_of(language)
    here = timezone.localtime(when)
    if style == "time":
        return format_time(here, "HH:mm", locale=locale)
    if style == "short":
        return f"{format_date(here, 'medium', locale=locale)} {format_time(here, 'HH:mm', locale=locale)}"
    if style == "full":
        return day(here.date(), language, "full")
    words = day(here.date(), language)
    return words if style == "day" else f"{words}, {format_time(here, 'HH:mm', locale=locale)}"


def day(when: date, language: Language, style: str = "long") -> str:
    """Write a whole date, in both eras where both are used; `full` with the weekday."""
    written = format_date(when, style, locale=locale_of(language))
    return _with_era(written, when, when, language)


def partial(known: str, language: Language) -> str:
    """Write as much of a date as is known; raises ValueError on what is no date."""
    parts = [int(part) for part in known.split("-")]
    locale = locale_of(language)
    if len(parts) == DAY:
        return day(date(*parts), language)
    if len(parts) == MONTH:
        first = date(parts[0], parts[1], 1)
        written = format_date(first, _month_pattern(language), locale=locale)
        return _with_era(written, first, first.replace(day=28), language)
    return _with_era(_year(parts[0], language), date(parts[0], 1, 1), date(parts[0], 12, 31), language)


def number(value: float, language: Language) -> str:
    """Write a number with the language's own grouping, in the digits everybody reads."""
    return format_decimal(value, locale=locale_of(language), numbering_system="latn")


def _month_pattern(language: Language) -> str:
    return "y年M月" if language.tag in {"ja", "zh-hans"} else "MMMM y"


def _year(year: int, language: Language) -> str:
    return f"{year}年" if language.tag in {"ja", "zh-hans"} else str(year)


def _buddhist(first: date, last: date, language: Language) -> str:
    year, whole = first.year + AHEAD, first.month != last.month
    if language.tag != "km" or (not whole and first.month < APRIL):
        return str(year)
    return str(year + 1) if not whole and first.month >= JULY else f"{year}-{year + 1}"  # both: it turns in between


def _japanese(first: date, last: date, language: Language) -> str:
    years = japanese_years(first, last)
    if language.tag == "ja":
        return "・".join(f"{era}{'元' if year == 1 else year}年" for era, year in years)
    return ", ".join(f"{OF_JAPAN[era]} {year}" for era, year in years)


def _with_era(written: str, first: date, last: date, language: Language) -> str:
    if language.calendar is Calendar.BUDDHIST:
        return f"{written} ({ERAS.get(language.tag, 'B.E.')} {_buddhist(first, last, language)})"
    told = _japanese(first, last, language) if language.calendar is Calendar.JAPANESE else ""
    return f"{written} ({told})" if told else written
