"""Finds out by itself how a table is laid out: titles and notes, one or two rows of headings, labels, numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Final

from samakki.tables.breakdowns import is_breakdown
from samakki.tables.cells import Cell, Holds, read_cell
from samakki.tables.printed import Table
from samakki.tables.wording import folded, is_note, is_order, is_total, years_in

_MOST_HEADINGS: Final = 2
_LOOKED_AT: Final = 2_000
_MARKS: Final = re.compile(r"[*†‡#\s]*|\(\d\)")
_YEAR_HEADING: Final = re.compile(
    r"(fiscal |calendar )?(year|fy)s?|ປີ|ปี|พ\.ศ\.|ឆ្នាំ|ខុ|ခုနှစ်|năm|年|年度|年份", re.IGNORECASE
)
_LONG_NOTE: Final = 60
_BY_CHANCE: Final = 2
_NUMBERED: Final = re.compile(r"\(?\d{1,9}[.)]*")


class Is(StrEnum):
    """What a column holds."""

    LABEL = "label"
    NUMBER = "number"
    PERCENT = "percent"
    ORDER = "order"
    YEAR = "year"
    BREAKDOWN = "breakdown"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its heading in full, the heading it shares with neighbours, and what it holds."""

    place: int
    heading: str
    group: str
    own: str
    holds: Is


@dataclass(frozen=True)
class Layout:
    """A table understood; rows are counted from 0 below the headings."""

    table: Table
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]

    @cached_property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """Give the cells below the headings."""
        return tuple(tuple(read_cell(printed) for printed in self.table.rows[row]) for row in self.rows)

    def of(self, *kinds: Is) -> list[Column]:
        """Give the columns that hold one of these."""
        return [column for column in self.columns if column.holds in kinds]

    @cached_property
    def main(self) -> int:
        """Give the column whose labels name the rows best, -1 where no column has labels."""
        labels = self.of(Is.LABEL, Is.YEAR) or self.of(Is.BREAKDOWN)
        if not labels:
            return -1
        seen = [row[:] for row in self.cells[:_LOOKED_AT]]
        best = max(
            labels, key=lambda one: (len({row[one.place].printed for row in seen}) * 4 // max(len(seen), 1), -one.place)
        )
        return best.place

    def label(self, row: int) -> str:
        """Give the label of a row as printed; empty where the cell is."""
        return self.cells[row][self.main].printed.strip() if self.main >= 0 else ""

    def named(self, row: int) -> str:
        """Name a row: by its label, the labels before it where it is not alone, or its line in the file."""
        label = self.label(row)
        if label and self._counts.get(folded(label), 0) > 1:
            others = [self.cells[row][one.place].printed.strip() for one in self.of(Is.LABEL) if one.place < self.main]
            return " / ".join([*(other for other in others[:2] if other), label])
        return (
            label
            or next((cell.printed.strip() for cell in self.cells[row] if cell.holds is Holds.WORDS), "")
            or (f"line {self.table.lines[self.rows[row]]}")
        )

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for row in range(len(self.cells)):
            label = folded(self.label(row))
            counts[label] = counts.get(label, 0) + 1
        return counts

    def is_total_row(self, row: int) -> bool:
        """Tell whether a label of the row says total."""
        return any(
            is_total(self.cells[row][one.place].printed)
            for one in self.of(Is.LABEL, Is.YEAR, Is.ORDER)
            if self.cells[row][one.place].holds is Holds.WORDS
        )


def understood(table: Table) -> Layout:
    """Tell titles, headings, columns and notes of a table apart; every table has some layout."""
    first = _after_titles(table.rows)
    titles = tuple(" ".join(cell.strip() for cell in row if cell.strip()) for row in table.rows[:first])
    deep = _headings(table.rows[first:])
    last = _before_notes(table.rows, first + deep)
    notes = tuple(" ".join(cell.strip() for cell in row if cell.strip()) for row in table.rows[last:])
    body = tuple(range(first + deep, last))
    heads = table.rows[first : first + deep]
    columns = tuple(_column(table, place, heads, body) for place in range(table.width))
    return Layout(table, titles, notes, columns, body)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _after_titles(rows: Sequence[Sequence[str]]) -> int:
    wide = len(rows[0]) > 1
    first = 0
    while wide and first + 1 < len(rows) and _filled(rows[first]) == 1 and not _is_upper(rows, first):
        first += 1
    return first


def _is_upper(rows: Sequence[Sequence[str]], row: int) -> bool:
    """Tell whether a lone cell stands above several columns that it heads: its place is not the first."""
    return not rows[row][0].strip() and _filled(rows[row + 1]) > 1


def _before_notes(rows: Sequence[Sequence[str]], first: int) -> int:
    last = len(rows)
    while last > first + 1 and len(rows[0]) > 1 and _filled(rows[last - 1]) == 1:
        text = next(cell for cell in rows[last - 1] if cell.strip())
        if not (is_note(text) or len(text) > _LONG_NOTE):
            break
        last -= 1
    return last


def _headings(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows of headings: none where the first already counts, two where the first spans columns."""
    if len(rows) == 1:
        return 0 if _counts(rows[0]) else 1
    if _counts(rows[0]):
        return 0
    spans = any(not cell.strip() for cell in rows[0][1:]) or len({*rows[0]}) < len(rows[0])
    if spans and len(rows) > _MOST_HEADINGS and not _counts(rows[1]) and _heads(rows):
        return _MOST_HEADINGS
    return 1


def _heads(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the second row fills what the first leaves open, above columns that hold numbers."""
    numbers = [place for place in range(len(rows[0])) if any(read_cell(row[place]).is_number for row in rows[2:40])]
    filled = [place for place in numbers if rows[1][place].strip()]
    return len(numbers) > 1 and len(filled) * 2 >= len(numbers)


def _counts(row: Sequence[str]) -> bool:
    cells = [read_cell(cell) for cell in row]
    return any(cell.is_number and not years_in(cell.printed) and not cell.bound for cell in cells)


def _column(table: Table, place: int, heads: Sequence[Sequence[str]], body: Sequence[int]) -> Column:
    upper, own = _heading(heads, place)
    cells = [read_cell(table.rows[row][place]) for row in body]
    heading = " ".join(part for part in (upper, own) if part) or _letters(place)
    return Column(place, heading, upper, own, _kind(heading, cells, place))


def _heading(heads: Sequence[Sequence[str]], place: int) -> tuple[str, str]:
    if not heads:
        return "", ""
    own = heads[-1][place].strip()
    if len(heads) == 1:
        return "", own
    upper = next((heads[0][at].strip() for at in range(place, -1, -1) if heads[0][at].strip()), "")
    return ("", upper) if not own else (upper if place and upper != own else heads[0][place].strip(), own)


def _letters(place: int) -> str:
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _kind(heading: str, cells: Sequence[Cell], place: int) -> Is:
    filled = [cell for cell in cells if cell.holds not in {Holds.BLANK, Holds.DASH}]
    numbers = [cell for cell in filled if cell.is_number]
    if filled and is_order(heading) and all(_NUMBERED.fullmatch(cell.printed.strip()) for cell in filled):
        return Is.ORDER
    if len(numbers) * 2 >= len(filled) and numbers and not _is_coded(numbers):
        return _of_numbers(heading, filled, numbers, place)
    if filled and sum(is_breakdown(cell.printed) for cell in filled) * 2 >= len(filled):
        return Is.BREAKDOWN
    if all(_MARKS.fullmatch(cell.printed) for cell in filled):
        return Is.MARK
    return Is.LABEL


def _is_coded(numbers: Sequence[Cell]) -> bool:
    """Tell whether figures are codes: written with zeros before them, as 007 and telephone numbers are."""
    return any(re.fullmatch(r"0\d+", cell.printed.strip()) for cell in numbers)


def _of_numbers(heading: str, filled: Sequence[Cell], numbers: Sequence[Cell], place: int) -> Is:
    if (place == 0 and is_order(heading)) or (place == 0 and _runs(numbers)):
        return Is.ORDER
    years = sum(cell.is_year for cell in numbers)
    if years and (years == len(numbers) or (years * 2 > len(filled) and _YEAR_HEADING.fullmatch(heading.strip()))):
        return Is.YEAR
    if place == 0 and _YEAR_HEADING.fullmatch(heading.strip()) and years:
        return Is.YEAR
    if sum(cell.is_percent for cell in numbers) * 2 > len(numbers) or "%" in heading or "percent" in heading.lower():
        return Is.PERCENT
    return Is.NUMBER


def _runs(numbers: Sequence[Cell]) -> bool:
    """Tell whether the first column numbers the rows: 1, 2, 3, perhaps with gaps."""
    values = [int(cell.value) for cell in numbers]
    close = values[-1] <= len(values) * 2
    return len(values) > _BY_CHANCE and values[0] in {0, 1} and close and all(a < b for a, b in pairwise(values))
