"""Reads what was typed into a page of a form: every input becomes a value, and nothing typed is thrown away."""

import re
import unicodedata
from typing import Final

from django.http import QueryDict

from samakki.instruments.words import Kind, Question, Unanswered, Value
from samakki.kernel.dates import of_common_era

ANSWER: Final = "a:"
YEAR: Final = "y:"
MONTH: Final = "m:"
DAY: Final = "d:"
LEFT: Final = "n:"
BLANK: Final = "blank"
ACKNOWLEDGED: Final = "OK"
_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE})
_DECIMAL_COMMA: Final = re.compile(r"([+-]?\d+),(\d{1,2}|\d{4,})", re.ASCII)
_SHORT: Final = re.compile(r"\d{1,2}", re.ASCII)
_MOST_LETTERS: Final = 100_000


def read_answer(question: Question, path: str, posted: QueryDict, seen: Value) -> Value:
    """Read one answer; where an answer and a reason for none were both given, the one that is new counts."""
    said = _said(question, path, posted)
    left = posted.get(f"{LEFT}{path}") or ""
    was_left = seen.value if isinstance(seen, Unanswered) else ""
    if left == BLANK:
        return None
    if left in set(Unanswered) and (left != was_left or not said):
        return Unanswered(left)
    return said or None


def _said(question: Question, path: str, posted: QueryDict) -> str | list[str] | None:
    if question.kind is Kind.SELECT_MULTIPLE:
        return [plain(name) for name in posted.getlist(f"{ANSWER}{path}") if name]
    if question.kind is Kind.DATE:
        return _date(*(posted.get(f"{part}{path}") or "" for part in (YEAR, MONTH, DAY)))
    said = plain(posted.get(f"{ANSWER}{path}") or "")
    if question.kind in _NUMBERS:
        said = western_digits(said).replace("\u2212", "-")
        found = _DECIMAL_COMMA.fullmatch(said)
        return f"{found[1]}.{found[2]}" if found and question.kind is not Kind.INTEGER else said
    return western_digits(said) if question.kind in {Kind.TIME, Kind.MOMENT} else said


def _date(year: str, month: str, day: str) -> str:
    parts = [western_digits(plain(part)) for part in (year, month, day)]
    if parts[0].isascii() and parts[0].isdigit() and len(parts[0]) == 4:  # noqa: PLR2004 -- a year has four digits
        parts[0] = f"{of_common_era(int(parts[0])):04d}"
    parts[1:] = [f"{int(part):02d}" if _SHORT.fullmatch(part) else part for part in parts[1:]]
    while parts and not parts[-1]:
        parts.pop()
    return "-".join(parts)


def date_parts(value: str) -> tuple[str, str, str]:
    """Take a date apart into what its three inputs hold."""
    year, month, day, *rest = [*value.split("-"), "", "", ""]
    return year, month, "-".join([day, *filter(None, rest)])


def western_digits(said: str) -> str:
    """Read digits of any script (Khmer, Lao, Thai, Burmese…) as 0 to 9."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in said)


def plain(said: str) -> str:
    """Clean a typed text of what no keyboard means: other line ends, control signs, outer spaces."""
    text = said[:_MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc").strip()


def differs(value: Value, seen: Value) -> bool:
    """Tell whether an answer is another than the one seen; empty ones are alike, and so are choices reordered."""
    if isinstance(value, list) and isinstance(seen, list):
        return sorted(value) != sorted(seen)
    return (value or None) != (seen or None) or isinstance(value, Unanswered) != isinstance(seen, Unanswered)
