"""Reads what an edition says of an action plan, of committees, and of what was asked of it."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from samakki.kernel.told import Told
from samakki.tables.editions.planned import (
    Asked,
    Better,
    Committee,
    Decision,
    Indicator,
    Measure,
    Plan,
    Question,
    Standing,
    Status,
)
from samakki.tables.editions.texts import Texts, name_in, sentences_in, texts_if_told, texts_in

_OF_PLAN: Final = ({"title", "watched_by", "measures"}, {"words"})
_OF_MEASURE: Final = ({"name", "title", "by", "until", "stands"}, {"indicators"})
_OF_STANDING: Final = ({"status", "dated"}, {"words"})
_OF_INDICATOR: Final = ({"title", "figure", "row", "column", "target"}, {"before", "better"})
_OF_COMMITTEE: Final = ({"name", "title", "members"}, {"words", "meets", "decided"})
_OF_QUESTION: Final = ({"question"}, {"answer", "figures", "unknown"})
_LONGEST: Final = 20


def plan_in(told: Told) -> Plan | None:
    """Read an action plan; None where none is told. Raises ToldWrongError, as all that read here do."""
    if not told:
        return None
    parts = told.table(*_OF_PLAN)
    measures = tuple(map(_measure, parts["measures"].each()))
    if not measures:
        parts["measures"].refuse("a plan has measures")
    return Plan(texts_in(parts["title"]), texts_if_told(parts["words"]), name_in(parts["watched_by"]), measures)


def committees_in(told: Told) -> tuple[Committee, ...]:
    """Read who steers."""
    return tuple(map(_committee, told.each()))


def asked_in(told: Told) -> tuple[Asked, ...]:
    """Read what was asked of the book."""
    return tuple(map(_asked, told.each()))


def texts_of(
    plan: Plan | None, committees: tuple[Committee, ...], asked: tuple[Asked, ...]
) -> Iterator[tuple[str, Texts]]:
    """Go through every sentence of them, each with the place where it stands."""
    if plan:
        yield from (("plan", plan.title), ("plan", plan.words))
    for measure in plan.measures if plan else ():
        yield from ((measure.name, each) for each in (measure.title, measure.by, measure.standing.words))
        yield from ((measure.name, each.title) for each in measure.indicators)
    for committee in committees:
        yield from ((committee.name, each) for each in (committee.title, committee.words, *committee.members))
        yield from ((committee.name, each.words) for each in committee.decided)
    for one in asked:
        yield one.name, one.by
        yield from ((one.name, each) for question in one.questions for each in (question.words, question.answer))
        yield from ((one.name, question.unknown) for question in one.questions)


def _measure(told: Told) -> Measure:
    parts = told.table(*_OF_MEASURE)
    stands = parts["stands"].table(*_OF_STANDING)
    status = Status(stands["status"].code(list(Status), "status of a measure"))
    return Measure(
        name_in(parts["name"]),
        texts_in(parts["title"]),
        texts_in(parts["by"]),
        parts["until"].day(),
        Standing(status, stands["dated"].day(), texts_if_told(stands["words"])),
        tuple(map(_indicator, parts["indicators"].each())),
    )


def _indicator(told: Told) -> Indicator:
    parts = told.table(*_OF_INDICATOR)
    return Indicator(
        texts_in(parts["title"]),
        name_in(parts["figure"]),
        parts["row"].words(),
        parts["column"].words(),
        parts["before"].words() if parts["before"] else "",
        _number(parts["target"]),
        Better(parts["better"].code(list(Better), "way for a number to go")) if parts["better"] else Better.MORE,
    )


def _number(told: Told) -> Decimal:
    try:
        number = Decimal(told.words()[:_LONGEST])
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        told.refuse("a target is a number")
    return number


def _committee(told: Told) -> Committee:
    parts = told.table(*_OF_COMMITTEE)
    members = sentences_in(parts["members"])
    if not members:
        parts["members"].refuse("a committee has members: offices and organisations, never persons")
    decided = (each.table({"dated", "words"}) for each in parts["decided"].each())
    return Committee(
        name_in(parts["name"]),
        texts_in(parts["title"]),
        texts_if_told(parts["words"]),
        members,
        parts["meets"].day() if parts["meets"] else None,
        tuple(Decision(each["dated"].day(), texts_in(each["words"])) for each in decided),
    )


def _asked(told: Told) -> Asked:
    parts = told.table({"name", "by", "dated", "questions"})
    questions = tuple(map(_question, parts["questions"].each()))
    if not questions:
        parts["questions"].refuse("whoever asks has a question")
    return Asked(name_in(parts["name"]), texts_in(parts["by"]), parts["dated"].day(), questions)


def _question(told: Told) -> Question:
    parts = told.table(*_OF_QUESTION)
    figures = parts["figures"].codes()
    if bool(figures) == bool(parts["unknown"]):
        told.refuse("a question is answered by `figures`, or `unknown` says why nobody knows")
    return Question(
        texts_in(parts["question"]), texts_if_told(parts["answer"]), figures, texts_if_told(parts["unknown"])
    )
