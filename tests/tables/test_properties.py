"""Tables made at random that add up show nothing; one changed, blanked or dropped cell is found, and named."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from samakki.tables.checking import check
from samakki.tables.findings import Finding, Kind
from samakki.tables.printed import made

PLACES = ("Thailand", "Myanmar", "Laos", "Cambodia", "Vietnam", "China", "Indonesia", "Malaysia", "Nepal")
TOTALS = ("Total", "total", "Grand Total", "ລວມ", "รวม", "សរុប", "စုစုပေါင်း", "Tổng", "合计", "計")
counts = some.one_of(some.just(0), some.integers(0, 9), some.integers(0, 300))
SEARCH = settings(max_examples=60, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True)
class Made:
    """A table that adds up, its rows of headings, and its cells that are no totals as (row, column)."""

    rows: list[list[str]]
    heads: int
    leaves: list[tuple[int, int]]


def _with_totals(heads: list[list[str]], body: list[list[int]], label: str, leaves: list[int]) -> Made:
    rows = [[place, *map(str, line)] for place, line in zip(PLACES, body, strict=False)]
    rows = [*heads, *rows, [label, *(str(sum(column)) for column in zip(*body, strict=True))]]
    places = [(row, column) for row in range(len(heads), len(rows) - 1) for column in leaves]
    return Made(rows, len(heads), places)


@some.composite
def plain(draw: some.DrawFn) -> Made:
    """Years or forms beside a total; the row of totals may have no label."""
    word = draw(some.sampled_from(TOTALS))
    headings = draw(some.sampled_from((("2015", "2016", "2017"), ("Sexual", "Labour"), ("A", "B", "C", "D"))))
    numbers = [[draw(counts) for _one in headings] for _row in range(draw(some.integers(3, 9)))]
    body = [[*line, sum(line)] for line in numbers]
    label = draw(some.sampled_from((word, "")))
    return _with_totals([["Country", *headings, word]], body, label, list(range(1, len(headings) + 1)))


@some.composite
def parted_twice(draw: some.DrawFn) -> Made:
    """Men and women, and nationalities: two ways to part one total."""
    nationalities = ("Camb", "Thai", "Malay", "Indo", "China")[: draw(some.integers(3, 5))]
    body = []
    for _row in range(draw(some.integers(3, 8))):
        numbers = [draw(counts) for _one in nationalities]
        men = draw(some.integers(0, sum(numbers)))
        body.append([men, sum(numbers) - men, *numbers, sum(numbers)])
    return _with_totals([["Form", "M", "F", *nationalities, "Total"]], body, "Total", list(range(1, len(body[0]))))


@some.composite
def grouped(draw: some.DrawFn) -> Made:
    """Years with men, women and a total each, under one row of headings or two."""
    word, years = draw(some.sampled_from(TOTALS)), ("2015", "2016", "2017")
    body = []
    for _row in range(draw(some.integers(3, 8))):
        numbers = [(draw(counts), draw(counts)) for _year in years]
        body.append([part for men, women in numbers for part in (men, women, men + women)])
        body[-1].append(sum(men + women for men, women in numbers))
    one = [["Country", *(f"{year} {kind}" for year in years for kind in ("M", "F", "Total")), word]]
    two = [["Country", *(cell for year in years for cell in (year, "", "")), word], ["", *("M", "F", "Total") * 3, ""]]
    return _with_totals(draw(some.sampled_from((one, two))), body, word, [1, 2, 4, 5, 7, 8])


@some.composite
def with_subtotals(draw: some.DrawFn) -> Made:
    """Groups of rows, each with a subtotal below."""
    rows, leaves, wholes = [["Province", "M", "F", "Total"]], [], []
    for group in range(draw(some.integers(2, 3))):
        numbers = [[draw(counts), draw(counts)] for _row in range(draw(some.integers(2, 4)))]
        for place, line in enumerate(numbers):
            leaves += [(len(rows), 1), (len(rows), 2)]
            rows.append([f"Place {group}{place}", *map(str, line), str(sum(line))])
        wholes.append([sum(column) for column in zip(*numbers, strict=True)])
        rows.append(["Subtotal", *map(str, wholes[-1]), str(sum(wholes[-1]))])
    whole = [sum(column) for column in zip(*wholes, strict=True)]
    rows.append(["Total", *map(str, whole), str(sum(whole))])
    return Made(rows, 1, leaves)


tables = some.one_of(plain(), parted_twice(), grouped(), with_subtotals())


def judged(rows: list[list[str]]) -> list[Finding]:
    return check(made("table.csv", rows))


def enough(table: Made) -> None:
    """Leave out tables of noughts: nothing adds up to nothing in many ways."""
    filled = sum(table.rows[row][column] != "0" for row, column in table.leaves)
    assume(filled * 3 >= len(table.leaves) * 2)


@pytest.mark.req("DQ-01", "DQ-04", "DQ-05")
@SEARCH
@given(tables)
def test_a_table_that_adds_up_shows_nothing(table: Made) -> None:
    assert judged(table.rows) == []


@pytest.mark.req("DQ-01", "DQ-04", "DQ-05")
@SEARCH
@given(tables, some.data(), some.integers(1, 200))
def test_a_changed_cell_is_found_and_what_stood_there_is_suggested(
    table: Made, data: some.DataObject, more: int
) -> None:
    enough(table)
    row, column = data.draw(some.sampled_from(table.leaves))
    before = table.rows[row][column]
    table.rows[row][column] = str(int(before) + more)
    suggested = [one.suggest for one in judged(table.rows)]
    assert any(one and (one["row"], one["value"]) == (table.rows[row][0], before) for one in suggested)


@pytest.mark.req("DQ-03")
@SEARCH
@given(tables, some.data())
def test_a_blanked_cell_is_named_with_its_value(table: Made, data: some.DataObject) -> None:
    enough(table)
    row, column = data.draw(some.sampled_from(table.leaves))
    before = table.rows[row][column]
    assume(before != "0")
    table.rows[row][column] = ""
    blank = [one for one in judged(table.rows) if one.kind is Kind.BLANK_CELL]
    assert [(one.row, one.computed) for one in blank] == [(table.rows[row][0], before)]


@SEARCH
@given(tables, some.data())
def test_a_dropped_row_is_noticed(table: Made, data: some.DataObject) -> None:
    enough(table)
    row, _column = data.draw(some.sampled_from(table.leaves))
    assume(any(cell != "0" for cell in table.rows[row][1:]))
    del table.rows[row]
    assert judged(table.rows) != []
