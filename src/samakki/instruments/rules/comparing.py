"""Compares two versions of an instrument, and finds out which answers fit the newer one."""

import re
from typing import Final

from samakki.instruments.rules.program import Program
from samakki.instruments.words import (
    ASKED,
    GONE,
    HERE,
    Answers,
    Aspect,
    Carried,
    ChangedQuestion,
    Comparison,
    Definition,
    Kind,
    NotCarried,
    Question,
    Unanswered,
    Value,
    Why,
)

_ROW: Final = re.compile(r"\[\d+\]", re.ASCII)
_ATTRIBUTES: Final = {
    Aspect.KIND: ("kind",),
    Aspect.LABEL: ("label",),
    Aspect.HINT: ("hint", "guidance"),
    Aspect.RELEVANT: ("relevant",),
    Aspect.CONSTRAINT: ("constraint", "constraint_message", "start", "end", "step"),
    Aspect.CALCULATION: ("calculation", "default", "read_only"),
    Aspect.REQUIRED: ("required", "required_message"),
    Aspect.LOOK: ("appearance",),
    Aspect.BOUND: ("bound",),
}


def compare(old: Program, new: Program) -> Comparison:
    """Tell what a newer version asks otherwise; a question that moved but kept its name is the same question."""
    before, after = _questions(old.definition), _questions(new.definition)
    pairs = {path: _same(new, path, question) for path, question in before.items()}
    found = {target for target in pairs.values() if target}
    changed = (
        _changed(old.definition, new.definition, question, after[target])
        for path, question in before.items()
        if (target := pairs[path])
    )
    return Comparison(
        added=tuple(question for path, question in after.items() if path not in found),
        removed=tuple(question for path, question in before.items() if not pairs[path]),
        changed=tuple(each for each in changed if each is not None),
    )


def _questions(definition: Definition) -> dict[str, Question]:
    return {question.path: question for question in definition.questions()}


def _same(new: Program, path: str, question: Question) -> str:
    if isinstance(new.nodes.get(path), Question):
        return path
    named = [other for other in new.names.get(question.name, ()) if isinstance(new.nodes[other], Question)]
    return named[0] if len(named) == 1 else ""


def _changed(old: Definition, new: Definition, before: Question, after: Question) -> ChangedQuestion | None:
    aspects = [
        aspect
        for aspect, names in _ATTRIBUTES.items()
        if any(getattr(before, name) != getattr(after, name) for name in names)
    ]
    if before.path != after.path:
        aspects.insert(0, Aspect.PLACE)
    had, has = old.choices.get(before.choices, ()), new.choices.get(after.choices, ())
    if had != has or before.choice_filter != after.choice_filter:
        aspects.append(Aspect.CHOICES)
    names_before, names_after = [choice.name for choice in had], [choice.name for choice in has]
    if not aspects:
        return None
    return ChangedQuestion(
        before,
        after,
        tuple(aspects),
        tuple(name for name in names_after if name not in names_before),
        tuple(name for name in names_before if name not in names_after),
    )


def carry(old: Program, new: Program, answers: Answers) -> Carried:
    """Find the place of every answer in the newer version; what has none is listed, and stays in the history."""
    moved: dict[str, str] = {}
    left: list[NotCarried] = []
    kept = 0
    for path, value in answers.items():
        if value is None or value in (HERE, GONE):
            continue
        question = old.nodes.get(_ROW.sub("", path))
        if not isinstance(question, Question) or question.kind not in ASKED:
            continue
        target = _same(new, question.path, question)
        why = _misplaced(old, new, question, target, value)
        if why is not None:
            left.append(NotCarried(path, question, value, why))
            continue
        kept += 1
        if target != question.path:
            rows = tuple(int(each[1:-1]) for each in _ROW.findall(path))
            moved[path] = new.path(target, rows)
    return Carried(moved, tuple(left), kept)


def _misplaced(old: Program, new: Program, question: Question, target: str, value: Value) -> Why | None:
    if not target:
        return Why.AMBIGUOUS if len(new.names.get(question.name, ())) > 1 else Why.NOT_ASKED
    asked = new.nodes[target]
    if len(old.above[question.path]) != len(new.above[target]):
        return Why.AMBIGUOUS
    if not isinstance(asked, Question) or not _takes(question.kind, asked.kind):
        return Why.OTHER_KIND
    if asked.kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE} and not isinstance(value, Unanswered):
        chosen = value if isinstance(value, list) else [value]
        if any(name not in new.names_in(asked.choices) for name in chosen):
            return Why.NOT_OFFERED
    return None


def _takes(before: Kind, after: Kind) -> bool:
    numbers = {Kind.INTEGER, Kind.DECIMAL, Kind.RANGE}
    return (
        before == after or after is Kind.TEXT or (before in numbers and after in numbers and after is not Kind.INTEGER)
    )
