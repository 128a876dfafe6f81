"""Which rows add up to which: totals below, above and in the middle, subtotals, groups that nobody named."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from samakki.tables.cells import Holds
from samakki.tables.equations import Equation, Score, gap, scored
from samakki.tables.layout import Is, Layout
from samakki.tables.wording import folded, is_rate, is_said_of_which, is_subtotal, is_total, sex_of

_MOST_TOTALS: Final = 400
_MOST_GROUPED: Final = 200
_MOST_TRIED: Final = 600
"""Rows times totals for which groups that nobody named are looked for: each row may begin one, of any length."""
_LONGEST_GROUP: Final = 25
_SHARE_OF_TOTALS: Final = 0.6
_SURE: Final = 0.75
_FAR: Final = 0.5
_SOME: Final = 3
_NOTHING: Final = Score(0, 0, Decimal(0), 0)
_INDENTS: Final = (" ", "\u3000", "\u00a0", "- ", "\u2013 ", "· ", "• ")

Rows = tuple[int, ...]


def down(layout: Layout) -> list[Equation]:
    """Find what adds up within each column; nothing is said of a total whose parts cannot be told."""
    columns = [one.place for one in layout.of(Is.NUMBER, Is.PERCENT)]
    totals = total_rows(layout)
    if not columns or not totals or len(totals) > max(_MOST_TOTALS, 1) or is_long(layout):
        return []
    found: list[Equation] = []
    for total in totals:
        parts, score = _best(layout, total, totals, columns)
        if len(parts) >= 1:
            found += _equations(layout, total, parts, columns, score)
            found += _inner(layout, total, totals, parts, columns)
    return found


def is_long(layout: Layout) -> bool:
    """Tell whether a table is a list of observations, a line each: its totals stand among many dimensions."""
    return len(layout.of(Is.LABEL)) > _SOME and len(layout.cells) > _MOST_TOTALS // 2


def total_rows(layout: Layout) -> list[int]:
    """Give the rows that are totals: by their words, or the last one where it has no label and adds up."""
    size = len(layout.cells)
    found = [row for row in range(size) if layout.is_total_row(row)]
    if len(found) > size * _SHARE_OF_TOTALS and size > _SOME:
        return []
    last = size - 1
    if last > 1 and last not in found and _is_unnamed_total(layout, last, found):
        found.append(last)
    return found


def _is_unnamed_total(layout: Layout, last: int, found: Sequence[int]) -> bool:
    columns = [one.place for one in layout.of(Is.NUMBER)]
    score = _score(layout, last, tuple(row for row in range(last) if row not in found), columns)
    labels = layout.of(Is.LABEL, Is.YEAR)
    if labels and all(layout.cells[last][one.place].holds is not Holds.WORDS for one in labels):
        blank = all(layout.cells[last][one.place].holds is Holds.BLANK for one in labels)
        largest = all(
            layout.cells[last][one].value >= max(layout.cells[row][one].value for row in range(last)) for one in columns
        )
        return blank and score.informative > 0 and (score.agreeing > 0 or largest)
    return not found and score.agreeing >= _SOME and score.share >= _SURE


def _inner(
    layout: Layout, total: int, totals: Sequence[int], parts: Rows, columns: Sequence[int]
) -> Iterator[Equation]:
    """Give the equations of groups that nobody named, where the total goes over their heads alone."""
    leaves = [row for row in range(len(layout.cells)) if row not in totals]
    for rows in ([row for row in leaves if row < total], [row for row in leaves if row > total]):
        for order in (rows, rows[::-1]):
            groups = tops(layout, order, columns) if len(parts) < len(rows) and _may_group(rows, totals) else {}
            if tuple(groups) == parts:
                for head, inner in groups.items():
                    yield from _equations(layout, head, inner, columns, _NOTHING) if inner else ()
                return


def _score(layout: Layout, total: int, parts: Rows, columns: Sequence[int]) -> Score:
    return scored((layout.cells[total][one], [layout.cells[row][one] for row in parts]) for one in columns)


def _best(layout: Layout, total: int, totals: Sequence[int], columns: Sequence[int]) -> tuple[Rows, Score]:
    """Choose the rows whose sums agree with the total in most columns, the likelier of equals."""
    found: dict[Rows, Score] = {}
    for parts in _candidates(layout, total, totals):
        if parts and total not in parts and parts not in found:
            found[parts] = _score(layout, total, parts, columns)
    best = max(found.items(), key=lambda one: (one[1].agreeing, -one[1].off), default=((), _NOTHING))
    if not best[1].agreeing and is_subtotal(layout.label(total)):
        since = next(_candidates(layout, total, totals))
        return since, found.get(since, _NOTHING)
    if best[1].share < 1:
        for parts, score in _grouped(layout, total, totals, columns):
            if score.share >= _SURE and score.agreeing > best[1].agreeing:
                best = parts, score
    return best


def _grouped(layout: Layout, total: int, totals: Sequence[int], columns: Sequence[int]) -> Iterator[tuple[Rows, Score]]:
    """Give what is left when groups that nobody named are taken as one: two of them, or one in several columns."""
    leaves = [row for row in range(len(layout.cells)) if row not in totals]
    for rows in ([row for row in leaves if row < total], [row for row in leaves if row > total]):
        for order in (rows, rows[::-1]):
            left = tuple(tops(layout, order, columns)) if _may_group(rows, totals) else ()
            score = _score(layout, total, left, columns)
            if score.agreeing > 1 or (len(rows) - len(left) > _SOME and score.agreeing):
                yield left, score


def _may_group(rows: Sequence[int], totals: Sequence[int]) -> bool:
    return len(rows) <= _MOST_GROUPED and len(rows) * len(totals) <= _MOST_TRIED


def _candidates(layout: Layout, total: int, totals: Sequence[int]) -> Iterator[Rows]:
    size = len(layout.cells)
    marked = set(totals)
    leaves = [row for row in range(size) if row not in marked]
    above = [row for row in totals if row < total]
    below = [row for row in totals if row > total]
    since = tuple(row for row in leaves if (above[-1] if above else -1) < row < total)
    until = tuple(row for row in leaves if total < row < (below[0] if below else size))
    whole = tuple(row for row in leaves if row < total)
    if is_subtotal(layout.label(total)):
        yield from (since, until, *_of_one_group(layout, total, leaves))
        return
    yield from (whole, since, *_of_one_group(layout, total, leaves))
    yield tuple(above)
    yield tuple(row for row in above if is_subtotal(layout.label(row)))
    yield until
    yield tuple(row for row in leaves if row > total)
    yield tuple(below)
    yield tuple(leaves)
    flat = tuple(row for row in whole if not _is_below(layout, row))
    if len(flat) < len(whole):
        yield flat
    yield tuple(row for row in flat if sex_of(layout.label(row)))


def _of_one_group(layout: Layout, total: int, leaves: Sequence[int]) -> Iterator[Rows]:
    """Give the rows that share a group with the total, where a column names groups."""
    for column in layout.of(Is.LABEL):
        text = folded(layout.cells[total][column.place].printed)
        if text and not is_total(text):
            yield tuple(row for row in leaves if folded(layout.cells[row][column.place].printed) == text)


def _is_below(layout: Layout, row: int) -> bool:
    """Tell whether a row is a part of the one above: set in, or said to be of which."""
    printed = layout.cells[row][layout.main].printed if layout.main >= 0 else ""
    return printed.startswith(_INDENTS) or is_said_of_which(printed)


def tops(layout: Layout, rows: Sequence[int], columns: Sequence[int]) -> dict[int, Rows]:
    """Give the rows that are left when the parts of each group are taken away, each with its parts."""
    left: dict[int, Rows] = {}
    at = 0
    while at < len(rows):
        end = _group_end(layout, rows, at, columns)
        left[rows[at]] = tuple(rows[at + 1 : end])
        at = end
    return left


def _group_end(layout: Layout, rows: Sequence[int], at: int, columns: Sequence[int]) -> int:
    for end in range(at + 3, min(len(rows), at + _LONGEST_GROUP) + 1):
        if _agrees(layout, rows[at], rows[at + 1 : end], columns):
            return end
    return at + 1


def _agrees(layout: Layout, total: int, parts: Sequence[int], columns: Sequence[int]) -> bool:
    score = _score(layout, total, tuple(parts), columns)
    missed = score.informative - score.agreeing
    return score.agreeing > 0 and (missed == 0 or (missed == 1 and score.agreeing > 1))


def _equations(layout: Layout, total: int, parts: Rows, columns: Sequence[int], score: Score) -> Iterator[Equation]:
    """Give one equation a column; columns of rates are left out unless they add up."""
    alone = len(total_rows(layout)) == 1
    alone = alone or is_subtotal(layout.label(total))
    if not score.agreeing and not alone and float(score.off) > _FAR * max(score.informative, 1):
        return
    for column in columns:
        cells = [layout.cells[row][column] for row in parts]
        heading = layout.columns[column].heading
        if (is_rate(heading) or layout.columns[column].holds is Is.PERCENT) and (
            gap(layout.cells[total][column], cells) != 0
        ):
            continue
        yield Equation((total, column), tuple((row, column) for row in parts), across=False)
