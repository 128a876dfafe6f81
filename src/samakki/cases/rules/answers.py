"""Answers of forms as values of fields, and values of fields as answers: nothing is lost either way."""

from collections.abc import Mapping
from typing import Any

from samakki.cases.rules.values import fitting_value
from samakki.cases.words import WordsRefusedError
from samakki.instruments.words import AMOUNT, CURRENCY, PIECES, Bound


def missing_in(value: Any) -> str:
    """Tell which kind of missing a value is, empty for a value."""
    return str(value.get("missing", "")) if isinstance(value, Mapping) else ""


def field_value(place: Bound, answer: Any) -> Any:
    """Give the value of a field from the answer to a question.

    Raises WordsRefusedError for an answer that the field cannot hold.
    """
    missing = missing_in(answer)
    told = [] if answer is None or missing else answer if isinstance(answer, list) else [str(answer)]
    return fitting_value(place.described, told, missing)


def money_value(place: Bound, answers: Mapping[str, Any]) -> Any:
    """Give an amount of money from the answers to the questions for its pieces, None when all are empty.

    A kind of missing said of the amount is said of the whole. Raises WordsRefusedError for what is no whole amount yet.
    """
    missing = missing_in(answers.get(AMOUNT))
    if missing:
        return fitting_value(place.described, [], missing)
    said = {piece: _words(answers.get(piece)) for piece in PIECES}
    said[CURRENCY] = said[CURRENCY].upper()
    value = fitting_value(place.described, [said[piece] for piece in PIECES])
    if value is None and any(said.values()):
        raise WordsRefusedError(place.described.name, "not_money")
    return value


def pieces_of(value: Any) -> dict[str, Any]:
    """Take an amount of money apart into the answers to the questions for its pieces."""
    if missing_in(value):
        return {AMOUNT: value}
    return {piece: value.get(piece) or None for piece in PIECES} if isinstance(value, Mapping) else {}


def form_value(place: Bound, value: Any) -> Any:
    """Give the value of a field as the answer to a question."""
    if place.piece:
        return pieces_of(value).get(place.piece)
    if value is None or missing_in(value) or isinstance(value, list):
        return value
    return str(value)


def _words(answer: Any) -> str:
    return "" if answer is None or missing_in(answer) else str(answer)
