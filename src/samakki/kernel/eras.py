"""Dates as people write them: in figures of any script, of the common, the Buddhist or a Japanese era.

The Japanese eras and their first days are those of the Cabinet Office of Japan; a Thai, Lao or Khmer Buddhist year is
taken as 543 ahead, as Thai papers count since 1941.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from samakki.kernel.dates import BUDDHIST_AHEAD, PartialDate, of_common_era

YEARS: Final = range(1900, 2200)
"""The years in which anything that is written here can have happened or will run out."""

_NOT_A_DATE: Final = "not_a_date"
_YEAR_FIRST: Final = "year_first"
_NO_SUCH_DAY: Final = "no_such_day"
_NOT_IN_ERA: Final = "not_in_era"


class DateRefusedError(ValueError):
    """What was typed is no date: `code` says why.

    The codes are `not_a_date`, `year_first` (a day stands before its year, so that nobody knows which is the month),
    `no_such_day` (no calendar has it) and `not_in_era` (the era had no such year or day).
    """

    def __init__(self, code: str) -> None:
        """Keep why; never the words themselves, which would end in a log."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class _Era:
    ahead: int
    first: date
    last: date


_END: Final = date(YEARS[-1], 12, 31)
_JAPANESE: Final = {
    "令和": _Era(2018, date(2019, 5, 1), _END),
    "平成": _Era(1988, date(1989, 1, 8), date(2019, 4, 30)),
    "昭和": _Era(1925, date(1926, 12, 25), date(1989, 1, 7)),
    "大正": _Era(1911, date(1912, 7, 30), date(1926, 12, 24)),
    "明治": _Era(1867, date(1868, 10, 23), date(1912, 7, 29)),
}
_SPELLED: Final = {
    **{name: name for name in _JAPANESE},
    "reiwa": "令和",
    "heisei": "平成",
    "showa": "昭和",
    "syowa": "昭和",
    "taisho": "大正",
    "meiji": "明治",
    "r": "令和",
    "h": "平成",
    "s": "昭和",
    "t": "大正",
    "m": "明治",
}
_BUDDHIST: Final = ("พ.ศ.", "พ.ศ", "พศ", "ព.ស.", "ព.ស", "ពស", "ພ.ສ.", "ພ.ສ", "ພສ", "b.e.", "be", "佛历", "佛曆", "仏暦")
_COMMON: Final = ("ค.ศ.", "ค.ศ", "គ.ស.", "គ.ស", "ຄ.ສ.", "ຄ.ສ", "a.d.", "ad", "c.e.", "ce", "西暦", "公元", "公历")
_ERA_YEAR: Final = re.compile(rf"({'|'.join(_SPELLED)})[ .]*(\d{{1,2}}|元)(?!\d)(.*)", re.DOTALL)
_MARKED: Final = re.compile(
    rf"(?P<before>{'|'.join(map(re.escape, (*_BUDDHIST, *_COMMON)))})?\s*(?P<date>.*?)\s*"
    rf"(?P<after>{'|'.join(map(re.escape, (*_BUDDHIST, *_COMMON)))})?",
    re.DOTALL,
)
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_TURNED: Final = re.compile(r"\d{1,2}-\d{1,2}-\d{2,4}")
_BETWEEN: Final = re.compile("\\s*[-/.年月년월\u2010-\u2015\u2212]\\s*")
_KANJI: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_KANJI_NUMBER: Final = re.compile("[〇一二三四五六七八九十]+")
_LONGEST: Final = 100


def japanese_years(first: date, last: date) -> tuple[tuple[str, int], ...]:
    """Give the era and its year between two days of one year, the earlier first: two where an era turns."""
    met = [(name, era) for name, era in _JAPANESE.items() if era.first <= last and era.last >= first]
    return tuple((name, max(first, era.first).year - era.ahead) for name, era in reversed(met))


def read_date(text: str) -> PartialDate:
    """Read a year, a month or a day: `2561`, `BE 2561-07`, `2004/7/19`, `令和7年5月`, `H30.4.1`, `២៥៤៧`.

    A year from 2400 on can only be of the Buddhist era. Raises DateRefusedError.
    """
    bare = text.strip()
    if len(bare) > _LONGEST:  # what follows looks at a long run of spaces from each of its places
        raise DateRefusedError(_NOT_A_DATE)
    typed = unicodedata.normalize("NFKC", bare).strip().lower().replace("ō", "o")
    typed = _KANJI_NUMBER.sub(_figures, typed)
    japanese = _ERA_YEAR.fullmatch(typed)
    if japanese:
        return _of_japan(_JAPANESE[_SPELLED[japanese[1]]], japanese[2], japanese[3])
    marked = _MARKED.fullmatch(typed)
    era = "" if marked is None else (marked["before"] or marked["after"] or "")
    year, month, day = _parts(typed if marked is None else marked["date"])
    return _checked(_common_year(year, era), month, day)


def _common_year(year: int, era: str) -> int:
    if era in _BUDDHIST:
        return year - BUDDHIST_AHEAD
    return year if era else of_common_era(year)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    plain = _BETWEEN.sub("-", text.rstrip("日일. ")).strip("- ")
    if _TURNED.fullmatch(plain):
        raise DateRefusedError(_YEAR_FIRST)
    found = _DATE.fullmatch(plain)
    if found is None:
        raise DateRefusedError(_NOT_A_DATE)
    year, month, day = (None if part is None else int(part) for part in found.groups())
    return year or 0, month, day


def _checked(year: int, month: int | None, day: int | None) -> PartialDate:
    if year not in YEARS:
        raise DateRefusedError(_NOT_A_DATE)
    try:
        return PartialDate.parse(str(PartialDate(year, month, day)))
    except ValueError:
        raise DateRefusedError(_NO_SUCH_DAY) from None


def _of_japan(era: _Era, year: str, rest: str) -> PartialDate:
    counted = 1 if year == "元" else int(year)
    _, month, day = _parts(f"2000-{rest.strip(' -/.年')}")
    known = _checked(era.ahead + counted, month, day)
    if not counted or known.last() < era.first or known.first() > era.last:
        raise DateRefusedError(_NOT_IN_ERA)
    return known


def _figures(found: re.Match[str]) -> str:
    """Write kanji numbers in figures: `二〇一八` is 2018, `三十一` is 31; what is no number stays as it is."""
    tens, ten, ones = found[0].partition("十")
    if not ten:
        return "".join(str(_KANJI[sign]) for sign in found[0])
    if (tens and not _KANJI.get(tens)) or (ones and not _KANJI.get(ones)):
        return found[0]
    return str(_KANJI.get(tens, 1) * 10 + _KANJI.get(ones, 0))
