"""Years, numbers of rows and ranks: what should follow one upon another and does not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from samakki.tables.cells import Cell
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Column, Is, Layout
from samakki.tables.wording import folded, years_in

_RANGE: Final = re.compile(
    r"(?<!\d)((?:19|20|24|25)\d\d)\s*(?:[-\u2013—_/~\uff5e]|\bto\b|ถึง|ຫາ|đến|至|から)+\s*((?:19|20|24|25)?\d\d)(?!\d)"
)
_UNDATED: Final = re.compile(
    r"no.?year|undated|year.?unknown|unknown.?year|without.?(?:a.?)?year|unlabel", re.IGNORECASE
)
_RANK: Final = re.compile(r"rank|順位|อันดับ|ອັນດັບ|排名", re.IGNORECASE)
_REST: Final = re.compile(r"\bothers?\b|\brest\b|อื่น|ອື່ນ|ផ្សេង|အခြား|khác|其他|その他", re.IGNORECASE)
_INSTRUMENT: Final = re.compile(
    r"instrument|convention|agreement|protocol|treat(?:y|ies)|\bmous?\b|declaration|\bact\b|\blaw\b", re.IGNORECASE
)
_EVENT: Final = re.compile(r"sign|ratif|access|force|adopt|year|date|enact|amend|start|end|begin", re.IGNORECASE)
_SOME: Final = 4
_MOST_GAPS: Final = 5
_CENTURY: Final = 100


def title_ranges(layout: Layout, title: str) -> Iterator[Finding]:
    """Give a title or file name that names other years than the table has (DQ-03)."""
    years = _years(layout)
    if not years:
        return
    for text in (title, *layout.titles, layout.table.name):
        found = _RANGE.search(text)
        if found is None:
            continue
        first, last = _range(found[1], found[2])
        if (first, last) != (years[0], years[-1]):
            computed, printed = f"{years[0]}-{years[-1]}", f"{first}-{last}"
            says = f"The title says {printed}, the table has {computed}."
            yield Finding(Kind.TITLE_RANGE, None, None, computed, printed, None, says, None, {"title": text})
            return


def _range(first: str, last: str) -> tuple[int, int]:
    start = years_in(first)[0]
    end = years_in(last)[0] if len(last) > 2 else start - start % _CENTURY + int(last)  # noqa: PLR2004 -- 2015/16
    return start, end


def _years(layout: Layout) -> list[int]:
    found = {year for one in layout.columns if (year := _heading_year(one))}
    if not found:
        lines = layout.of(Is.YEAR)
        if len(lines) == 1 and lines[0].place == layout.main:
            found = {year for row in layout.cells for year in years_in(row[lines[0].place].printed)}
    return sorted(found)


def _heading_year(column: Column) -> int | None:
    if column.holds not in {Is.NUMBER, Is.PERCENT}:
        return None
    years = years_in(column.heading)
    return years[0] if len(years) == 1 else None


def year_missing(layout: Layout, period: str, neighbours: Sequence[str]) -> Iterator[Finding]:
    """Give a table that belongs to a yearly series and names no year (DQ-06); `neighbours` are other files' names."""
    texts = (period, layout.table.name, *layout.titles, *layout.notes, *(one.heading for one in layout.columns))
    if any(years_in(text) for text in texts) or _years(layout):
        return
    series = [name for name in neighbours if years_in(name) and _stem(name) and _stem(name) <= _stem(layout.table.name)]
    if len(series) > 1 or _UNDATED.search(layout.table.name):
        says = "The table names no year"
        says += f", as {', '.join(series[:3])} do." if series else "."
        yield Finding(
            Kind.YEAR_MISSING, None, None, None, None, None, f"{says} Say in ABOUT.yaml, under period, which."
        )


def _stem(name: str) -> frozenset[str]:
    words = re.split(r"[\W_]+", folded(name).rpartition(".")[0])
    return frozenset(word for word in words if word.isalpha() and len(word) > 1)


def numbering_gaps(layout: Layout) -> Iterator[Finding]:
    """Give numbers that are left out where rows are numbered or are years: a row may be missing (DQ-07)."""
    for column in layout.of(Is.ORDER):
        if not _RANK.search(column.heading):
            yield from _gaps(layout, column, _numbers(layout, column))
    for column in layout.of(Is.YEAR):
        numbers = _numbers(layout, column)
        if column.place == layout.main and len(numbers) >= _SOME and _rises(numbers):
            gone = numbers[-1][1] - numbers[0][1] + 1 - len(numbers)
            if 0 < gone <= len(numbers) // 3:
                yield from _gaps(layout, column, numbers)


def _numbers(layout: Layout, column: Column) -> list[tuple[int, int]]:
    found = (
        (row, re.fullmatch(r"\(?(\d{1,9})[.)]*", line[column.place].printed.strip()))
        for row, line in enumerate(layout.cells)
    )
    return [(row, int(number[1])) for row, number in found if number]


def _rises(numbers: Sequence[tuple[int, int]]) -> bool:
    return all(a[1] < b[1] for a, b in pairwise(numbers))


def _gaps(layout: Layout, column: Column, numbers: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    if numbers and numbers[0][1] == 2:  # noqa: PLR2004 -- the first of all is left out
        numbers = [(numbers[0][0], 0), *numbers]
    gaps = [(row, before, number) for (_row, before), (row, number) in pairwise(numbers) if number != before + 1]
    restarts = [gap for gap in gaps if gap[2] in {0, 1}]
    for row, before, number in [gap for gap in gaps if gap not in restarts][:_MOST_GAPS]:
        name, line = layout.named(row), layout.table.lines[layout.rows[row]]
        twice = number <= before
        says = f"{column.heading}: {number} follows {before}"
        says += ": the numbering goes back." if twice else ": a row may be missing."
        yield Finding(Kind.NUMBERING_GAP, name, column.heading, str(before + 1), str(number), None, says, line)


def rank_order(layout: Layout) -> Iterator[Finding]:
    """Give ranks that leave one out, go back, or do not follow the numbers; a rest such as “Other” may stand last."""
    for column in layout.of(Is.ORDER):
        numbers = _numbers(layout, column)
        if not _RANK.search(column.heading) or len(numbers) < _SOME:
            continue
        values = [one for one in layout.of(Is.NUMBER, Is.PERCENT) if one.place > column.place][:1]
        for place, ((before, low), (row, high)) in enumerate(pairwise(numbers), 2):
            wrong = "" if high in {low, low + 1, place} else f"rank {high} follows {low}"
            if values and not wrong and not _REST.search(layout.named(row)):
                wrong = _disagrees(
                    layout.cells[before][values[0].place], layout.cells[row][values[0].place], low == high
                )
            if wrong:
                name, line = layout.named(row), layout.table.lines[layout.rows[row]]
                yield Finding(
                    Kind.RANK_ORDER, name, column.heading, None, str(high), None, f"{name}: {wrong}.", line
                )  # fmt: skip


def _disagrees(before: Cell, after: Cell, tied: bool) -> str:  # noqa: FBT001 -- whether the two ranks are one
    if not (before.is_number and after.is_number):
        return ""
    if tied and before.value != after.value:
        return f"{after.printed.strip()} shares a rank with {before.printed.strip()}"
    return f"{after.printed.strip()} ranks below {before.printed.strip()}" if after.value > before.value else ""


def instrument_years(layout: Layout) -> Iterator[Finding]:
    """Give instruments that carry different years in different countries' lists (DQ-12)."""
    if layout.main < 0:
        return
    columns = [one for one in layout.of(Is.YEAR) if not _EVENT.search(one.heading) and one.place != layout.main]
    heading = layout.columns[layout.main].heading
    named = sum(bool(_INSTRUMENT.search(layout.label(row))) for row in range(len(layout.cells)))
    if len(columns) < 2 or not (_INSTRUMENT.search(heading) or named * 2 >= len(layout.cells)):  # noqa: PLR2004 -- two lists
        return
    for row, cells in enumerate(layout.cells):
        told = [(one, cells[one.place]) for one in columns if cells[one.place].is_number]
        if len({cell.value for _one, cell in told}) > 1:
            yield _differing(layout, row, told)


def _differing(layout: Layout, row: int, told: Sequence[tuple[Column, Cell]]) -> Finding:
    (usual, count), *rest = Counter(cell.value for _one, cell in told).most_common()
    most = count > 1 and (not rest or rest[0][1] < count)
    odd = [(one, cell) for one, cell in told if most and cell.value != usual]
    name, year = layout.named(row), str(usual) if most else None
    column = odd[0][0].heading if len(odd) == 1 else None
    printed = odd[0][1].printed if len(odd) == 1 else ", ".join(f"{one.heading} {cell.printed}" for one, cell in told)
    says = f"{name} carries different years: {', '.join(f'{one.heading} {cell.printed}' for one, cell in told)}."
    suggest = dict[str, str | None](row=name, column=column, value=year) if column and year else None
    years = {one.heading: cell.printed for one, cell in told}
    line = layout.table.lines[layout.rows[row]]
    return Finding(Kind.INSTRUMENT_YEAR, name, column, year, printed, suggest, says, line, {"years": years})


def years_by_instrument(layout: Layout) -> dict[str, set[Decimal]]:
    """Give the years that a list names for each instrument, by its abbreviation (CEDAW, UNTOC, CRC)."""
    found: dict[str, set[Decimal]] = defaultdict(set)
    if layout.main < 0:
        return found
    heading = layout.columns[layout.main].heading
    columns = [one for one in layout.of(Is.YEAR) if one.place != layout.main]
    if columns and _INSTRUMENT.search(heading):
        for row, cells in enumerate(layout.cells):
            for name in _abbreviations(layout.label(row)):
                found[name] |= {cells[one.place].value for one in columns if cells[one.place].is_number}
    return found


def _abbreviations(label: str) -> set[str]:
    if re.search(r"protocol|supplement", label, re.IGNORECASE):
        return {"TIP PROTOCOL"} if re.search(r"trafficking|\bTIP\b", label) else set()
    words = {
        word.removeprefix("UN") if word.startswith("UNC") else word for word in re.findall(r"\b[A-Z]{3,}\b", label)
    }
    return words - {"MOU", "ASEAN", "TIP", "SOP", "PDR"}
