"""Whether an answer fits its question; one that does not is kept and marked, never thrown away."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from samakki.instruments.rules.reckoning import Ground, Where
from samakki.instruments.rules.values import Scalar, Thing, text, truth
from samakki.instruments.words import Choice, Kind, Misfit, Question, Unanswered, Value
from samakki.kernel.dates import PartialDate

LONGEST_TEXT: Final = 20_000
_WHOLE: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_SLACK: Final = 1e-9


def thing(question: Question, value: Value) -> Scalar:
    """Give an answer as expressions reckon with it; no answer, for whatever reason, is an empty text."""
    if value is None or isinstance(value, Unanswered):
        return ""
    if isinstance(value, list):
        return " ".join(value)
    read = _READ.get(question.kind)
    return value if read is None or value == "" else read(value)


def _number(value: str) -> Scalar:
    return float(value) if _DECIMAL.fullmatch(value) else math.nan


def _day(value: str) -> Scalar:
    try:
        partial = PartialDate.parse(value)
    except ValueError:
        return value
    return partial.whole() or partial


def _moment(value: str) -> Scalar:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return value


_READ: Final[dict[Kind, Callable[[str], Scalar]]] = {
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
    Kind.RANGE: _number,
    Kind.DATE: _day,
    Kind.TODAY: _day,
    Kind.MOMENT: _moment,
    Kind.START: _moment,
    Kind.END: _moment,
}
_SHAPES: Final[dict[Kind, tuple[Callable[[str], bool], Misfit]]] = {
    Kind.INTEGER: (lambda said: _WHOLE.fullmatch(said) is not None, Misfit.NOT_WHOLE),
    Kind.DECIMAL: (lambda said: _DECIMAL.fullmatch(said) is not None, Misfit.NOT_NUMBER),
    Kind.TIME: (lambda said: _TIME.fullmatch(said) is not None, Misfit.NOT_TIME),
    Kind.MOMENT: (lambda said: isinstance(_moment(said), datetime), Misfit.NOT_TIME),
    Kind.DATE: (lambda said: isinstance(_day(said), date | PartialDate), Misfit.NOT_DATE),
}


def misfit(ground: Ground, question: Question, value: Value, where: Where) -> Misfit | None:
    """Tell why an answer does not fit its question, nothing when it does; no answer always fits."""
    if value is None or value in ("", []) or isinstance(value, Unanswered):
        return None
    return _shape(ground, question, value, where) or _constraint(ground, question, value, where)


def _shape(ground: Ground, question: Question, value: Value, where: Where) -> Misfit | None:
    if question.kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}:
        names = _names_offered(ground, question, where)
        chosen = value if isinstance(value, list) else [value]
        return None if all(name in names for name in chosen) else Misfit.NOT_OFFERED
    said = value if isinstance(value, str) else ""
    if len(said) > LONGEST_TEXT:
        return Misfit.TOO_LONG
    if question.kind is Kind.RANGE:
        return _range(question, said)
    fits, fault = _SHAPES.get(question.kind, (None, None))
    return fault if fits is not None and not fits(said) else None


def _names_offered(ground: Ground, question: Question, where: Where) -> frozenset[str]:
    if ground.program.tree(question.path, "choice_filter") is None:
        return ground.program.names_in(question.choices)
    return frozenset(choice.name for choice in offered(ground, question, where))


def _range(question: Question, said: str) -> Misfit | None:
    if not _DECIMAL.fullmatch(said):
        return Misfit.NOT_NUMBER
    ends = sorted((float(question.start), float(question.end)))
    if not ends[0] <= float(said) <= ends[1]:
        return Misfit.OUT_OF_RANGE
    steps = (float(said) - float(question.start)) / float(question.step)
    return None if abs(steps - round(steps)) < _SLACK * max(1.0, abs(steps)) else Misfit.OUT_OF_RANGE


def _constraint(ground: Ground, question: Question, value: Value, where: Where) -> Misfit | None:
    tree = ground.program.tree(question.path, "constraint")
    if tree is None:
        return None
    own = thing(question, value)
    if isinstance(own, PartialDate):
        return None
    here = Where(where.path, where.rows, None, own)
    return None if truth(ground.reckon(tree, here)) else Misfit.CONSTRAINT


def offered(ground: Ground, question: Question, where: Where) -> tuple[Choice, ...]:
    """Give the choices that a question offers now, its filter applied."""
    choices = ground.program.definition.choices.get(question.choices, ())
    tree = ground.program.tree(question.path, "choice_filter")
    if tree is None:
        return choices
    return tuple(
        choice for choice in choices if truth(ground.reckon(tree, Where(where.path, where.rows, choice, where.own)))
    )


def computed_text(value: Thing) -> str:
    """Write what an expression gave as an answer: what is no number is empty."""
    said = text(value)
    return "" if said == "NaN" else said
