"""The functions of ODK's expressions that need nothing but their arguments; none of them can fail, only give NaN."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import regex

from samakki.instruments.rules.days import DAY_FUNCTIONS, Function
from samakki.instruments.rules.values import Thing, many, number, text, truth

PATTERN_SECONDS: Final = 0.1
_ANY: Final = 10_000
_LONGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Signature:
    """How many arguments a function takes, and what it does with them; `special` ones are done by the evaluator."""

    least: int
    most: int
    function: Function | None = None


def _reckoned(function: Callable[[float], float]) -> Function:
    def reckon(value: Thing) -> float:
        try:
            return float(function(number(value)))
        except (ValueError, OverflowError):
            return math.nan

    return reckon


def _round(value: Thing, places: Thing = 0.0) -> float:
    given, digits = number(value), number(places)
    if math.isnan(given) or math.isinf(given) or math.isnan(digits):
        return given
    scale = 10.0 ** int(max(-15.0, min(15.0, digits)))
    moved = given * scale
    return given if math.isinf(moved) else math.floor(moved + 0.5) / scale


def _power(value: Thing, exponent: Thing) -> float:
    try:
        return math.pow(number(value), number(exponent))
    except (ValueError, OverflowError):
        return math.nan


def _members(values: tuple[Thing, ...]) -> list[float]:
    return [number(member) for value in values for member in many(value)]


def _sum(*values: Thing) -> float:
    return sum(_members(values), 0.0)


def _largest(*values: Thing) -> float:
    members = _members(values)
    return math.nan if not members or any(map(math.isnan, members)) else max(members)


def _least(*values: Thing) -> float:
    members = _members(values)
    return math.nan if not members or any(map(math.isnan, members)) else min(members)


def _texts(values: tuple[Thing, ...]) -> list[str]:
    return [text(member) for value in values for member in many(value)]


def _concat(*values: Thing) -> str:
    return "".join(_texts(values))[:_LONGEST]


def _join(between: Thing, *values: Thing) -> str:
    return text(between).join(_texts(values))[:_LONGEST]


def _substr(value: Thing, start: Thing, end: Thing | None = None) -> str:
    whole = text(value)
    first = number(start)
    last = float(len(whole)) if end is None else number(end)
    if math.isnan(first) or math.isnan(last):
        return ""
    bound = float(len(whole))
    return whole[slice(*(int(max(-bound, min(bound, place))) for place in (first, last)))]


def _translate(value: Thing, these: Thing, those: Thing) -> str:
    old, new = text(these), text(those)
    table = {ord(sign): new[at] if at < len(new) else None for at, sign in reversed(list(enumerate(old)))}
    return text(value).translate(table)


def _between(value: Thing, mark: Thing, *, before: bool) -> str:
    head, found, tail = text(value).partition(text(mark)) if text(mark) else ("", "", text(value))
    return (head if before else tail) if found or not text(mark) else ""


def _selected(chosen: Thing, name: Thing) -> bool:
    return text(name).strip() in text(chosen).split()


def _selected_at(chosen: Thing, place: Thing) -> str:
    names, at = text(chosen).split(), number(place)
    return names[int(at)] if not math.isnan(at) and 0 <= at < len(names) else ""


def _regex(value: Thing, pattern: Thing) -> bool:
    try:
        return regex.fullmatch(text(pattern), text(value)[:_LONGEST], timeout=PATTERN_SECONDS) is not None
    except (regex.error, TimeoutError):
        return False


def _checklist(least: Thing, most: Thing, *values: Thing) -> bool:
    low, high, yes = number(least), number(most), sum(_checked(member) for value in values for member in many(value))
    return (low < 0 or yes >= low) and (high < 0 or yes <= high)


def _checked(member: Thing) -> bool:
    """Tell whether one of a list of checks is so; an answer is when it says yes, and not when it says no."""
    return member in {"yes", "true", "1"} if isinstance(member, str) else truth(member)


def _not_empty(*values: Thing) -> float:
    return float(sum(1 for said in _texts(values) if said != ""))


FUNCTIONS: Final[dict[str, Signature]] = {
    "true": Signature(0, 0, lambda: True),
    "false": Signature(0, 0, lambda: False),
    "boolean": Signature(1, 1, truth),
    "boolean-from-string": Signature(1, 1, lambda value: text(value).lower() in {"1", "true"}),
    "not": Signature(1, 1, lambda value: not truth(value)),
    "number": Signature(1, 1, number),
    "string": Signature(1, 1, text),
    "int": Signature(1, 1, _reckoned(math.trunc)),
    "abs": Signature(1, 1, _reckoned(abs)),
    "sqrt": Signature(1, 1, _reckoned(math.sqrt)),
    "exp": Signature(1, 1, _reckoned(math.exp)),
    "log": Signature(1, 1, _reckoned(math.log)),
    "log10": Signature(1, 1, _reckoned(math.log10)),
    "pow": Signature(2, 2, _power),
    "round": Signature(1, 2, _round),
    "sum": Signature(1, _ANY, _sum),
    "max": Signature(1, _ANY, _largest),
    "min": Signature(1, _ANY, _least),
    "count-non-empty": Signature(1, _ANY, _not_empty),
    "concat": Signature(1, _ANY, _concat),
    "join": Signature(2, _ANY, _join),
    "substr": Signature(2, 3, _substr),
    "substring-before": Signature(2, 2, lambda value, mark: _between(value, mark, before=True)),
    "substring-after": Signature(2, 2, lambda value, mark: _between(value, mark, before=False)),
    "translate": Signature(3, 3, _translate),
    "string-length": Signature(1, 1, lambda value: float(len(text(value)))),
    "normalize-space": Signature(1, 1, lambda value: " ".join(text(value).split())),
    "contains": Signature(2, 2, lambda value, inner: text(inner) in text(value)),
    "starts-with": Signature(2, 2, lambda value, start: text(value).startswith(text(start))),
    "ends-with": Signature(2, 2, lambda value, end: text(value).endswith(text(end))),
    "selected": Signature(2, 2, _selected),
    "selected-at": Signature(2, 2, _selected_at),
    "count-selected": Signature(1, 1, lambda chosen: float(len(text(chosen).split()))),
    "checklist": Signature(3, _ANY, _checklist),
    "regex": Signature(2, 2, _regex),
    **{name: Signature(least, most, function) for name, (least, most, function) in DAY_FUNCTIONS.items()},
    "today": Signature(0, 0),
    "now": Signature(0, 0),
    "if": Signature(3, 3),
    "coalesce": Signature(2, 2),
    "once": Signature(1, 1),
    "count": Signature(1, 1),
    "position": Signature(1, 1),
    "indexed-repeat": Signature(3, 9),
    "jr:choice-name": Signature(2, 2),
}
