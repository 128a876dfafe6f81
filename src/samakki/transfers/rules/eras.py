"""Dates as registers write them: in any order and calendar, with the names of months in the languages of the house.

What the kernel reads by itself it reads; here the parts of a date are put into its order first.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from babel import Locale

from samakki.kernel import eras
from samakki.kernel.languages import LANGUAGES
from samakki.transfers.words import Calendar, Dates, Flaw, Order

_BUDDHIST: Final = re.compile(r"พ\.?\s?ศ\.?|ព\.?\s?ស\.?|ພ\.?\s?ສ\.?|\bb\.?e\.?(?=\W|\d|$)")
_COMMON: Final = re.compile(r"ค\.?\s?ศ\.?|គ\.?\s?ស\.?|ຄ\.?\s?ສ\.?|\b(?:a\.?d|c\.?e)\.?(?=\W|\d|$)|西暦")
_MARKS: Final = {Calendar.BUDDHIST: "be ", Calendar.COMMON: "ce ", Calendar.JAPANESE: "ce "}
_FILLERS: Final = re.compile(r"\b(?:ngày|tháng|năm)\b|ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|วันที่|ปี|ວັນທີ|ເດືອນ|ປີ")
_TIME: Final = re.compile(r"[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?\Z")
_PARTS: Final = re.compile(r"\d+")
_BETWEEN: Final = re.compile(r"[\s/.,\-年月日号]*\Z")
_MONTH_MARK: Final = "000"
_LONG_YEAR: Final = 4
_SHORT_YEAR: Final = 2
_MOST_PARTS: Final = 3
_LONGEST: Final = 100
_FLAWS: Final = {"no_such_day": Flaw.NO_SUCH_DAY, "not_in_era": Flaw.NOT_IN_ERA}


class DateError(ValueError):
    """A text is no date, or nobody can tell which."""

    def __init__(self, flaw: Flaw) -> None:
        """Keep why."""
        super().__init__(flaw.value)
        self.flaw = flaw


def read_date(text: str, dates: Dates) -> str:
    """Give a date as `2004`, `2004-07` or `2004-07-19`, of the common era; raises DateError."""
    bare = text.strip()
    if len(bare) > _LONGEST:
        raise DateError(Flaw.NOT_A_DATE)
    told = _FILLERS.sub(" ", _TIME.sub("", unicodedata.normalize("NFKC", bare).strip().casefold())).strip()
    mark = _MARKS.get(dates.calendar, "")
    try:
        return str(eras.read_date(told if any(sign.isalpha() for sign in told) else mark + told))
    except eras.DateRefusedError as refused:
        if refused.code in _FLAWS:
            raise DateError(_FLAWS[refused.code]) from None
    return _read_in_order(told, mark, dates.order)


def _read_in_order(told: str, mark: str, order: Order) -> str:
    for calendar, marked in ((Calendar.BUDDHIST, _BUDDHIST), (Calendar.COMMON, _COMMON)):
        if marked.search(told):
            mark, told = _MARKS[calendar], marked.sub(" ", told)
    told, named = _months_as_numbers(told)
    parts = _PARTS.findall(told)
    if not 1 <= len(parts) <= _MOST_PARTS or not all(_BETWEEN.match(gap) for gap in _PARTS.split(told)):
        raise DateError(Flaw.NOT_A_DATE)
    year, *rest = _in_order(parts, order, named=named)
    if len(year) < _LONG_YEAR:
        raise DateError(Flaw.SHORT_YEAR if len(year) <= _SHORT_YEAR else Flaw.NOT_A_DATE)
    try:
        return str(eras.read_date(mark + "-".join([year, *filter(None, rest)])))
    except eras.DateRefusedError as refused:
        raise DateError(_FLAWS.get(refused.code, Flaw.NOT_A_DATE)) from None


def _in_order(parts: list[str], order: Order, *, named: bool) -> tuple[str, str, str]:
    """Tell year, month and day apart: whichever end has four figures is the year."""
    if named:
        return _around_a_name(parts)
    if len(parts) == 1:
        return parts[0], "", ""
    if len(parts[0]) >= _LONG_YEAR or (order is Order.YEAR_FIRST and len(parts[-1]) < _LONG_YEAR):
        return parts[0], parts[1], parts[2] if len(parts) == _MOST_PARTS else ""
    if len(parts) < _MOST_PARTS:
        return parts[1], parts[0], ""
    first, second, year = parts
    return (year, first, second) if order is Order.MONTH_FIRST else (year, second, first)


def _around_a_name(parts: list[str]) -> tuple[str, str, str]:
    month = next(part for part in parts if part.startswith(_MONTH_MARK))
    rest = [part for part in parts if part is not month]
    year = next((part for part in rest if len(part) >= _LONG_YEAR), rest[-1] if rest else "")
    day = next((part for part in rest if part is not year), "")
    return year, month.removeprefix(_MONTH_MARK), day


def _months_as_numbers(text: str) -> tuple[str, bool]:
    for name, number in _month_names():
        at = text.find(name)
        if at >= 0:
            return f"{text[:at]} {_MONTH_MARK}{number} {text[at + len(name) :].lstrip('.')}", True
    return text, False


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    """Give the names of months in all languages of the house, longest first; names that are numbers are left out."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale.parse(language.tag, sep="-").months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    bare = unicodedata.normalize("NFKC", name).casefold().strip(". ")
                    if not any(sign.isdigit() for sign in bare) and len(bare) > 1:
                        found.setdefault(bare, number)
    return tuple(sorted(found.items(), key=_longest_first))


def _longest_first(named: tuple[str, int]) -> int:
    return -len(named[0])
