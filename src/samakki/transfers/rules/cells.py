"""How one cell is read: each type of field in its own way, whatever script, order and sign it is written with."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from samakki.cases.words import Said
from samakki.sections.words import LISTS, PERIODS, RANK, Field, FieldType, Listed
from samakki.transfers.rules.eras import DateError, read_date
from samakki.transfers.rules.flat import BETWEEN, ROW, TOLD
from samakki.transfers.rules.folding import folded
from samakki.transfers.rules.guessing import codes_of, field_of
from samakki.transfers.words import Column, Dates, Flaw, Plan, Target, Vocabulary

_SHORT: Final = 500
_LONG: Final = 10_000
_LONGEST_NUMBER: Final = 9
_MOST_TOLD: Final = 200
_UNSEEN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_KEPT: Final = frozenset("\n\t\u200b\u200c\u200d")
_LOST: Final = "\ufffd"
_LISTED: Final = re.compile(r"\s*[;|\n、]\s*")
_SPACES: Final = re.compile(r"[^\S\n]+")
"""One space for each run of them: what splits a cell looks at a long run from each of its places."""
_COMMAS: Final = re.compile(r"\s*[,\uff0c]\s*")
_AMOUNT: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?\Z", re.ASCII)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?\Z", re.ASCII)
_MONEY: Final = re.compile(r"(?P<before>[^\d\s-]*)\s*(?P<amount>-?[\d,]+(?:\.\d+)?)\s*(?P<after>[^\d]*)\Z")
_ROW_NAME: Final = re.compile(r"[0-9a-f]{8}\Z")
_CURRENCIES: Final = frozenset(code for code, _words in LISTS[Listed.CURRENCIES].codes)
_PER: Final = frozenset(code for code, _words in PERIODS if code)


class FlawedError(ValueError):
    """A cell cannot be read as its column wants."""

    def __init__(self, flaw: Flaw) -> None:
        """Keep why."""
        super().__init__(flaw.value)
        self.flaw = flaw


def reading_of(column: Column, target: Target, plan: Plan, vocabulary: Vocabulary) -> Callable[[str], Any]:
    """Give how the cells of a column are read; what it gives raises FlawedError."""
    dates = column.dates or plan.dates
    described = field_of(target)
    if target.piece == TOLD:
        return read_told
    if target.part == ROW:
        return _row_name
    if target.part == RANK or described is None:
        return _short(_number)
    if target.piece:
        return _PIECE_READERS.get(target.piece, lambda text: _date(text, dates))
    if described.type is FieldType.PARTIAL_DATE:
        return lambda text: _date(text, dates)
    return _described_reading(described, _known(column, target, vocabulary))


def _short(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Read only what is no longer than such a value can be: a million spaces are no amount of money."""

    def no_longer(text: str) -> Any:
        if len(text) > _SHORT:
            raise FlawedError(Flaw.TOO_LONG)
        return read(text)

    return no_longer


def _described_reading(described: Field, known: Mapping[str, str]) -> Callable[[str], Any]:
    order = [code for code, _words in described.codes]
    limit = _LONG if described.type is FieldType.LONG_TEXT else _SHORT
    readers: Mapping[FieldType, Callable[[str], Any]] = {
        FieldType.CODE: lambda text: _code(text, known),
        FieldType.CODES: lambda text: _codes(text, known, order),
        FieldType.NUMBER: _short(lambda text: _bounded(_number(text), described)),
        FieldType.DECIMAL: _short(_amount),
        FieldType.MONEY: _short(_money),
        FieldType.LINK: _case_id,
    }
    return readers.get(described.type, lambda text: _words(text, limit))


def _known(column: Column, target: Target, vocabulary: Vocabulary) -> dict[str, str]:
    told = vocabulary.standard_codes.get((target.section, target.field, target.part), {}) if column.standard else {}
    return {**codes_of(target, vocabulary), **told, **{folded(text): code for text, code in column.codes.items()}}


def _words(text: str, limit: int) -> str:
    if _LOST in text:
        raise FlawedError(Flaw.SIGNS_LOST)
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not kept.isprintable() and any(
        sign not in _KEPT and unicodedata.category(sign) in _UNSEEN for sign in kept if not sign.isprintable()
    ):
        raise FlawedError(Flaw.CONTROL_SIGNS)
    if len(kept) > limit:
        raise FlawedError(Flaw.TOO_LONG)
    return kept


def _code(text: str, known: Mapping[str, str]) -> str:
    code = known.get(folded(text))
    if not code:
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return code


def _codes(text: str, known: Mapping[str, str], order: list[str]) -> list[str]:
    chosen = set(_each_code(text, known))
    if not chosen:
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return [code for code in order if code in chosen]


def _each_code(text: str, known: Mapping[str, str]) -> Iterator[str]:
    for said in _LISTED.split(_SPACES.sub(" ", text).strip().strip(BETWEEN)):
        whole = known.get(folded(said))
        if whole:
            yield whole
        else:
            yield from (_code(part, known) for part in _COMMAS.split(said))


def _number(text: str) -> int:
    bare = unicodedata.normalize("NFKC", text).strip()
    bare = bare.removesuffix(".0")
    if not bare.isdecimal() or len(bare) > _LONGEST_NUMBER:
        raise FlawedError(Flaw.NOT_A_NUMBER)
    return int(bare)


def _bounded(number: int, described: Field) -> int:
    if number < (described.least or 0) or (described.most is not None and number > described.most):
        raise FlawedError(Flaw.OUT_OF_RANGE)
    return number


def _amount(text: str) -> str:
    bare = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text.strip())
    if _THOUSANDS.match(bare):
        bare = bare.replace(",", "")
    if not _AMOUNT.match(bare):
        raise FlawedError(Flaw.NOT_A_NUMBER)
    return bare


def _currency(text: str) -> str:
    code = text.strip().upper()
    if code not in _CURRENCIES:
        raise FlawedError(Flaw.NO_CURRENCY)
    return code


def _per(text: str) -> str:
    bare = text.strip().casefold()
    if bare not in _PER:
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return bare


def _money(text: str) -> dict[str, str]:
    found = _MONEY.match(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise FlawedError(Flaw.NOT_MONEY)
    words = f"{found['before']} {found['after']}".replace("/", " per ").split()
    told = [word for word in words[1:] if word.casefold() not in {"per", "a", "an", "each"}]
    return {
        "amount": _amount(found["amount"]),
        "currency": _currency(words[0] if words else ""),
        "per": _per(told[0]) if told else "",
        "date": "",
    }


def _date(text: str, dates: Dates) -> str:
    try:
        return read_date(text, dates)
    except DateError as wrong:
        raise FlawedError(wrong.flaw) from None


def _row_name(text: str) -> str:
    if not _ROW_NAME.match(text):
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return text


def _case_id(text: str) -> str:
    return text.strip().lower()


def read_told(text: str) -> tuple[Said, ...]:
    """Read all values of a field as we write them; raises FlawedError. Whether they fit the field is for the desk."""
    try:
        told = json.loads(text, parse_float=str)
        said = tuple(_said(**each) for each in told) if isinstance(told, list) else ()
    except (ValueError, TypeError, RecursionError):
        raise FlawedError(Flaw.NOT_TOLD) from None
    if not said or len(said) > _MOST_TOLD:
        raise FlawedError(Flaw.NOT_TOLD)
    return said


def _said(*, value: Any, third_party: bool = False, told_by: str = "", closed: bool = False) -> Said:
    if not (isinstance(third_party, bool) and isinstance(told_by, str) and isinstance(closed, bool)):
        raise TypeError
    return Said(value, third_party, told_by, closed)


_PIECE_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "amount": _short(_amount),
    "currency": _currency,
    "per": _per,
}
