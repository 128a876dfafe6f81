"""Answers of forms as values of fields, and values of fields as answers: nothing is lost either way."""

import re
from collections.abc import Mapping
from typing import Any, Final

from samakki.cases.rules.values import fitting_value, partial_date
from samakki.cases.words import WordsRefusedError
from samakki.instruments.words import AMOUNT, CURRENCY, DATE, PIECES, Bound
from samakki.sections.words import LISTS, Field, FieldType, Listed

_DECIMAL: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_CURRENCIES: Final = frozenset(code for code, _ in LISTS[Listed.CURRENCIES].codes)


def missing_in(value: Any) -> str:
    """Tell which kind of missing a value is, empty for a value."""
    return str(value.get("missing", "")) if isinstance(value, Mapping) else ""


def field_value(place: Bound, answer: Any, standing: Any = None) -> Any:
    """Give the value of a field from the answer to a question, into what stands there where it is one of its pieces.

    Raises WordsRefusedError for an answer that the field cannot hold.
    """
    if place.piece:
        return _with_piece(place, answer, standing)
    missing = missing_in(answer)
    told = [] if answer is None or missing else answer if isinstance(answer, list) else [str(answer)]
    if place.described.type is FieldType.DECIMAL and told and not missing:
        return _decimal(place.described, told[0])
    return fitting_value(place.described, told, missing)


def form_value(place: Bound, value: Any) -> Any:
    """Give the value of a field as the answer to a question; a kind of missing that no form offers is no answer."""
    if place.piece:
        if isinstance(value, Mapping) and not missing_in(value):
            return value.get(place.piece) or None
        return value if place.piece == AMOUNT and missing_in(value) else None
    if value is None or missing_in(value) or isinstance(value, list):
        return value
    return str(value)


def _with_piece(place: Bound, answer: Any, standing: Any) -> Any:
    missing = missing_in(answer)
    if missing and place.piece == AMOUNT:
        return fitting_value(place.described, [], missing)
    whole = standing if isinstance(standing, Mapping) and not missing_in(standing) else {}
    said = "" if answer is None or missing else str(answer)
    money = {piece: str(whole.get(piece) or "") for piece in PIECES} | {place.piece: _piece(place, said)}
    return money if any(money.values()) else None


def _piece(place: Bound, said: str) -> str:
    if said and place.piece == AMOUNT:
        return _decimal(place.described, said)
    if said and place.piece == DATE:
        return partial_date(place.described.name, said)
    if said and place.piece == CURRENCY:
        if said.upper() not in _CURRENCIES:
            raise WordsRefusedError(place.described.name, "not_a_choice")
        return said.upper()
    return said


def _decimal(field: Field, said: str) -> str:
    plain = said.strip().replace(" ", "")
    plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
    if not _DECIMAL.fullmatch(plain):
        raise WordsRefusedError(field.name, "not_a_number")
    return plain
