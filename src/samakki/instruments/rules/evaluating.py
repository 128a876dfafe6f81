"""How a half-filled form stands: what it asks, what it computes, what does not fit."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from samakki.instruments.rules.checking import computed_text, misfit, thing
from samakki.instruments.rules.program import Program
from samakki.instruments.rules.reckoning import Ground, Where
from samakki.instruments.rules.values import Scalar, number, one
from samakki.instruments.words import (
    ASKED,
    COMPUTED,
    GONE,
    Answers,
    FormState,
    Group,
    Kind,
    Misfit,
    Question,
    Value,
)

MOST_ROWS: Final = 1_000
MOST_CELLS: Final = 40_000
_ROW: Final = re.compile(r"\[(\d{1,10})\]", re.ASCII)
Rows = tuple[int, ...]


@dataclass(slots=True)
class _Run:
    """One evaluation: its ground, the answers it reads, and what it found out."""

    ground: Ground
    answers: Answers
    written: "RowsWritten"
    values: dict[str, Value] = field(default_factory=dict)
    relevant: dict[str, bool] = field(default_factory=dict)
    computed: dict[str, str] = field(default_factory=dict)
    misfits: dict[str, Misfit] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)
    next_rows: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    asked: dict[tuple[str, Rows], bool] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        return self.ground.program


def evaluate(
    program: Program, answers: Answers, now: datetime, tongues: Sequence[str] = ()
) -> tuple[FormState, Ground]:
    """Reckon the whole form once, each part after what it waits for; the ground can then reckon texts and choices."""
    run = _Run(Ground(program, now, tuple(tongues)), answers, rows_written(answers))
    for path in program.order:
        node = program.nodes[path]
        chain = program.above[path]
        for rows in run.ground.contexts[chain[-1] if chain else ""]:
            asked = _is_asked(run, path, rows)
            if isinstance(node, Group):
                if node.repeats:
                    _open_rows(run, node, rows, asked=asked)
            else:
                _take(run, node, rows, asked=asked)
        if program.repeats(path):
            run.ground.contexts.setdefault(path, [])
    _find_misfits(run)
    state = FormState(
        values=run.values,
        relevant=run.relevant,
        misfits=run.misfits,
        rows=run.rows,
        next_rows=run.next_rows,
        hidden=frozenset(run.hidden),
        cut=frozenset(run.cut),
        computed=run.computed,
    )
    return state, run.ground


@dataclass(slots=True)
class RowsWritten:
    """The rows that answers speak of, by repeat and outer rows, as they come; the highest number ever given in each."""

    living: dict[tuple[str, Rows], dict[int, None]] = field(default_factory=dict)
    highest: dict[tuple[str, Rows], int] = field(default_factory=dict)


def rows_written(answers: Answers) -> RowsWritten:
    """Find the rows that answers speak of; one that was taken away is none, but its number stays used."""
    found = RowsWritten()
    gone: list[tuple[tuple[str, Rows], int]] = []
    for path, value in answers.items():
        if "[" not in path:
            continue
        outer: Rows = ()
        for match in _ROW.finditer(path):
            place = (_ROW.sub("", path[: match.start()]), outer)
            row = int(match[1])
            found.living.setdefault(place, {})[row] = None
            found.highest[place] = max(row, found.highest.get(place, 0))
            if value == GONE and match.end() == len(path):
                gone.append((place, row))
            outer = (*outer, row)
    for place, row in gone:
        found.living[place].pop(row, None)
    return found


def most_rows(group: Group) -> int:
    """Tell how many rows of a repeat we keep: fewer when a row has very many questions."""
    leaves, waiting = 0, [group]
    while waiting:
        inner = waiting.pop()
        waiting.extend(child for child in inner.children if isinstance(child, Group))
        leaves += sum(1 for child in inner.children if isinstance(child, Question))
    return max(1, min(MOST_ROWS, MOST_CELLS // max(1, leaves)))


def _is_asked(run: _Run, path: str, rows: Rows) -> bool:
    around = path.rpartition("/")[0]
    outer = rows[:-1] if around and run.program.repeats(around) else rows
    asked = (not around or run.asked.get((around, outer), True)) and run.ground.truth(
        path, "relevant", Where(path, rows), otherwise=True
    )
    run.asked[path, rows] = asked
    run.relevant[run.program.path(path, rows)] = asked
    return asked


def _open_rows(run: _Run, group: Group, outer: Rows, *, asked: bool) -> None:
    contexts = run.ground.contexts.setdefault(group.path, [])
    name = run.program.path(group.path, outer)
    if not asked:
        run.rows[name] = ()
        return
    tree = run.program.tree(group.path, "count")
    left = most_rows(group) - len(contexts)
    if tree is None:
        rows = run.written.living.get((group.path, outer), {})
        wanted = list(rows) if group.bound else sorted(rows)
        if len(wanted) > left:
            run.cut.add(name)
        numbers = tuple(wanted[:left])
    else:
        count = number(run.ground.reckon(tree, Where(group.path, outer)))
        whole = 0 if math.isnan(count) or count < 0 else int(min(count, float(MOST_CELLS)))
        if whole > left:
            run.cut.add(name)
        numbers = tuple(range(1, min(whole, left) + 1))
    run.rows[name] = numbers
    run.next_rows[name] = run.written.highest.get((group.path, outer), 0) + 1
    contexts.extend((*outer, row) for row in numbers)


def _take(run: _Run, question: Question, rows: Rows, *, asked: bool) -> None:
    path = run.program.path(question.path, rows)
    answer = run.answers.get(path)
    if not asked:
        run.ground.known[path] = ""
        if answer is not None and question.kind in ASKED:
            run.hidden.add(path)
        return
    if question.kind in COMPUTED or question.calculation:
        known = _compute(run, question, rows, answer)
        said = computed_text(known)
        run.values[path] = run.computed[path] = said
        run.ground.known[path] = known
        return
    value = answer if path in run.answers else _default(run, question, rows)
    run.values[path] = value
    run.ground.known[path] = thing(question, value)


def _compute(run: _Run, question: Question, rows: Rows, answer: Value) -> Scalar:
    before = thing(question, answer)
    if question.kind is Kind.END:
        return run.ground.now
    if question.kind is Kind.START:
        return before or run.ground.now
    if question.kind is Kind.TODAY:
        return before or run.ground.now.date()
    tree = run.program.tree(question.path, "calculation")
    if tree is None:
        return _first(run, question, rows) if before == "" else before
    found = run.ground.reckon(tree, Where(question.path, rows, None, before))
    return one(found)


def _first(run: _Run, question: Question, rows: Rows) -> Scalar:
    return thing(question, _default(run, question, rows))


def _default(run: _Run, question: Question, rows: Rows) -> Value:
    tree = run.program.tree(question.path, "default")
    moved = None if tree is None else computed_text(run.ground.reckon(tree, Where(question.path, rows)))
    said = question.default if moved is None else moved
    if not said:
        return None
    return said.split() if question.kind is Kind.SELECT_MULTIPLE else said


def _find_misfits(run: _Run) -> None:
    for (path, rows), asked in run.asked.items():
        node = run.program.nodes[path]
        if not asked or not isinstance(node, Question) or node.kind not in ASKED or node.calculation:
            continue
        name = run.program.path(path, rows)
        found = misfit(run.ground, node, run.values.get(name), Where(path, rows))
        if found is not None:
            run.misfits[name] = found
