"""Totals that are not what their parts make, blank cells that would settle it, and rows that may be missing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from samakki.tables.across import across
from samakki.tables.cells import Holds, shown
from samakki.tables.down import down, is_long
from samakki.tables.equations import Equation, Place
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Is, Layout
from samakki.tables.reconciling import Books

_SHOWN: Final = 200


def wrong_sums(layout: Layout) -> Iterator[Finding]:
    """Give each total that differs from its parts, with the cell, blank or not, that would mend it (DQ-01, 03..05)."""
    if is_long(layout):
        return
    books = Books(layout.cells, [*down(layout), *across(layout)])
    totals = {one.total for one in books.equations}
    for place, value in books.blanks.items():
        yield _blank(layout, place, value, is_total=place in totals)
    broken = books.broken()
    suggested = {number: books.suggested(number) for number in broken}
    missing = _is_row_missing(books, broken, suggested)
    for number in broken[:_SHOWN]:
        equation = books.equations[number]
        if books.cell(equation.total).holds is Holds.BLANK:
            if equation.total not in books.blanks and not equation.grouped:
                yield _blank(layout, equation.total, -(books.gaps[number] or Decimal(0)), is_total=True)
            continue
        yield _wrong(layout, books, number, suggested[number], row_missing=missing and not equation.across)


def _is_row_missing(books: Books, broken: list[int], suggested: dict[int, tuple[Place, Decimal] | None]) -> bool:
    """Tell whether a row may have been left out: several columns lack something and no cell would mend them."""
    columns = [number for number in broken if not books.equations[number].across]
    rows = [number for number in broken if books.equations[number].across]
    lacking = all((books.gaps[number] or 0) > 0 for number in columns)
    return len(columns) > 1 and not rows and lacking and all(suggested[number] is None for number in columns)


def _heading(layout: Layout, place: Place) -> str:
    return layout.columns[place[1]].heading


def _blank(layout: Layout, place: Place, value: Decimal, *, is_total: bool) -> Finding:
    row, column = layout.named(place[0]), _heading(layout, place)
    kind = Kind.BLANK_TOTAL if is_total else Kind.BLANK_CELL
    what = "the total is blank; its parts make" if is_total else "the cell is blank; its totals agree if it is"
    return Finding(
        kind,
        row,
        column,
        shown(value),
        "",
        {"row": row, "column": column, "value": shown(value)},
        f"{row}, {column}: {what} {shown(value)}.",
        layout.table.lines[layout.rows[place[0]]],
    )


def _wrong(
    layout: Layout, books: Books, number: int, mend: tuple[Place, Decimal] | None, *, row_missing: bool
) -> Finding:
    equation, gone = books.equations[number], books.gaps[number] or Decimal(0)
    total = books.cell(equation.total)
    row, column = layout.named(equation.total[0]), _heading(layout, equation.total)
    computed = shown(total.value - gone)
    kind = Kind.COLUMN_SUM if not equation.across else Kind.GROUP_SUM if equation.grouped else Kind.ROW_SUM
    says = f"{row}, {column}: the parts make {computed}, {total.printed.strip()} is printed (difference {shown(gone)})."
    suggest = _suggested(layout, mend)
    parts = _parts(layout, equation)
    marked = _marked(layout, equation)
    if suggest:
        says += f" All sums agree if {suggest['row']}, {suggest['column']} is {suggest['value']}."
    elif row_missing:
        suggest = {"row": None, "column": column, "value": shown(gone)}
        says += " A row may be missing."
    if marked:
        says += f" Marked rows ({', '.join(marked)}): does a footnote leave some of them out? Write it into ABOUT.yaml."
    line = layout.table.lines[layout.rows[equation.total[0]]]
    more = {"parts": parts, **({"marked": marked} if marked else {})}
    return Finding(kind, row, column, computed, total.printed, suggest, says, line, more)


def _suggested(layout: Layout, mend: tuple[Place, Decimal] | None) -> dict[str, str | None] | None:
    if mend is None:
        return None
    place, value = mend
    return {"row": layout.named(place[0]), "column": _heading(layout, place), "value": shown(value)}


def _parts(layout: Layout, equation: Equation) -> list[str]:
    if equation.across:
        return [layout.columns[column].heading for _row, column in equation.parts]
    return [layout.named(row) for row, _column in equation.parts]


def _marked(layout: Layout, equation: Equation) -> list[str]:
    """Give the rows among the parts that carry a mark of a footnote, in a column for marks or at the number."""
    if equation.across:
        return []
    columns = [one.place for one in layout.of(Is.MARK)]
    return [
        layout.named(row)
        for row, column in equation.parts
        if layout.cells[row][column].mark
        or layout.label(row).endswith(("*", "†", "‡"))
        or any(layout.cells[row][place].holds is Holds.WORDS for place in columns)
    ]
