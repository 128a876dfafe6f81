"""A printed table as its page shows it: each cell as it is printed, and at it the numbers of what is wrong there."""

from collections import defaultdict
from dataclasses import dataclass

from samakki.databook.words import Brought, words_of_fault
from samakki.tables.about import About
from samakki.tables.checking import check
from samakki.tables.findings import Finding
from samakki.tables.layout import Layout, understood
from samakki.tables.printed import Table
from samakki.tables.units import Year
from samakki.tables.wording import folded


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell, and the numbers of the faults that lie at it."""

    words: str
    faults: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in words: where it is, what is printed, what the others make, and what would mend it."""

    number: int
    words: str
    where: str
    printed: str
    computed: str
    mends: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A table and its faults."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]
    faults: tuple[Fault, ...]


def judge(brought: Brought) -> Judged:
    """Judge a table by its cells, its codebook and its period; nothing of it is changed."""
    table = Table(brought.name, brought.grid, tuple(range(1, len(brought.grid) + 1)))
    period = f"{brought.period.year} {brought.as_of.isoformat()}"
    years = brought.period.kind if brought.period.until is None else Year.PART
    about = About(brought.name, brought.unit, period, years, codebook=brought.codebook)
    found = [one for one in check(table, about) if not one.settled]
    layout = understood(table)
    at = _places(layout, found)
    first = layout.rows[0] if layout.rows else 0
    rows = tuple(
        tuple(Shown(words, tuple(at[row, column])) for column, words in enumerate(cells))
        for row, cells in enumerate(brought.grid)
        if row >= first
    )
    faults = tuple(_told(number, one) for number, one in enumerate(found, 1))
    return Judged(layout.titles, tuple(one.heading for one in layout.columns), rows, faults)


def _places(layout: Layout, found: list[Finding]) -> dict[tuple[int, int], list[int]]:
    """Find the cell of each fault: by its line and column, by the name of its row, or the first cell of either."""
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    columns = {folded(one.heading): one.place for one in layout.columns}
    rows = {folded(layout.named(row)): place for row, place in enumerate(layout.rows)}
    for number, one in enumerate(found, 1):
        row = one.line - 1 if one.line else rows.get(folded(one.row or ""))
        column = columns.get(folded(one.column or ""))
        if row is not None or column is not None:
            at[layout.rows[0] if row is None and layout.rows else row or 0, column or 0].append(number)
    return at


def _told(number: int, one: Finding) -> Fault:
    where = " · ".join(filter(None, (one.row, one.column)))
    mends = " ".join(str(words) for words in (one.suggest or {}).values() if words is not None)
    return Fault(number, words_of_fault(one.kind), where, one.printed or "", one.computed or "", mends)
