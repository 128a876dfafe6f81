"""Dates as registers write them: in any order, script and era, whole or in part."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from babel import Locale

from samakki.kernel.dates import BUDDHIST_AHEAD, PartialDate
from samakki.kernel.languages import LANGUAGES
from samakki.transfers.words import Calendar, Dates, Flaw, Order

_YEARS: Final = range(1900, 2200)
_BUDDHIST_FROM: Final = 2400
_ERAS: Final[Mapping[str, int]] = {
    "reiwa": 2018,
    "令和": 2018,
    "r": 2018,
    "heisei": 1988,
    "平成": 1988,
    "h": 1988,
    "showa": 1925,
    "shōwa": 1925,
    "昭和": 1925,
    "s": 1925,
    "taisho": 1911,
    "taishō": 1911,
    "大正": 1911,
    "t": 1911,
}
"""The common year before each era's first."""
_ERA: Final = re.compile(
    r"(reiwa|heisei|sh[oō]wa|taish[oō]|令和|平成|昭和|大正|[rhst](?=\s?\d))\.?\s?(\d{1,2}|元)", re.IGNORECASE
)
_BUDDHIST_MARK: Final = re.compile(r"พ\.?\s?ศ\.?|ព\.?\s?ស\.?|ພ\.?\s?ສ\.?|\bb\.?e\.?(?=\W|\d|$)", re.IGNORECASE)
_COMMON_MARK: Final = re.compile(r"ค\.?\s?ศ\.?|គ\.?\s?ស\.?|ຄ\.?\s?ສ\.?|\b[ca]\.?[ed]\.?(?=\W|$)|西暦", re.IGNORECASE)
_FILLERS: Final = re.compile(r"\b(?:ngày|tháng|năm)\b|ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|วันที่|ปี|ວັນທີ|ເດືອນ|ປີ", re.IGNORECASE)
_TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?\Z")
_PARTS: Final = re.compile(r"\d+")
_BETWEEN: Final = re.compile(r"[\s/.,\-年月日号]*\Z")
_LONG_YEAR: Final = 4
_MOST_PARTS: Final = 3


class DateError(ValueError):
    """A text is no date, or nobody can tell which."""

    def __init__(self, flaw: Flaw) -> None:
        """Keep why."""
        super().__init__(flaw.value)
        self.flaw = flaw


def read_date(text: str, dates: Dates) -> str:
    """Give a date as `2004`, `2004-07` or `2004-07-19`, of the common era; raises DateError."""
    told = _TIME.sub("", _with_our_figures(text).strip())
    calendar, told = _era_of(_FILLERS.sub(" ", told), dates.calendar)
    told, named = _months_as_numbers(told)
    parts = _PARTS.findall(told)
    if not 1 <= len(parts) <= _MOST_PARTS or not all(_BETWEEN.match(gap) for gap in _PARTS.split(told)):
        raise DateError(Flaw.NOT_A_DATE)
    year, month, day = _in_order(parts, dates.order, named=named)
    if len(year) < _LONG_YEAR:
        raise DateError(Flaw.SHORT_YEAR if len(year) <= 2 else Flaw.NOT_A_DATE)  # noqa: PLR2004 -- as 61 for 2561
    return _whole(_common(int(year), calendar), month, day)


def _whole(year: int, month: str, day: str) -> str:
    found = PartialDate(year, int(month) if month else None, int(day) if day else None)
    try:
        date(year, found.month or 1, found.day or 1)
    except ValueError:
        raise DateError(Flaw.NOT_A_DATE) from None
    if year not in _YEARS or found.month == 0 or found.day == 0:
        raise DateError(Flaw.NOT_A_DATE)
    return str(found)


def _with_our_figures(text: str) -> str:
    """Write Thai, Khmer, Lao, Burmese and wide figures as 0 to 9."""
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in unicodedata.normalize("NFKC", text)
    )


def _era_of(text: str, calendar: Calendar) -> tuple[Calendar, str]:
    """Take a named era out of a text: a year of a Japanese one becomes common, others are as they say."""
    era = _ERA.search(text)
    if era is not None:
        year = 1 if era[2] == "元" else int(era[2])
        common = _ERAS[era[1].casefold()] + year
        return Calendar.COMMON, f"{common:04d} {text[: era.start()]} {text[era.end() :]}"
    if _BUDDHIST_MARK.search(text):
        return Calendar.BUDDHIST, _BUDDHIST_MARK.sub(" ", text)
    if _COMMON_MARK.search(text):
        return Calendar.COMMON, _COMMON_MARK.sub(" ", text)
    if calendar is Calendar.JAPANESE:
        return Calendar.COMMON, text
    return calendar, text


def _common(year: int, calendar: Calendar) -> int:
    if calendar is Calendar.BUDDHIST:
        return year - BUDDHIST_AHEAD
    if calendar is Calendar.BY_SIZE and year >= _BUDDHIST_FROM:
        return year - BUDDHIST_AHEAD
    return year


def _in_order(parts: list[str], order: Order, *, named: bool) -> tuple[str, str, str]:
    """Tell year, month and day apart: whichever end has four figures is the year."""
    if named:
        return _around_a_name(parts)
    if len(parts) == 1:
        return parts[0], "", ""
    if len(parts[0]) >= _LONG_YEAR or (order is Order.YEAR_FIRST and len(parts[-1]) < _LONG_YEAR):
        return parts[0], parts[1], parts[2] if len(parts) == _MOST_PARTS else ""
    if len(parts) == 2:  # noqa: PLR2004 -- month and year
        return parts[1], parts[0], ""
    first, second, year = parts
    return (year, first, second) if order is Order.MONTH_FIRST else (year, second, first)


_MONTH_MARK: Final = "000"


def _around_a_name(parts: list[str]) -> tuple[str, str, str]:
    month = next(part for part in parts if part.startswith(_MONTH_MARK))
    rest = [part for part in parts if part is not month]
    year = next((part for part in rest if len(part) >= _LONG_YEAR), rest[-1] if rest else "")
    day = next((part for part in rest if part is not year), "")
    return year, month.removeprefix(_MONTH_MARK), day


def _months_as_numbers(text: str) -> tuple[str, bool]:
    folded = text.casefold()
    for name, number in _month_names():
        at = folded.find(name)
        if at >= 0:
            return f"{folded[:at]} {_MONTH_MARK}{number} {folded[at + len(name) :].lstrip('.')}", True
    return text, False


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    """Give the names of months in all languages of the house, longest first; names that are numbers are left out."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale.parse(language.tag.replace("-", "_")).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    bare = name.casefold().strip(". ")
                    if not any(sign.isdigit() for sign in bare) and len(bare) > 1:
                        found.setdefault(bare, number)
    return tuple(sorted(found.items(), key=lambda one: -len(one[0])))
