"""What may be written at the desk, and how it is kept: pure judgements."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

from samakki.cases.rules.amounts import fitting_amount, fitting_money
from samakki.cases.words import LONG_LIMIT, NUMBER_LIMIT, TEXT_LIMIT, Value, WordsRefusedError
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.kernel.missing import Missing
from samakki.sections.words import Field, FieldType

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PHONE: Final = re.compile(r"\+?[\d ()./-]{2,40}\Z")
_EMAIL: Final = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+\Z")
_EMAIL_LIMIT: Final = 254
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

    Money comes as amount, currency, for how long (a code of PERIODS) and date, in this order; what is not told is
    empty or left off. A missing value says which kind of missing it is. Raises WordsRefusedError with the field's name
    and a short code.
    """
    if missing:
        return _fitting_missing(field, missing)
    if field.type is FieldType.ROWS:
        raise WordsRefusedError(field.name, "part_by_part")
    if field.type is FieldType.CODES:
        return _fitting_codes(field, [code for code in told if code])
    limit = LONG_LIMIT if field.type is FieldType.LONG_TEXT else TEXT_LIMIT
    texts = [fitting_words(text, limit, about=field.name) for text in told]
    if field.type is FieldType.MONEY:
        return fitting_money(field.name, texts)
    return _fitting_text(field, texts[0]) if texts and texts[0] else None


def _fitting_text(field: Field, text: str) -> Value:
    match field.type:
        case FieldType.CODE:
            return _fitting_codes(field, [text], one=True)
        case FieldType.NUMBER:
            return _fitting_number(field, text)
        case FieldType.DECIMAL:
            return _fitting_decimal(field, text)
        case FieldType.PARTIAL_DATE:
            return partial_date(field.name, text)
        case FieldType.LINK:
            return _fitting_link(field, text)
        case FieldType.PHONE if not _PHONE.match(text):
            raise WordsRefusedError(field.name, "not_a_number_to_call")
        case FieldType.EMAIL if not _EMAIL.match(text) or len(text) > _EMAIL_LIMIT:
            raise WordsRefusedError(field.name, "not_an_email")
        case _:
            return text


def partial_date(about: str, text: str) -> str:
    """Give a year, month or day as `2004`, `2004-07` or `2004-07-19`, whatever script and era its figures are in.

    Raises WordsRefusedError with a code of DateRefusedError.
    """
    try:
        return str(read_date(text))
    except DateRefusedError as refused:
        raise WordsRefusedError(about, refused.code) from None


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
    _bounded(field, Decimal(text))
    return int(text)


def _fitting_decimal(field: Field, text: str) -> str:
    below = text[:1] in {"-", "\u2212"}
    amount = fitting_amount(field.name, text[1:] if below else text, "not_a_decimal")
    number = f"-{amount}" if below and Decimal(amount) else amount
    _bounded(field, Decimal(number))
    return number


def _bounded(field: Field, number: Decimal) -> None:
    too_little = field.least is not None and number < field.least
    if too_little or (field.most is not None and number > field.most):
        raise WordsRefusedError(field.name, "out_of_range", field.most or 0)


def _fitting_link(field: Field, text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise WordsRefusedError(field.name, "not_a_case") from None
