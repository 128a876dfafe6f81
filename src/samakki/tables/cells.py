"""What one printed cell says: nothing, a dash, a number with its precision and unit, or words."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

_LONGEST: Final = 60
_DASHES: Final = frozenset({"-", "–", "—", "−", "‐", "‑", "―", "ー", "--", "－"})  # noqa: RUF001 -- signs as people print them
_CORE: Final = (
    r"(?P<number>[-+\u2212]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d+\.\d+|\d+))"
)
_MONEY: Final = (
    r"THB|USD|US\$|JPY|LAK|MMK|VND|KHR|CNY|EUR|GBP|Baht|baht|Kip|kip|Riel|riel|Kyat|kyat|Dong|yen|円|元|บาท|ກີບ"
    r"|[$€£¥฿₭₫៛]"
)
_LEADING: Final = (
    r"(?P<bound><=|>=|[<>≤≥~≈]|less than|fewer than|under|more than|over|at least|at most|about|around|approximately"
    r"|approx\.?|some|c\.)?"
)
_AFTER: Final = (
    r"(?P<scale>million|billion|thousand|万|億|ล้าน)?\s*"
    r"(?P<unit>%|\uff05|percent|per cent|persons?|people|cases?|years?(?: old)?|yrs?|days?|months?|人|名|件|歳|日|คน"
    rf"|{_MONEY})?(?P<sex>(?<=\d)[FM](?=\s*$))?\s*(?P<mark>[*†‡#]+|\[\w{{1,2}}\]|[¹²³⁴⁵⁶⁷⁸⁹]+)?"
)
_SHAPE: Final = re.compile(rf"{_LEADING}\s*(?P<money>{_MONEY})?\s*{_CORE}\s*{_AFTER}\Z", re.IGNORECASE)
_SCALES: Final = {"million": 6, "billion": 9, "thousand": 3, "万": 4, "億": 8, "ล้าน": 6}
_LEAST_YEAR, _LAST_YEAR = 1900, 2100
_LEAST_BUDDHIST, _LAST_BUDDHIST = 2443, 2643
_PERCENTS: Final = frozenset({"%", "\uff05", "percent", "per cent"})


class Holds(StrEnum):
    """What kind of thing a cell holds; blank, dash and zero are three things."""

    BLANK = "blank"
    DASH = "dash"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it was printed, and what it says: value in `unit`, with as many decimal places as were printed."""

    printed: str
    holds: Holds
    value: Decimal = Decimal(0)
    places: int = 0
    unit: str = ""
    bound: str = ""
    sex: str = ""
    mark: str = ""
    scale: int = 0

    @property
    def is_number(self) -> bool:
        """Tell whether a number stands here."""
        return self.holds is Holds.NUMBER

    @property
    def is_percent(self) -> bool:
        """Tell whether a share in percent stands here."""
        return self.unit in _PERCENTS

    @property
    def is_year(self) -> bool:
        """Tell whether the number looks like a year, of the common or the Buddhist calendar."""
        plain = self.is_number and not (self.places or self.unit or self.bound) and self.printed.strip().isdecimal()
        return plain and (_LEAST_YEAR <= self.value <= _LAST_YEAR or _LEAST_BUDDHIST <= self.value <= _LAST_BUDDHIST)

    @property
    def step(self) -> Decimal:
        """Give the smallest difference that the printed number shows: 0.01 for 2.50, 100,000 for 20.9 million."""
        return Decimal(1).scaleb(self.scale - self.places)


@lru_cache(maxsize=100_000)
def read_cell(printed: str) -> Cell:
    """Read a cell without changing it: figures of any script, thousands apart by comma, space or points."""
    text = printed.strip().strip("\u200b\ufeff")
    if not text:
        return Cell(printed, Holds.BLANK)
    if text in _DASHES:
        return Cell(printed, Holds.DASH)
    if len(text) > _LONGEST or not any(sign.isdecimal() for sign in text):
        return Cell(printed, Holds.WORDS)
    found = _SHAPE.match(_in_western_figures(text))
    return _number(printed, found) if found else Cell(printed, Holds.WORDS)


def _in_western_figures(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _number(printed: str, found: re.Match[str]) -> Cell:
    figures = found["number"].replace("\u2212", "-")
    if figures.count(".") > 1:
        figures = figures.replace(".", "")
    figures = re.sub(r"[, \u00a0\u202f]", "", figures)
    scale = _SCALES.get((found["scale"] or "").lower(), 0)
    return Cell(
        printed,
        Holds.NUMBER,
        Decimal(figures).scaleb(scale),
        len(figures.partition(".")[2]),
        (found["unit"] or found["money"] or "").lower(),
        (found["bound"] or "").lower(),
        (found["sex"] or "").upper(),
        found["mark"] or "",
        scale,
    )


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency."""
    return bool(unit) and re.fullmatch(_MONEY, unit, re.IGNORECASE) is not None


def shown(value: Decimal) -> str:
    """Write a computed value plainly: 419, 2.5, never 4.19E+2."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
