"""Small counts beside a place: who lives there may know who it is."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from samakki.tables.cells import Cell
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Column, Is, Layout
from samakki.tables.naming import country_of
from samakki.tables.wording import is_order, is_rate
from samakki.tables.writing import MANY

_PLACE: Final = re.compile(
    r"\b(?:country|countries|province|prefecture|district|county|commune|township|municipality|city|village|state|region"
    r"|place|area|location|destination|origin|address|site)s?\b|nationalit"
    r"|ຂວງ|ເມືອງ|ບ້ານ|ປະເທດ|จังหวัด|อำเภอ|ตำบล|ประเทศ|ภูมิลำเนา|ខេត្ត|ស្រុក|ឃុំ|ភូមិ|ប្រទេស|ပြည်နယ်|ခရိုင်|မြို့|နိုင်ငံ"
    r"|tỉnh|huyện|xã|thành phố|quốc gia|nước|省|市|县|縣|国|國|地区|都道府県|国籍",
    re.IGNORECASE,
)


def small_cells(layout: Layout, threshold: int) -> Iterator[Finding]:
    """Give the counts from 1 to one less than `threshold` that stand on a line or in a column of a place (DQ-18).

    A total is one of them, too. Shares, amounts of money with decimal places, ranks and years are no counts.
    """
    places = [column for column in layout.of(Is.LABEL, Is.BREAKDOWN) if _PLACE.search(_plain(column.heading))]
    for column in layout.of(Is.NUMBER):
        if is_rate(column.heading) or is_order(column.heading):
            continue
        standing = _place_of_column(column)
        rows = [row for row, line in enumerate(layout.cells) if _is_small(line[column.place], threshold)]
        told = [(row, where) for row in rows if (where := _place_of_row(layout, row, places) or standing)]
        yield from _told(layout, column, told, threshold)


def _told(layout: Layout, column: Column, told: Sequence[tuple[int, str]], threshold: int) -> Iterator[Finding]:
    for row, where in told[:MANY]:
        name, printed = layout.named(row), layout.cells[row][column.place].printed.strip()
        line = layout.table.lines[layout.rows[row]]
        says = f"{name}, {column.heading}: {printed} is fewer than {threshold}, and the place is told: {where}."
        suggest = {"row": name, "column": column.heading, "value": None}
        yield Finding(Kind.SMALL_CELL, name, column.heading, None, printed, suggest, says, line, {"place": where})
    if len(told) > MANY:
        says = f"{column.heading}: {len(told)} cells are fewer than {threshold} beside a place; the first were named."
        lines = [layout.table.lines[layout.rows[row]] for row, _where in told[MANY : 2 * MANY]]
        more = {"count": len(told), "lines": lines}
        yield Finding(Kind.SMALL_CELL, None, column.heading, None, None, None, says, lines[0], more)


def _is_small(cell: Cell, threshold: int) -> bool:
    return cell.is_number and not cell.places and not cell.is_percent and 0 < cell.value < threshold


def _place_of_row(layout: Layout, row: int, places: Sequence[Column]) -> str:
    """Give the place that a line names: under a heading that says so, or the name of a country anywhere."""
    said = (layout.cells[row][column.place].printed.strip() for column in places)
    named = (layout.cells[row][column.place].printed.strip() for column in layout.of(Is.LABEL))
    return next(filter(None, said), "") or next((label for label in named if country_of(label)), "")


def _place_of_column(column: Column) -> str:
    return next((words for words in (column.own, column.group, column.heading) if country_of(words)), "")


def _plain(heading: str) -> str:
    return heading.replace("_", " ")
