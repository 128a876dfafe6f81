"""Counting answers: how many stand at which codes, and which of these numbers are told.

What is counted is looked at by kind of respondent. A number from 1 to the threshold less 1 is hidden. Where numbers add
up to a sum that is told, more of them are hidden until what is hidden holds several cells and at least as many
respondents as the threshold: so nobody finds one by taking the others off the sum. A kind with fewer respondents than
the threshold is not told at all. It is a rule for what is told inside, to those of an agreement: what is published goes
through the data book, which judges all tables together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeVar

from samakki.instruments.words import Definition, Kind, Outcome, Value
from samakki.surveys.rules.definitions import NUMBERS, asked_once
from samakki.surveys.words import NO_CODE_YET, Analysis, Became, Cells, OfKind, RespondentKind

_NO_NUMBER: Final = "no number"
_WORST_FIRST: Final = (Became.NOT_ASKED, Became.OPEN, Became.DECLINED, Became.UNKNOWN)
_LEAST_HIDDEN: Final = 2
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one respondent said: the kind, what became of each question, the answers, the codes of open answers."""

    kind: RespondentKind
    outcomes: Mapping[str, Outcome]
    answers: Mapping[str, Value]
    codes: Mapping[str, tuple[str, ...]]


def counted(form: Definition, analysis: Analysis, sheets: Iterable[Sheet], threshold: int) -> tuple[OfKind, ...]:
    """Count what a definition asks for, by kind of respondent, and hide what is too few to be told."""
    by_kind: dict[RespondentKind, list[Sheet]] = {kind: [] for kind in analysis.kinds}
    for sheet in sheets:
        if sheet.kind in by_kind:
            by_kind[sheet.kind].append(sheet)
    questions = asked_once(form)
    adds_up = all(questions[path].kind not in {Kind.SELECT_MULTIPLE, Kind.TEXT} for path in analysis.by)
    offered = [_offered(form, analysis, path) for path in analysis.by]
    return tuple(
        hidden(_of_kind(kind, listed, form, analysis, offered, adds_up=adds_up), threshold)
        for kind, listed in by_kind.items()
    )


def hidden(exact: OfKind, threshold: int) -> OfKind:
    """Hide in exact counts what is too few to be told, and what would tell it."""
    if (exact.respondents or 0) < threshold:
        none = dict.fromkeys(exact.became)
        return OfKind(exact.kind, None, none, dict.fromkeys(exact.cells), exact.adds_up)
    became = _protected(exact.became, threshold, adds_up=True)
    cells = _protected(exact.cells, threshold, adds_up=exact.adds_up)
    return OfKind(exact.kind, exact.respondents, became, cells, exact.adds_up)


def became_of(sheet: Sheet, paths: Sequence[str]) -> Became:
    """Tell what became of questions together: answered when all are; else what is furthest from an answer."""
    each = {_became(sheet.outcomes.get(path)) for path in paths}
    return next((worst for worst in _WORST_FIRST if worst in each), Became.ANSWERED)


def _became(outcome: Outcome | None) -> Became:
    """Say what became of one question; what the form did not reach was not asked."""
    return Became.NOT_ASKED if outcome is None else Became(outcome.value)


def _of_kind(  # noqa: PLR0913 -- what is counted is all of this
    kind: RespondentKind,
    sheets: Sequence[Sheet],
    form: Definition,
    analysis: Analysis,
    offered: Sequence[Sequence[str]],
    *,
    adds_up: bool,
) -> OfKind:
    became = Counter(became_of(sheet, analysis.by) for sheet in sheets)
    cells = Counter[tuple[str, ...]](dict.fromkeys(product(*offered), 0))
    for sheet in sheets:
        if became_of(sheet, analysis.by) is Became.ANSWERED:
            cells.update(product(*(_codes(sheet, form, analysis, path) for path in analysis.by)))
    return OfKind(kind, len(sheets), {one: became[one] for one in Became}, dict(cells), adds_up)


def _offered(form: Definition, analysis: Analysis, path: str) -> tuple[str, ...]:
    """Give the codes that a question can have, so that 0 is told where nobody chose one."""
    question = asked_once(form)[path]
    if question.kind in NUMBERS:
        return tuple(_band(start, analysis.bands[path]) for start in analysis.bands[path])
    return tuple(choice.name for choice in form.choices.get(question.choices, ()))


def _codes(sheet: Sheet, form: Definition, analysis: Analysis, path: str) -> tuple[str, ...]:
    question, value = asked_once(form)[path], sheet.answers.get(path)
    if question.kind is Kind.TEXT:
        return sheet.codes.get(path, (NO_CODE_YET,))
    told = value if isinstance(value, list) else [str(value)]
    if question.kind in NUMBERS:
        return (_in_band(told[0], analysis.bands[path]),)
    return tuple(dict.fromkeys(told))


def _in_band(number: str, starts: Sequence[int]) -> str:
    if not (number.isascii() and number.isdecimal()):
        return _NO_NUMBER
    return _band(max(start for start in starts if start <= int(number)), starts)


def _band(start: int, starts: Sequence[int]) -> str:
    place = starts.index(start) + 1
    if place == len(starts):
        return f"{start}+"
    end = starts[place] - 1
    return str(start) if end == start else f"{start}-{end}"


def _protected(numbers: Mapping[K, int | None], threshold: int, *, adds_up: bool) -> dict[K, int | None]:
    exact = {key: number or 0 for key, number in numbers.items()}
    shut = {key for key, number in exact.items() if 0 < number < threshold}
    more = sorted((key for key in exact if key not in shut), key=lambda key: (not exact[key], exact[key]))
    while adds_up and shut and more and (len(shut) < _LEAST_HIDDEN or sum(exact[key] for key in shut) < threshold):
        shut.add(more.pop(0))
    return {key: None if key in shut else number for key, number in exact.items()}


def changed(before: Sequence[OfKind], after: Sequence[OfKind]) -> dict[tuple[RespondentKind, tuple[str, ...]], int]:
    """Give by how much each cell grew that is told both times; a hidden one tells no change either."""
    was: dict[RespondentKind, Cells] = {one.kind: one.cells for one in before}
    told = {}
    for one in after:
        for codes, number in one.cells.items():
            earlier = was.get(one.kind, {}).get(codes)
            if number is not None and earlier is not None:
                told[one.kind, codes] = number - earlier
    return told


def too_close(before: Mapping[RespondentKind, int], now: Mapping[RespondentKind, int], threshold: int) -> bool:
    """Tell whether so few left between two tellings of a question that the difference would tell what they said."""
    return any(0 < abs(number - now.get(kind, 0)) < threshold for kind, number in before.items())
