"""Judges a table: every rule in turn, and what a documented footnote settles. It reports, and never repairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from samakki.tables.about import NOTHING, About
from samakki.tables.cells import Cell
from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Layout, understood
from samakki.tables.naming import duplicate_rows, undefined_codes, variant_names
from samakki.tables.periods import (
    instrument_years,
    numbering_gaps,
    rank_order,
    title_ranges,
    year_missing,
    years_by_instrument,
)
from samakki.tables.printed import Table
from samakki.tables.small import small_cells
from samakki.tables.stated import parts_over_wholes, stated_counts, wrong_breakdowns, wrong_shares
from samakki.tables.sums import wrong_sums
from samakki.tables.timelines import steps_out_of_order
from samakki.tables.wording import folded
from samakki.tables.writing import implausible_values, lost_text, mixed_units, money_flaws, numbers_as_text


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a table: names of the files in its folder, and other tables to be held against it."""

    names: Sequence[str] = ()
    tables: Sequence[Table] = field(default=())


def check(table: Table, about: About | None = None, beside: Beside | None = None, *, small: int = 0) -> list[Finding]:
    """Find what is wrong with a table, in the order of the rules; findings that a footnote settles say so.

    Counts from 1 to one less than `small` that stand beside a place are found, too.
    """
    about, beside = about or NOTHING, beside or Beside()
    layout = understood(table)
    found = [
        *_found(layout, about, beside),
        *_held_against(layout, beside.tables),
        *(small_cells(layout, small) if small else ()),
    ]
    cells = _by_name(layout) if about.footnotes else {}
    return [_settled(finding, about, cells) for finding in found]


def _found(layout: Layout, about: About, beside: Beside) -> Iterator[Finding]:
    yield from wrong_sums(layout)
    yield from wrong_breakdowns(layout)
    yield from wrong_shares(layout)
    yield from parts_over_wholes(layout)
    yield from stated_counts(layout, about.expected)
    yield from title_ranges(layout, about.title)
    yield from year_missing(layout, f"{about.period} {about.title}", beside.names)
    yield from numbering_gaps(layout)
    yield from rank_order(layout)
    yield from steps_out_of_order(layout)
    yield from money_flaws(layout)
    yield from mixed_units(layout)
    yield from undefined_codes(layout, about.codebook)
    yield from instrument_years(layout)
    yield from variant_names(layout)
    yield from duplicate_rows(layout)
    yield from lost_text(layout)
    yield from numbers_as_text(layout)
    yield from implausible_values(layout)


def _held_against(layout: Layout, others: Sequence[Table]) -> Iterator[Finding]:
    """Give instruments for which another list names other years."""
    ours = years_by_instrument(layout)
    for other in others if ours else ():
        theirs = years_by_instrument(understood(other))
        for name in sorted(ours.keys() & theirs.keys()):
            if ours[name] != theirs[name]:
                here, there = (", ".join(sorted(str(year) for year in years[name])) for years in (ours, theirs))
                says = f"{name} carries {here} here and {there} in {other.name}."
                yield Finding(Kind.INSTRUMENT_YEAR, name, None, there, here, None, says, None, {"beside": other.name})


def _by_name(layout: Layout) -> dict[tuple[str, str], Cell]:
    return {
        (folded(layout.label(row)), folded(column.heading)): cells[column.place]
        for row, cells in enumerate(layout.cells)
        for column in layout.columns
    }


def _settled(finding: Finding, about: About, cells: dict[tuple[str, str], Cell]) -> Finding:
    same = {folded(name) for group in about.names for name in group}
    if finding.kind is Kind.VARIANT_NAME and folded(finding.row or "") in same:
        return replace(finding, settled="names that are known to be one")
    note = next((one for one in about.footnotes if one.settles(finding, cells)), None)
    return replace(finding, settled=note.says) if note else finding
