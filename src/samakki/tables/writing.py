"""Cells that did not come through as they were: lost letters, numbers that are text, units and places that differ."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from samakki.tables.cells import Cell, Holds, is_money, shown
from samakki.tables.down import is_long, total_rows
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Column, Is, Layout
from samakki.tables.wording import folded, is_order, is_rate, is_total

MANY: Final = 20
_BROKEN: Final = re.compile(
    "[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f\x80-\x9f]|Ã[\x80-\xbf\u0192\u0160-\u0178\u2018-\u2122]|â€|Â[\xa0-\xbf]|ï¿½|à\u00b8[^\\s]|à¹[^\\s]"
)
_MISREAD: Final = re.compile(r"(?=.*\d)[\dOoIl|SB.,]+")
_SAID: Final = re.compile(
    r"(?:n/?a|nil|none|no|yes|unknown|not .*|no data|two|three|four|five|six|seven|eight|nine|ten|one|zero)",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"(?<![a-z])(?:usd|thb|jpy|lak|mmk|vnd|khr|cny|eur|baht|kip|riel|kyat|dong|dollars?|amounts?|budgets?|costs?|expenditures?|payments?)(?![a-z])|\$|€|¥|฿",
    re.IGNORECASE,
)
_ANY_VALUE: Final = re.compile(r"value|statement|figure|indicator|detail|result", re.IGNORECASE)
_LARGE: Final = 100
_ABSURD: Final = 1_000


def lost_text(layout: Layout) -> Iterator[Finding]:
    """Give cells whose letters were lost on the way: signs for the unreadable, one encoding read as another."""
    for column in layout.columns:
        rows = [row for row, cells in enumerate(layout.cells) if _is_lost(cells[column.place])]
        if column.holds is Is.LABEL and column.place != layout.main:
            rows = _among_values(layout, column, rows)
        yield from _grouped(
            layout, Kind.LOST_TEXT, column, rows, "letters or figures were lost here: look at the source"
        )
        if 0 < len(rows) <= MANY and column.place != layout.main:
            yield from _lost_totals(layout, column)


def _is_lost(cell: Cell) -> bool:
    text = cell.printed.strip()
    if cell.holds is not Holds.WORDS:
        return False
    signs = [sign for sign in text if not sign.isspace()]
    symbols = sum(unicodedata.category(sign) == "So" for sign in signs)
    return _BROKEN.search(text) is not None or (
        len(signs) > 1 and symbols > 0 and not any(sign.isalnum() for sign in signs)
    )


def _among_values(layout: Layout, column: Column, rows: list[int]) -> list[int]:
    """Find lost figures in a column of figures: one odd sign makes each word without figures suspect."""
    cells = [(row, line[column.place]) for row, line in enumerate(layout.cells)]
    odd = [row for row, cell in cells if _is_odd(cell.printed.strip())]
    if not odd or not any(cell.is_number for _row, cell in cells):
        return rows
    words = (row for row, cell in cells if cell.holds is Holds.WORDS and not any(s.isdigit() for s in cell.printed))
    return sorted(
        {*rows, *(row for row in words if not _SAID.fullmatch(layout.cells[row][column.place].printed.strip()))}
    )


def _is_odd(text: str) -> bool:
    if len(text) != 1 or text.isascii():
        return False
    return unicodedata.category(text) in {"So", "Po", "Sk"} or unicodedata.name(text, "").startswith("LATIN")


def _lost_totals(layout: Layout, column: Column) -> Iterator[Finding]:
    for row in range(len(layout.cells)):
        if layout.is_total_row(row) and layout.cells[row][column.place].holds is Holds.BLANK:
            name = layout.named(row)
            says = f"{name}, {column.heading}: the total is blank, and its parts cannot be read."
            line = layout.table.lines[layout.rows[row]]
            yield Finding(Kind.BLANK_TOTAL, name, column.heading, None, "", None, says, line)


def _grouped(layout: Layout, kind: Kind, column: Column, rows: Sequence[int], what: str) -> Iterator[Finding]:
    """Give one finding a cell, or one a column where there are many."""
    told = [(row, layout.cells[row][column.place].printed) for row in rows]
    if len(rows) > MANY:
        counts = Counter(printed for _row, printed in told)
        says = f"{column.heading}: {len(rows)} cells, as “{told[0][1]}”: {what}."
        lines = [layout.table.lines[layout.rows[row]] for row in rows[:MANY]]
        more = {"count": len(rows), "examples": [text for text, _n in counts.most_common(MANY)], "lines": lines}
        yield Finding(kind, None, column.heading, None, told[0][1], None, says, lines[0], more)
        return
    for row, printed in told:
        name, line = layout.named(row), layout.table.lines[layout.rows[row]]
        yield Finding(
            kind, name, column.heading, None, printed, None, f"{name}, {column.heading}: “{printed}”: {what}.", line
        )


def numbers_as_text(layout: Layout) -> Iterator[Finding]:
    """Give figures that no program will count: “<5”, a letter O for a nought."""
    for column in layout.of(Is.NUMBER, Is.PERCENT):
        cells = [(row, line[column.place]) for row, line in enumerate(layout.cells)]
        signed = [row for row, cell in cells if cell.bound in {"<", ">", "<=", ">=", "≤", "≥"}]
        misread = [row for row, cell in cells if cell.holds is Holds.WORDS and _MISREAD.fullmatch(cell.printed.strip())]
        yield from _grouped(layout, Kind.NUMBER_AS_TEXT, column, signed, "a bound is written where a number is counted")
        yield from _grouped(layout, Kind.NUMBER_AS_TEXT, column, misread, "letters stand among the figures")


def implausible_values(layout: Layout) -> Iterator[Finding]:
    """Give numbers of a long column that are a thousand times what nearly all others are."""
    for column in layout.of(Is.NUMBER):
        cells = [(row, line[column.place]) for row, line in enumerate(layout.cells) if line[column.place].is_number]
        values = sorted(cell.value for _row, cell in cells if not cell.bound)
        if len(values) < _LARGE or not is_long(layout):
            continue
        usual = values[len(values) * 99 // 100]
        rows = [row for row, cell in cells if cell.value > usual * _ABSURD]
        yield from _grouped(
            layout, Kind.IMPLAUSIBLE_VALUE, column, rows, f"99 of 100 values are at most {shown(usual)}"
        )


def mixed_units(layout: Layout) -> Iterator[Finding]:
    """Give columns that count two things: two currencies, persons and cases, shares and numbers."""
    for column in layout.of(Is.NUMBER, Is.PERCENT):
        numbers = [(row, line[column.place]) for row, line in enumerate(layout.cells) if line[column.place].is_number]
        units = Counter(_unit(cell.unit) for _row, cell in numbers if cell.unit)
        shares = sum(cell.is_percent for _row, cell in numbers)
        if shares and len(numbers) - shares > 0 and (len(units) == 1):
            units["a number"] = len(numbers) - shares
        money = [unit for unit in units if is_money(unit)]
        if len(units) < 2 or (_ANY_VALUE.search(column.heading) and len(money) < 2):  # noqa: PLR2004 -- two units
            continue
        usual = units.most_common(1)[0][0]
        rows = [row for row, cell in numbers if (_unit(cell.unit) or ("a number" if shares else usual)) != usual]
        yield from _grouped(layout, Kind.MIXED_UNITS, column, rows, f"the column is in {usual}")


def _unit(unit: str) -> str:
    return {"persons": "person", "people": "person", "cases": "case", "yrs": "year", "yr": "year", "percent": "%"}.get(
        unit, unit.removesuffix("s") if unit in {"years", "days", "months"} else unit
    )


def money_flaws(layout: Layout) -> Iterator[Finding]:
    """Give amounts with fewer places than the others, and columns of money without a total (DQ-14)."""
    if is_long(layout):
        return
    columns = _money_columns(layout)
    cells = [(row, one, line[one.place]) for row, line in enumerate(layout.cells) for one in columns]
    amounts = [(row, one, cell) for row, one, cell in cells if cell.is_number and not cell.scale]
    places = Counter(cell.places for _row, _one, cell in amounts if cell.value)
    if len(places) > 1:
        usual = places.most_common(1)[0][0]
        for column in columns:
            rows = [row for row, one, cell in amounts if one is column and cell.places != usual and cell.value]
            yield from _grouped(
                layout, Kind.MIXED_PRECISION, column, rows, f"most amounts are printed to {usual} decimal places"
            )
    if not total_rows(layout):
        for column in columns:
            told = [cell.value for _row, one, cell in amounts if one is column]
            if len(told) > 1:
                made = shown(sum(told, Decimal(0)))
                says = f"{column.heading}: no total is printed; the amounts make {made}."
                yield Finding(Kind.MISSING_TOTAL, None, column.heading, made, None, None, says)


def _money_columns(layout: Layout) -> list[Column]:
    numbers = [one for one in layout.of(Is.NUMBER) if not is_rate(one.heading)]
    known = [one for one in numbers if _MONEY.search(one.heading.replace("_", " ")) or _has_money(layout, one)]
    named = " ".join((*layout.titles, layout.table.name)).replace("_", " ")
    if known or not _MONEY.search(named):
        return known
    return [one for one in numbers if not is_order(one.heading)]


def _has_money(layout: Layout, column: Column) -> bool:
    return any(is_money(line[column.place].unit) for line in layout.cells)


def is_named_twice(label: str) -> bool:
    """Tell whether a label says one name twice, as “Korea · Korea”: what told the two apart was lost."""
    parts = [folded(part) for part in re.split(r"[·/・|]", label) if part.strip()]
    return len(parts) > 1 and len(set(parts)) == 1 and not is_total(label)
