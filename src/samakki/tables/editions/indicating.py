"""Reads indicators off the figures of the book, and refuses those that point at nothing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.planned import Better, Indicator, Measure, Verdict
from samakki.tables.editions.words import Cell, Edition, Figure

_NO_COMMITTEE: Final = "no committee of this book has this name"
_NO_FIGURE: Final = "no figure of this book has this name"


@dataclass(frozen=True, slots=True)
class ReadOff:
    """What an indicator says: its cell now and before, whether that is not over yet, and what follows.

    `way` is how much of the way from before to the target is gone, from 0 to 1; None where that is not known.
    """

    now: Cell
    before: Cell | None
    is_provisional: bool
    verdict: Verdict
    way: float | None


def read_off(edition: Edition, indicator: Indicator) -> ReadOff:
    """Judge an indicator by the cells of its figure; a number that is protected, blank or a bound judges nothing."""
    figure = next(one for one in edition.figures if one.name == indicator.figure)
    now = _cell(figure, indicator.row, indicator.column)
    before = _cell(figure, indicator.row, indicator.before) if indicator.before else None
    was = before.value if before else None
    verdict = _verdict(indicator, now.value, was)
    way = 1.0 if verdict is Verdict.REACHED else _way(indicator, now.value, was)
    return ReadOff(now, before, indicator.column in figure.provisional, verdict, way)


def judge_plans(edition: Edition) -> None:
    """Refuse a plan that no committee watches, an indicator without its cell, and an answer without its figure."""
    plan, names = edition.plan, {figure.name for figure in edition.figures}
    if plan and plan.watched_by not in {one.name for one in edition.committees}:
        where = f"plan, watched_by ({plan.watched_by})"
        raise ToldWrongError(where, _NO_COMMITTEE)
    for measure in plan.measures if plan else ():
        for indicator in measure.indicators:
            _judge(edition, measure, indicator)
    for asked in edition.asked:
        for name in sorted({each for question in asked.questions for each in question.figures} - names):
            where = f"asked ({asked.name}), figures ({name})"
            raise ToldWrongError(where, _NO_FIGURE)


def _judge(edition: Edition, measure: Measure, indicator: Indicator) -> None:
    where = f"plan, measures ({measure.name}), indicators"
    figure = next((one for one in edition.figures if one.name == indicator.figure), None)
    if figure is None:
        where = f"{where}, figure ({indicator.figure})"
        raise ToldWrongError(where, _NO_FIGURE)
    for column in filter(None, (indicator.column, indicator.before)):
        if column not in figure.columns:
            raise ToldWrongError(where, f"{figure.name} has no column called {column}")
    if [row.label for row in figure.rows].count(indicator.row) != 1:
        raise ToldWrongError(where, f"{figure.name} has not one line called {indicator.row}")


def _cell(figure: Figure, label: str, column: str) -> Cell:
    row = next(row for row in figure.rows if row.label == label)
    return row.cells[figure.columns.index(column)]


def _verdict(indicator: Indicator, now: Decimal | None, was: Decimal | None) -> Verdict:
    if now is None:
        return Verdict.NOT_KNOWN
    if (now >= indicator.target) if indicator.better is Better.MORE else (now <= indicator.target):
        return Verdict.REACHED
    if was is None:
        return Verdict.NOT_KNOWN
    left, had = abs(indicator.target - now), abs(indicator.target - was)
    return Verdict.SAME if left == had else Verdict.NEARER if left < had else Verdict.FARTHER


def _way(indicator: Indicator, now: Decimal | None, was: Decimal | None) -> float | None:
    if now is None or was is None or was == indicator.target:
        return None
    return float(min(max((now - was) / (indicator.target - was), Decimal(0)), Decimal(1)))
