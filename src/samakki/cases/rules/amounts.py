"""Amounts of money and other numbers with a fraction, as people type them in any script."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from samakki.cases.words import Value, WordsRefusedError
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.sections.words import LISTS, PERIODS, Listed

_CURRENCIES: Final = frozenset(code for code, _ in LISTS[Listed.CURRENCIES].codes)
_PERIODS: Final = frozenset(code for code, _ in PERIODS)
_PLAIN: Final = re.compile(r"\d{1,15}([.,]\d{1,8})?", re.ASCII)
_GROUPED: Final = re.compile(r"\d{1,3}(?P<sign>[,.' ])\d{3}(?:(?P=sign)\d{3})*(?:[.,]\d{1,8})?", re.ASCII)
_ONE_DOT: Final = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
_IN_ONE: Final = re.compile(r"(?P<amount>[\d.,' ]*\d) ?(?P<currency>[A-Za-z]{3})")
_LENGTH: Final = 4


def fitting_money(about: str, told: Sequence[str]) -> Value:
    """Give `{"amount": "1200.50", "currency": "THB", "per": "month", "date": "2024-07"}`, or None for nothing.

    Told as amount, currency, period and date, or in one as `1200.50 THB`. A currency alone says nothing. Raises
    WordsRefusedError: `not_money`, `unclear_amount`, `no_currency`, `not_a_choice`, or a code of a date.
    """
    amount, currency, per, day = _four(told)
    if not amount and not day:
        return None
    if not amount:
        raise WordsRefusedError(about, "not_money")
    kept = fitting_amount(about, amount, "not_money")
    if not currency:
        raise WordsRefusedError(about, "no_currency")
    if currency not in _CURRENCIES or per not in _PERIODS:
        raise WordsRefusedError(about, "not_a_choice")
    try:
        return {"amount": kept, "currency": currency, "per": per, "date": str(read_date(day)) if day else ""}
    except DateRefusedError as refused:
        raise WordsRefusedError(about, refused.code) from None


def fitting_amount(about: str, text: str, code: str) -> str:
    """Give a number as figures and one point; thousands may be grouped as `1,200`, `1 200` or `1.200.000`.

    Raises WordsRefusedError with `code`, or `unclear_amount` for `1.200`, which is two numbers in two countries.
    """
    typed = "".join(_figure(char) for char in unicodedata.normalize("NFKC", text)).replace("\u2019", "'").strip()
    if _ONE_DOT.fullmatch(typed) and code == "not_money":
        raise WordsRefusedError(about, "unclear_amount")
    grouped = _GROUPED.fullmatch(typed)
    if grouped and not (grouped["sign"] == "." and code != "not_money"):
        typed = typed.replace(grouped["sign"], "")
    if not _PLAIN.fullmatch(typed):
        raise WordsRefusedError(about, code)
    whole, _, fraction = typed.replace(",", ".").partition(".")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def _four(told: Sequence[str]) -> tuple[str, str, str, str]:
    in_one = _IN_ONE.fullmatch(told[0]) if told and not any(told[1:]) else None
    if in_one:
        return in_one["amount"], in_one["currency"].upper(), "", ""
    amount, currency, per, day = (*told, "", "", "", "")[:_LENGTH]
    return amount, currency, per, day


def _figure(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char
