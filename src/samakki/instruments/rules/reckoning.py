"""Reckons expressions over the answers of one half-filled form."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from samakki.instruments.rules.days import plus_days
from samakki.instruments.rules.functions import FUNCTIONS
from samakki.instruments.rules.program import Program
from samakki.instruments.rules.tree import Binary, Call, Column, Field, Literal, Negative, Number, Tree, spine
from samakki.instruments.rules.values import Nodes, Scalar, Thing, below, equal, many, number, one, text, truth
from samakki.instruments.words import Choice, Question, Texts

_NO_MORE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Where:
    """Where an expression is reckoned: at which node, in which rows, for which choice, with which own answer."""

    path: str
    rows: tuple[int, ...] = ()
    choice: Choice | None = None
    own: Scalar = ""


@dataclass(slots=True)
class Ground:
    """What expressions stand on: what is known so far of the form, the moment, and the reader's languages."""

    program: Program
    now: datetime
    tongues: tuple[str, ...] = ()
    known: dict[str, Scalar] = field(default_factory=dict)
    contexts: dict[str, list[tuple[int, ...]]] = field(default_factory=lambda: {"": [()]})
    _nodes: dict[tuple[str, tuple[int, ...]], Nodes] = field(default_factory=dict)

    def reckon(self, tree: Tree, where: Where) -> Thing:
        """Give the value of an expression; it never fails."""
        if isinstance(tree, Field):
            return self.look(tree.path, where)
        if isinstance(tree, Binary):
            return self._binary(tree, where)
        if isinstance(tree, Call):
            return self._call(tree, where)
        if isinstance(tree, Negative):
            return -number(self.reckon(tree.inner, where))
        return _standing(tree, where, self.tongues)

    def truth(self, path: str, slot: str, where: Where, *, otherwise: bool) -> bool:
        """Tell whether a condition of a node holds; `otherwise` when it has none."""
        tree = self.program.tree(path, slot)
        return otherwise if tree is None else truth(self.reckon(tree, where))

    def look(self, path: str, where: Where) -> Thing:
        """Give the answer at a place: one in the same row, all of them when the place lies in rows further in."""
        if not path:
            return ""
        if path == where.path and where.own != "":
            return where.own
        chain, own = self.program.above[path], self.program.above[where.path]
        shared = _shared(chain, own)
        if shared == len(chain) and not self.program.repeats(path):
            return self.known.get(self.program.path(path, where.rows[:shared]), "")
        return self._all(path, chain, where.rows[:shared])

    def _all(self, path: str, chain: tuple[str, ...], rows: tuple[int, ...]) -> Nodes:
        found = self._nodes.get((path, rows))
        if found is None:
            around = path if self.program.repeats(path) else chain[-1]
            inside = [context for context in self.contexts.get(around, []) if context[: len(rows)] == rows]
            if around == path:
                found = Nodes(float(context[-1]) for context in inside)
            else:
                found = Nodes(self.known.get(self.program.path(path, context), "") for context in inside)
            self._nodes[path, rows] = found
        return found

    def _binary(self, tree: Binary, where: Where) -> Thing:
        """Go along a chain (`a or b or c…`) from its left end: a long one would else be too deep."""
        chain = spine(tree)
        left = self.reckon(chain[0].left, where)
        for link in chain:
            left = self._link(link, left, where)
        return left

    def _link(self, link: Binary, left_side: Thing, where: Where) -> Thing:
        if link.sign in {"and", "or"}:
            left = truth(left_side)
            settled = left if link.sign == "or" else not left
            return left if settled else truth(self.reckon(link.right, where))
        right_side = self.reckon(link.right, where)
        compare = _COMPARED.get(link.sign)
        if compare is not None:
            return any(compare(left, right) for left in many(left_side) for right in many(right_side))
        if link.sign in {"+", "-"}:
            day = plus_days(one(left_side), link.sign, one(right_side))
            if day is not None:
                return day
        return _arithmetic(link.sign, number(left_side), number(right_side))

    def _call(self, call: Call, where: Where) -> Thing:
        special = _SPECIAL.get(call.name)
        if special is not None:
            return special(self, call.arguments, where)
        function = FUNCTIONS[call.name].function
        return "" if function is None else function(*(self.reckon(argument, where) for argument in call.arguments))


def _standing(tree: Tree, where: Where, tongues: tuple[str, ...]) -> Scalar:
    if isinstance(tree, Number):
        return tree.value
    if isinstance(tree, Literal):
        return tree.text
    return _column(tree.name, where.choice, tongues) if isinstance(tree, Column) else ""


def _shared(chain: tuple[str, ...], own: tuple[str, ...]) -> int:
    count = 0
    for one_of_them, other in zip(chain, own, strict=False):
        if one_of_them != other:
            break
        count += 1
    return count


def _column(name: str, choice: Choice | None, tongues: tuple[str, ...]) -> str:
    if choice is None:
        return ""
    if name == "name":
        return choice.name
    return best_text(choice.label, tongues) if name == "label" else choice.more.get(name, "")


def best_text(texts: Texts, tongues: tuple[str, ...]) -> str:
    """Give the text in the first of these languages that has one, otherwise in any."""
    for tongue in tongues:
        if texts.get(tongue):
            return texts[tongue]
    return next((said for said in texts.values() if said), "")


def _arithmetic(sign: str, left: float, right: float) -> float:
    try:
        if sign == "+":
            return left + right
        if sign == "-":
            return left - right
        if sign == "*":
            return left * right
        return left / right if sign == "div" else math.fmod(left, right)
    except ZeroDivisionError:
        return math.nan if left == 0 or math.isnan(left) else math.copysign(math.inf, left)
    except ValueError:
        return math.nan


_COMPARED: Final[dict[str, Callable[[Scalar, Scalar], bool]]] = {
    "=": equal,
    "!=": lambda left, right: not equal(left, right),
    "<": below,
    ">": lambda left, right: below(right, left),
    "<=": lambda left, right: below(left, right) or equal(left, right),
    ">=": lambda left, right: below(right, left) or equal(left, right),
}
Arguments = tuple[Tree, ...]


def _if(ground: Ground, given: Arguments, where: Where) -> Thing:
    return ground.reckon(given[1] if truth(ground.reckon(given[0], where)) else given[2], where)


def _coalesce(ground: Ground, given: Arguments, where: Where) -> Thing:
    first = ground.reckon(given[0], where)
    return first if text(first) not in {"", "NaN"} else ground.reckon(given[1], where)


def _once(ground: Ground, given: Arguments, where: Where) -> Thing:
    return where.own if where.own != "" else ground.reckon(given[0], where)


def _count(ground: Ground, given: Arguments, where: Where) -> Thing:
    found = ground.reckon(given[0], where)
    return float(len(found)) if isinstance(found, Nodes) else float(found != "")


def _position(ground: Ground, given: Arguments, where: Where) -> Thing:
    chain = ground.program.above[where.path]
    target = given[0].path if isinstance(given[0], Field) else ""
    around = [repeat for repeat in chain if repeat == target or target.startswith(f"{repeat}/")] or list(chain)
    if not around:
        return 1.0
    depth = len(around)
    rows = [context for context in ground.contexts[around[-1]] if context[: depth - 1] == where.rows[: depth - 1]]
    here = where.rows[:depth]
    return float(rows.index(here) + 1) if here in rows else math.nan


def _indexed(ground: Ground, given: Arguments, where: Where) -> Thing:
    target = given[0].path if isinstance(given[0], Field) else ""
    wanted = {
        repeat.path: number(ground.reckon(place, where))
        for repeat, place in zip(given[1::2], given[2::2], strict=True)
        if isinstance(repeat, Field)
    }
    rows: tuple[int, ...] = ()
    for depth, repeat in enumerate(ground.program.above[target]):
        living = [context for context in ground.contexts.get(repeat, []) if context[:depth] == rows]
        place = wanted.get(repeat)
        if place is None:
            rows = where.rows[: depth + 1]
        elif not math.isnan(place) and 1 <= place <= len(living):
            rows = living[int(place) - 1]
        else:
            return ""
    return ground.known.get(ground.program.path(target, rows), "") if _fits(ground, target, rows) else ""


def _fits(ground: Ground, target: str, rows: tuple[int, ...]) -> bool:
    return len(rows) == len(ground.program.above[target])


def _choice_name(ground: Ground, given: Arguments, where: Where) -> Thing:
    question = ground.program.nodes.get(given[1].path) if isinstance(given[1], Field) else None
    if not isinstance(question, Question):
        return ""
    name = text(ground.reckon(given[0], where))
    offered = ground.program.definition.choices.get(question.choices, ())
    return next((best_text(choice.label, ground.tongues) for choice in offered if choice.name == name), "")


_SPECIAL: Final[dict[str, Callable[[Ground, Arguments, Where], Thing]]] = {
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "count": _count,
    "position": _position,
    "indexed-repeat": _indexed,
    "jr:choice-name": _choice_name,
    "now": lambda ground, _given, _where: ground.now,
    "today": lambda ground, _given, _where: ground.now.date(),
}
