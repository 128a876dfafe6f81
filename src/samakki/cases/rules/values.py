"""What may be written at the desk, and how it is read off a folded file: pure judgements."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from typing import Final

from samakki.cases.words import LONG_LIMIT, NUMBER_LIMIT, TEXT_LIMIT, Value, WordsRefusedError
from samakki.kernel.missing import Missing
from samakki.sections.words import Field, FieldType

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_PHONE: Final = re.compile(r"\+?[\d ()./-]{2,40}\Z")
_BUDDHIST_FROM: Final = 2400
_BUDDHIST_AHEAD: Final = 543
_YEARS: Final = range(1900, 2200)
_MONTHS: Final = 12
_KEPT_CONTROLS: Final = frozenset("\n\t\u200b\u200c\u200d")
_MAY_BE_SAID: Final = frozenset({Missing.NO, Missing.UNKNOWN, Missing.NOT_ASKED, Missing.DECLINED})


def fitting_words(text: str, limit: int, *, about: str, needed: bool = False) -> str:
    """Give the text as it will be kept: composed (NFC), without control characters, trimmed.

    Raises WordsRefusedError `too_long` over `limit` characters, and `empty` where words are needed and none are there.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(char for char in composed if char in _KEPT_CONTROLS or unicodedata.category(char) not in _UNSAID)
    kept = kept.strip()
    if len(kept) > limit:
        raise WordsRefusedError(about, "too_long", limit)
    if needed and not kept:
        raise WordsRefusedError(about, "empty")
    return kept


_UNSAID: Final = frozenset({"Cc", "Cs", "Co", "Cn"})


def fitting_value(field: Field, told: Sequence[str], missing: str = "") -> Value:
    """Give the value of a field as it will be kept, from what was typed or chosen; None says that nothing stands there.

    A missing value says which kind of missing it is. Raises WordsRefusedError with the field's name and a short code.
    """
    if missing:
        return _fitting_missing(field, missing)
    if field.type is FieldType.CODES:
        return _fitting_codes(field, [code for code in told if code])
    limit = LONG_LIMIT if field.type is FieldType.LONG_TEXT else TEXT_LIMIT
    text = fitting_words(told[0] if told else "", limit, about=field.name)
    return _fitting_text(field, text) if text else None


def _fitting_text(field: Field, text: str) -> Value:
    if field.type is FieldType.CODE:
        return _fitting_codes(field, [text], one=True)
    if field.type is FieldType.NUMBER:
        return _fitting_number(field, text)
    if field.type is FieldType.PARTIAL_DATE:
        return partial_date(field.name, text)
    if field.type is FieldType.PHONE and not _PHONE.match(text):
        raise WordsRefusedError(field.name, "not_a_number_to_call")
    return text


def partial_date(about: str, text: str) -> str:
    """Give a year, month or day as `2004`, `2004-07` or `2004-07-19`, whatever script and era its figures are in.

    Buddhist years are told by their size (2561 is 2018). Raises WordsRefusedError `not_a_date`.
    """
    found = _PARTIAL.match(text.replace("/", "-"))
    if not found:
        raise WordsRefusedError(about, "not_a_date")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    year = year - _BUDDHIST_AHEAD if year >= _BUDDHIST_FROM else year
    month_fits = found[2] is None or 1 <= month <= _MONTHS
    if year not in _YEARS or not month_fits or (found[3] is not None and not 1 <= day <= monthrange(year, month)[1]):
        raise WordsRefusedError(about, "not_a_date")
    return f"{year:04}" + (f"-{month:02}" if found[2] else "") + (f"-{day:02}" if found[3] else "")


def proposed_pseudonym(noise: bytes) -> str:
    """Make a pseudonym that means nothing and can be said aloud in any language, as K-4829; `noise` is four bytes."""
    number = int.from_bytes(noise[:4])
    letter, figures = divmod(number % (len(_LETTERS) * 9000), 9000)
    return f"{_LETTERS[letter]}-{1000 + figures}"


def _fitting_missing(field: Field, missing: str) -> Value:
    if missing not in _MAY_BE_SAID:
        raise WordsRefusedError(field.name, "not_a_choice")
    return {"missing": str(missing)}


def _fitting_codes(field: Field, told: Sequence[str], *, one: bool = False) -> Value:
    known = dict(field.codes)
    if any(code not in known for code in told):
        raise WordsRefusedError(field.name, "not_a_choice")
    if one:
        return told[0]
    return [code for code in known if code in told] or None


def _fitting_number(field: Field, text: str) -> int:
    if not text.isdecimal() or int(text) > NUMBER_LIMIT:
        raise WordsRefusedError(field.name, "not_a_number")
    return int(text)
