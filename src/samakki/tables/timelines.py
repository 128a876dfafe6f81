"""Timelines: steps in the order in which they were taken, each with as much of its date as is known."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from samakki.kernel.dates import PartialDate
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Column, Layout
from samakki.tables.wording import folded

_STEP: Final = re.compile(r"\bsteps?\b|timeline|ขั้นตอน|ຂັ້ນຕອນ|ជំហាន|အဆင့်|bước|步骤|步驟|段階", re.IGNORECASE)
_WHEN: Final = re.compile(r"\bdates?\b|\bwhen\b|\bday\b|วันที่|ວັນທີ|កាលបរិច្ឆេទ|ថ្ងៃ|နေ့|ngày|日期|日付|年月日", re.IGNORECASE)
_WHOSE: Final = re.compile(
    r"person|case|client|victim|pseudonym|\bname\b|ผู้|บุคคล|ບຸກຄົນ|បុគ្គល|người|个案|人物", re.IGNORECASE
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})", re.ASCII)
_MOST: Final = 40


def steps_out_of_order(layout: Layout) -> Iterator[Finding]:
    """Give each step that is dated before the one that was taken just before it (DQ-09).

    Of a date only what is known is judged: 2019 may have been before or after May 2019. Where a column says whose
    steps they are, each person's are judged apart.
    """
    steps = [one for one in layout.columns if _STEP.search(one.heading)]
    dates = [one for one in layout.columns if _WHEN.search(one.heading)]
    if not steps or len(dates) != 1:
        return
    whose = [one for one in layout.columns if _WHOSE.search(one.heading) and one is not steps[0]]
    for rows in _apart(layout, whose[0] if whose else None):
        known = [(row, date) for row in rows if (date := _date(layout.cells[row][dates[0].place].printed))]
        for (before, earlier), (row, later) in pairwise(known):
            if later.last() < earlier.first():
                yield _finding(layout, steps[0], dates[0], (before, row))


def _apart(layout: Layout, whose: Column | None) -> list[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row, cells in enumerate(layout.cells):
        found[folded(cells[whose.place].printed) if whose else ""].append(row)
    return list(found.values())


def _finding(layout: Layout, step: Column, date: Column, rows: tuple[int, int]) -> Finding:
    before, row = (layout.cells[one] for one in rows)
    name, earlier = row[step.place].printed.strip(), before[step.place].printed.strip()
    printed = row[date.place].printed.strip()
    says = f"{name} is dated {printed}, before {earlier}, {before[date.place].printed.strip()}, which was taken first."
    return Finding(
        Kind.STEP_ORDER, name, date.heading, None, printed, None, says, layout.table.lines[layout.rows[rows[1]]]
    )


def _date(text: str) -> PartialDate | None:
    """Read as much of a date as is printed; None where there is none, or more than one way to read it."""
    plain = text.strip()[:_MOST]
    try:
        if named := _NAMED.fullmatch(plain):
            month = _MONTHS.index(named[2][:3].lower()) + 1
            return PartialDate.parse(f"{named[3]}-{month:02d}" + (f"-{int(named[1]):02d}" if named[1] else ""))
        return PartialDate.parse(plain)
    except ValueError:
        return None
