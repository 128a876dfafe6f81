"""What would be known of a person who does not exist: an answer for each question that is bound to a field.

Forms are tried on such a person, so that nobody's file is opened for it and nothing real stands on a maker's screen.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from samakki.instruments.words import AMOUNT, CURRENCY, HERE, Answers, Definition, Group, Kind, Node, Question, Value

NAME: Final = "DEMO Lotus"
_ROWS: Final = (1, 2)
_AGE: Final = 31
_AGE_OF_A_CHILD: Final = 12
_FITTING: Final = {
    Kind.TEXT: NAME,
    Kind.INTEGER: "2",
    Kind.DECIMAL: "2.5",
    Kind.TIME: "08:30",
    Kind.ACKNOWLEDGE: "OK",
}
_PIECES: Final = {AMOUNT: "1200", CURRENCY: "THB"}


def invent(definition: Definition, today: date, *, child: bool = False) -> Answers:
    """Answer each bound question so that it fits its kind, for a grown-up or for a child; the others stay open."""
    born = today.year - (_AGE_OF_A_CHILD if child else _AGE)
    return dict(_known(definition, definition.children, "", f"{born:04d}-05"))


def _known(definition: Definition, nodes: Iterable[Node], outer: str, born: str) -> Iterator[tuple[str, Value]]:
    for node in nodes:
        path = f"{outer}{node.name}"
        if isinstance(node, Question):
            said = _answer(definition, node, born) if node.bound else None
            if said:
                yield path, said
        elif not node.repeats:
            yield from _known(definition, node.children, f"{path}/", born)
        elif node.bound:
            yield from _rows(definition, node, path, born)


def _rows(definition: Definition, repeat: Group, path: str, born: str) -> Iterator[tuple[str, Value]]:
    for number in _ROWS:
        yield f"{path}[{number}]", HERE
        yield from _known(definition, repeat.children, f"{path}[{number}]/", born)


def _answer(definition: Definition, question: Question, born: str) -> Value:
    piece = question.bound.rpartition(".")[2]
    if question.kind is Kind.TEXT and piece in _PIECES:
        return _PIECES[piece]
    if question.kind is Kind.DATE:
        return born if question.bound.endswith(".born") else f"{int(born[:4]) + 10:04d}-07"
    if question.kind is Kind.MOMENT:
        return f"{born}-04 08:30"
    if question.kind is Kind.RANGE:
        return question.start or "1"
    if question.kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}:
        names = [choice.name for choice in definition.choices.get(question.choices, ())]
        return names[:2] if question.kind is Kind.SELECT_MULTIPLE else next(iter(names), None)
    return _FITTING.get(question.kind)
