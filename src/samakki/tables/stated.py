"""Numbers that say something of other numbers: breakdowns in words, shares of a hundred, “137 out of 409”."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from samakki.tables.breakdowns import Breakdown, out_of, read_breakdown
from samakki.tables.cells import Cell, shown
from samakki.tables.equations import tolerance
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Column, Is, Layout
from samakki.tables.wording import is_of_which, sex_of

_REST: Final = re.compile(
    r"\bothers?\b|\brest\b|remain|unknown|อื่น|ອື່ນ|ផ្សេង|အခြား|khác|其他|其它|その他|不明", re.IGNORECASE
)
_WHOLE: Final = Decimal(100)
_NEAR: Final = Decimal(10)
_SHARES: Final = 3
_CHANGE: Final = re.compile(r"chang|increas|decreas|growth|differ|rate|change|than|compar|増|tăng|เพิ่ม", re.IGNORECASE)
_COUNT: Final = re.compile(
    r"\((?:n\s*=\s*)?(?P<n>\d{1,4})(?:\s+(?:items?|agreements?|instruments?|organi[sz]ations?|members?|entries|rows))?\)\s*\Z"
    r"|\b(?P<m>\d{1,3})\s+(?:items?|agreements?|instruments?|organi[sz]ations?|agencies|districts|provinces|countries|members|entries)\b",
    re.IGNORECASE,
)


def wrong_breakdowns(layout: Layout) -> Iterator[Finding]:
    """Give breakdowns in words that do not make the number they break down, or name a part twice (DQ-05, DQ-08)."""
    counts = [one for one in layout.of(Is.NUMBER) if not is_of_which(one.heading)]
    for row, cells in enumerate(layout.cells):
        for column in layout.columns:
            found = read_breakdown(cells[column.place].printed) if not cells[column.place].is_number else None
            if found is None or (found.total is None and column.holds is not Is.BREAKDOWN):
                continue
            yield from _judged(layout, row, column, found, _whole(found, column, cells, counts))
    for note in (*layout.notes, *layout.titles):
        found = read_breakdown(re.sub(r"\A\W*(?:note|remark)s?\W+", "", note, flags=re.IGNORECASE))
        if found and len(found.parts) > 1:
            yield from _twice(found, None, None, note, None)


def _whole(found: Breakdown, column: Column, cells: tuple[Cell, ...], counts: list[Column]) -> tuple[int, str] | None:
    if found.total is not None:
        return found.total, column.heading
    near = [one for one in counts if cells[one.place].is_number and not cells[one.place].bound]
    before = [one for one in near if one.place < column.place]
    if column.holds is not Is.BREAKDOWN or not near or len(near) > 1:
        return None
    chosen = (before or near)[-1]
    return int(cells[chosen.place].value), chosen.heading


def _judged(
    layout: Layout, row: int, column: Column, found: Breakdown, whole: tuple[int, str] | None
) -> Iterator[Finding]:
    name, line = layout.named(row), layout.table.lines[layout.rows[row]]
    printed = layout.cells[row][column.place].printed
    if whole and found.sum != whole[0]:
        heading = whole[1]
        yield Finding(
            Kind.BREAKDOWN_SUM,
            name,
            heading,
            str(found.sum),
            str(whole[0]),
            {"row": name, "column": heading, "value": str(found.sum)},
            f"{name}, {heading}: the breakdown “{printed}” makes {found.sum}, {whole[0]} is printed.",
            line,
            {"breakdown": printed},
        )
    yield from _twice(found, name, column.heading, printed, line)


def _twice(found: Breakdown, row: str | None, column: str | None, printed: str, line: int | None) -> Iterator[Finding]:
    for label in found.twice():
        says = f"“{printed}”: “{label}” stands for two parts; one of them must be something else."
        yield Finding(Kind.BREAKDOWN_LABELS, row, column, None, printed, None, says, line)


def wrong_shares(layout: Layout) -> Iterator[Finding]:
    """Give shares that lie outside 0 to 100, and columns of shares that should make 100 and do not."""
    for column in layout.of(Is.PERCENT):
        cells = [(row, layout.cells[row][column.place]) for row in range(len(layout.cells))]
        shares = [(row, cell) for row, cell in cells if cell.is_number]
        if not _CHANGE.search(column.heading):
            yield from _outside(layout, column, shares)
            yield from _not_hundred(layout, column, shares)


def _outside(layout: Layout, column: Column, shares: list[tuple[int, Cell]]) -> Iterator[Finding]:
    for row, cell in shares:
        if (cell.value > _WHOLE or cell.value < 0) and not _CHANGE.search(layout.named(row)):
            name, line = layout.named(row), layout.table.lines[layout.rows[row]]
            says = f"{name}, {column.heading}: {cell.printed.strip()} is no share of a whole."
            yield Finding(Kind.PERCENT_RANGE, name, column.heading, None, cell.printed, None, says, line)


def _not_hundred(layout: Layout, column: Column, shares: list[tuple[int, Cell]]) -> Iterator[Finding]:
    totals = [(row, cell) for row, cell in shares if layout.is_total_row(row)]
    parts = [(row, cell) for row, cell in shares if not layout.is_total_row(row)]
    if len(parts) < _SHARES or len(totals) > 1 or any(cell.bound for _row, cell in parts):
        return
    made = sum((cell.value for _row, cell in parts), Decimal(0))
    stated = totals[0][1].value if totals else _WHOLE
    near = abs(made - _WHOLE) <= _NEAR or any(_REST.search(layout.named(row)) for row, _cell in parts)
    if not near or abs(made - stated) <= tolerance(cell for _row, cell in parts) or stated != _WHOLE:
        return
    row = layout.named(totals[0][0]) if totals else None
    says = f"{column.heading}: the shares make {shown(made)} %, not 100 %."
    yield Finding(Kind.PERCENT_SUM, row, column.heading, shown(made), "100", None, says)


def parts_over_wholes(layout: Layout) -> Iterator[Finding]:
    """Give parts that are more than their whole: “137 out of 109”, or five girls among three women."""
    men_women = {sex_of(one.heading): one for one in layout.of(Is.NUMBER) if not is_of_which(one.heading)}
    for row, cells in enumerate(layout.cells):
        for column in layout.columns:
            cell = cells[column.place]
            pair = out_of(cell.printed) if not cell.is_number else None
            over = pair is not None and pair[0] > pair[1] and "/" not in cell.printed
            whole = men_women.get(cell.sex) if cell.sex else None
            if pair is not None and over:
                yield _over(layout, row, column, pair[0], pair[1])
            elif whole and cells[whole.place].is_number and cell.value > cells[whole.place].value:
                yield _over(layout, row, column, int(cell.value), int(cells[whole.place].value))


def _over(layout: Layout, row: int, column: Column, part: int, whole: int) -> Finding:
    name, printed = layout.named(row), layout.cells[row][column.place].printed
    says = f"{name}, {column.heading}: {part} cannot be a part of {whole}."
    line = layout.table.lines[layout.rows[row]]
    return Finding(Kind.PART_OVER_WHOLE, name, column.heading, str(whole), printed, None, says, line)


def stated_counts(layout: Layout, expected: int | None) -> Iterator[Finding]:
    """Give a list whose items are not as many as its title, its heading or ABOUT.yaml states (DQ-13)."""
    rows = [row for row in range(len(layout.cells)) if not layout.is_total_row(row)]
    heading = layout.columns[layout.main].heading if layout.main >= 0 else ""
    told = [expected] if expected is not None else []
    if not told and not layout.of(Is.NUMBER, Is.PERCENT):
        told = [int(one["n"] or one["m"]) for text in (*layout.titles, heading) if (one := _COUNT.search(text))]
    for number in told[:1]:
        if number != len(rows):
            says = f"{number} are stated, {len(rows)} are listed."
            yield Finding(Kind.STATED_COUNT, None, heading or None, str(len(rows)), str(number), None, says)
